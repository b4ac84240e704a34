package import DNSWire
package import UpkeepCore

/// One address of one name server of a zone, and who says so.
package struct NameServerAddress: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable, CaseIterable {
        /// The parent's referral carried it as glue.
        case glue
        /// The zone itself, or the zone the name is in, answered it.
        case zone
        /// It was known from good times.
        case stored
        /// A person gave it: root hints, a flag.
        case given
    }

    package var name: DNSName
    package var endpoint: Endpoint
    package var sources: Set<Source>

    package init(_ name: DNSName, _ endpoint: Endpoint, _ sources: Set<Source>) {
        self.name = name
        self.endpoint = endpoint
        self.sources = sources
    }
}
