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

    /// A message section's records as sets, in the order their first records came. Signatures over nothing in the
    /// section, and other classes than IN, are left out.
    package static func sets(in section: [DNSRecord]) -> [SignedSet] {
        struct Key: Hashable {
            let name: DNSName
            let type: DNSRecordType
        }
        var sets: [SignedSet] = []
        var places: [Key: Int] = [:]
        for record in section where record.recordClass == .internet && record.type != .rrsig {
            let key = Key(name: record.name, type: record.type)
            if let place = places[key] {
                sets[place].data.append(record.data)
                sets[place].ttl = min(sets[place].ttl, record.ttl)
            } else {
                places[key] = sets.count
                sets.append(SignedSet(name: record.name, type: record.type, ttl: record.ttl, data: [record.data]))
            }
        }
        for record in section where record.recordClass == .internet {
            guard case .rrsig(let signature) = record.data,
                let place = places[Key(name: record.name, type: signature.typeCovered)]
            else { continue }
            if !sets[place].signatures.contains(signature) { sets[place].signatures.append(signature) }
        }
        return sets
    }

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
