package import TLSWire

/// The cipher suites that a server accepts with one version.
package struct SuiteObservation: Sendable, Hashable {
    package enum Order: String, Sendable, Hashable, CaseIterable {
        /// The server goes by its own order, which is that of `accepted`.
        case server
        /// The client's order decides.
        case client
        /// It could not be told, or there is only one suite.
        case unclear
    }

    package var accepted: [CipherSuite]
    package var order: Order
    /// Why there may be more than `accepted`; nil when the list is known to be whole.
    package var cutShort: String?

    package init(_ accepted: [CipherSuite], order: Order, cutShort: String? = nil) {
        self.accepted = accepted
        self.order = order
        self.cutShort = cutShort
    }
}
