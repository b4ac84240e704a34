package import UpkeepCore

/// One request to one address, redirects followed: what a visitor who got this address would have seen.
package struct HTTPObservation: Sendable, Hashable {
    /// The address the first hop went to.
    package var address: IPAddress
    /// One per request sent, in order; never empty unless nothing could be sent.
    package var hops: [HTTPHopObservation]
    /// nil when a complete answer came at the end of the chain.
    package var failure: ProbeFailure?
    /// From before the first connect to the end of the last byte, later hops' look-ups included, the first look-up not.
    package var elapsed: Duration
    /// TCP connections opened.
    package var connections: Int

    package init(
        address: IPAddress, hops: [HTTPHopObservation] = [], failure: ProbeFailure? = nil, elapsed: Duration = .zero,
        connections: Int = 0
    ) {
        self.address = address
        self.hops = hops
        self.failure = failure
        self.elapsed = elapsed
        self.connections = connections
    }
}
