/// The records of one owner, type and class (RFC 2181 §5), and the signatures over them.
package struct DNSRecordSet: Sendable {
    /// In the case of the first record.
    package let owner: DNSName
    package let type: DNSRecordType
    package let recordClass: DNSRecordClass
    /// Seconds: the lowest of the records' TTLs, which RFC 2181 §5.2 wants to be one.
    package private(set) var ttl: UInt32
    /// Whether the records came with different TTLs.
    package private(set) var hasMixedTTLs = false
    /// In the order received, without duplicates.
    package private(set) var data: [DNSRecordData] = []
    /// RRSIG records that cover this type.
    package private(set) var signatures: [RRSIGData] = []
    /// The lowest TTL of the signatures.
    package private(set) var signatureTTL: UInt32?

    /// An empty set of `type`, to which records are added.
    init(_ owner: DNSName, _ type: DNSRecordType, _ recordClass: DNSRecordClass) {
        self.owner = owner
        self.type = type
        self.recordClass = recordClass
        ttl = .max
    }

    package init(
        _ owner: DNSName, _ type: DNSRecordType, _ recordClass: DNSRecordClass = .internet, ttl: UInt32,
        data: [DNSRecordData], signatures: [RRSIGData] = []
    ) {
        self.init(owner, type, recordClass)
        self.ttl = ttl
        self.data = data
        self.signatures = signatures
    }

    /// A set of these records' data; nil when there are none, or when they are not of one owner, type and class.
    package init?(_ records: some Sequence<DNSRecord>) {
        let sets = records.recordSets()
        guard sets.count == 1, let set = sets.first else { return nil }
        self = set
    }

    package var records: [DNSRecord] {
        data.map { DNSRecord(owner, ttl: ttl, class: recordClass, $0) }
    }

    /// The signatures as records.
    package var signatureRecords: [DNSRecord] {
        signatures.map { DNSRecord(owner, ttl: signatureTTL ?? ttl, class: recordClass, .rrsig($0)) }
    }

    /// Whether both hold the same records: order, letter case of names and TTL do not count.
    package func holdsSame(as other: DNSRecordSet) -> Bool {
        owner == other.owner && type == other.type && recordClass == other.recordClass
            && Set(data) == Set(other.data)
    }

    /// - Parameter known: The data already in the set, kept by the caller so that large sets stay cheap.
    mutating func add(_ record: DNSRecord, known: inout Set<DNSRecordData>) {
        if case .rrsig(let signature) = record.data {
            if known.insert(record.data).inserted { signatures.append(signature) }
            signatureTTL = min(signatureTTL ?? .max, record.ttl)
        } else {
            // What signatures that came before said of the TTL does not count.
            if data.isEmpty { ttl = record.ttl }
            if known.insert(record.data).inserted { data.append(record.data) }
            hasMixedTTLs = hasMixedTTLs || data.count > 1 && record.ttl != ttl
            ttl = min(ttl, record.ttl)
        }
        // Signatures alone have nothing else to take it from.
        if data.isEmpty { ttl = min(ttl, record.ttl) }
    }
}

extension DNSRecordSet: Hashable {
    /// The same records with the same TTL; signatures do not count.
    package static func == (a: DNSRecordSet, b: DNSRecordSet) -> Bool { a.ttl == b.ttl && a.holdsSame(as: b) }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(owner)
        hasher.combine(type)
        hasher.combine(recordClass)
        hasher.combine(ttl)
        hasher.combine(Set(data))
    }
}
