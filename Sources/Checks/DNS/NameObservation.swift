package import UpkeepCore

/// What looking up one host name gave: where its addresses came from and what each server said.
package struct NameObservation: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable {
        /// The URL held an address; nothing was looked up.
        case literal
        /// The hosts file answered, as it would for any program on this machine.
        case hosts
        case resolver
        /// The config fixed the address.
        case pinned
    }

    /// The name as asked, no trailing dot.
    package var name: String
    package var source: Source
    /// All addresses in answer order, IPv6 and IPv4, without duplicates.
    package var addresses: [IPAddress]
    /// Those of `addresses` that were left out because this machine has no route to their family, as visitors with such
    /// a connection do not use them either.
    package var withoutRoute: [IPAddress] = []
    /// The families whose look-up failed while the other gave addresses. An empty answer is no failure.
    package var familyFailures: [IPAddress.Family: NameFailure] = [:]
    /// The CNAME chain from `name` to the owner of the addresses, `name` itself left out.
    package var aliases: [String]
    /// The smallest TTL on the way to the addresses, seconds; nil when nothing came from DNS.
    package var ttl: UInt32?
    /// One entry per question put to one server, in the order sent.
    package var exchanges: [DNSExchangeObservation]
    /// From the first query to the last answer that was needed.
    package var elapsed: Duration
    /// nil when at least one address came back.
    package var failure: NameFailure?

    package init(
        name: String, source: Source, addresses: [IPAddress] = [], aliases: [String] = [], ttl: UInt32? = nil,
        exchanges: [DNSExchangeObservation] = [], elapsed: Duration = .zero, failure: NameFailure? = nil
    ) {
        self.name = name
        self.source = source
        self.addresses = addresses
        self.aliases = aliases
        self.ttl = ttl
        self.exchanges = exchanges
        self.elapsed = elapsed
        self.failure = failure
    }
}
