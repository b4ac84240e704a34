package import UpkeepCore

/// What one server said about one name and type, for `dns://server/name?type=`.
package struct RecordObservation: Sendable, Hashable {
    package var server: String
    /// The addresses of `server` that were asked, in order; the last one gave the answer, if there is any. Empty when
    /// the system's resolvers were asked, or when `server` has no address.
    package var addresses: [IPAddress] = []
    package var name: String
    package var type: String
    /// The presentation form of each record of the asked type in the answer, in answer order.
    package var records: [String]
    package var ttl: UInt32?
    /// The mnemonic of the response code, e.g. `NOERROR`, `NXDOMAIN`; nil when no answer came.
    package var rcode: String?
    package var authoritative: Bool
    package var authenticated: Bool
    package var exchanges: [DNSExchangeObservation]
    package var elapsed: Duration
    package var failure: NameFailure?
    /// Why the name `server` gave no address, so that nobody was asked; nil otherwise.
    package var serverFailure: NameFailure?

    package init(
        server: String, name: String, type: String, records: [String] = [], ttl: UInt32? = nil, rcode: String? = nil,
        authoritative: Bool = false, authenticated: Bool = false, exchanges: [DNSExchangeObservation] = [],
        elapsed: Duration = .zero, failure: NameFailure? = nil
    ) {
        self.server = server
        self.name = name
        self.type = type
        self.records = records
        self.ttl = ttl
        self.rcode = rcode
        self.authoritative = authoritative
        self.authenticated = authenticated
        self.exchanges = exchanges
        self.elapsed = elapsed
        self.failure = failure
    }
}
