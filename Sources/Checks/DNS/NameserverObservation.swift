/// Which name servers the zone of a host says it has, as a resolver sees it.
package struct NameserverObservation: Sendable, Hashable {
    /// The zone's apex, e.g. `shop.example`, no trailing dot.
    package var zone: String
    /// NS names, lower case, no trailing dot, sorted; empty when they could not be had.
    package var nameservers: [String]
    package var exchanges: [DNSExchangeObservation]
    package var failure: NameFailure?

    package init(
        zone: String, nameservers: [String], exchanges: [DNSExchangeObservation] = [], failure: NameFailure? = nil
    ) {
        self.zone = zone
        self.nameservers = nameservers
        self.exchanges = exchanges
        self.failure = failure
    }
}
