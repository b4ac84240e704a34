/// All that one look at one target showed: every address of it, and what DNS and memory know of its name.
package struct TLSScan: Sendable, Hashable {
    /// What a person calls it, e.g. `shop.example:443`.
    package var target: String
    /// The name had no address, or could not be asked for; nil when there is at least one endpoint.
    package var failure: ProbeFailure?
    /// In the order of the name's addresses.
    package var endpoints: [EndpointObservation]
    package var caa: Seen<CAAObservation> = .notAsked
    /// What was served at this name before; what is served now may be among it.
    package var past: Seen<[PastCertificate]> = .notAsked
    /// The look was broken off from this side, so what is missing says nothing of the target.
    package var isBrokenOff = false

    package init(target: String, failure: ProbeFailure? = nil, endpoints: [EndpointObservation]) {
        self.target = target
        self.failure = failure
        self.endpoints = endpoints
    }

    /// At least one address has said something.
    package var hasAnswer: Bool {
        endpoints.contains { endpoint in
            !endpoint.tls.presented.isEmpty || endpoint.failure.map { !$0.isOurs } ?? false
        }
    }
}
