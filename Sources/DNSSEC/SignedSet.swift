package import DNSWire

/// All records of one name and type (RFC 2181 §5), in class IN, with the signatures that came along.
package struct SignedSet: Sendable, Hashable {
    package var name: DNSName
    package var type: DNSRecordType
    /// The lowest TTL among the records, in seconds.
    package var ttl: UInt32
    package var data: [DNSRecordData]
    package var signatures: [RRSIGData]

    package init(
        name: DNSName, type: DNSRecordType, ttl: UInt32, data: [DNSRecordData], signatures: [RRSIGData] = []
    ) {
        self.name = name
        self.type = type
        self.ttl = ttl
        self.data = data
        self.signatures = signatures
    }

    /// A message section's records as sets, in the order in which each first appears, without doubles. Signatures over
    /// nothing in the section, and other classes than IN, are left out.
    package static func sets(in section: [DNSRecord]) -> [SignedSet] {
        section.recordSets().filter { $0.recordClass == .internet && !$0.data.isEmpty }.map { set in
            SignedSet(name: set.owner, type: set.type, ttl: set.ttl, data: set.data, signatures: set.signatures)
        }
    }

    /// The set as signatures are made over it.
    var recordSet: DNSRecordSet { DNSRecordSet(name, type, ttl: ttl, data: data) }

    /// The keys among the data.
    package var keys: [DNSKEYData] {
        data.compactMap { data in
            switch data {
            case .dnskey(let key), .cdnskey(let key): key
            default: nil
            }
        }
    }

    /// The delegation digests among the data.
    package var digests: [DSData] {
        data.compactMap { data in
            switch data {
            case .ds(let digest), .cds(let digest): digest
            default: nil
            }
        }
    }
}
