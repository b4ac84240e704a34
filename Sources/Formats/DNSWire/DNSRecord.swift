/// One resource record.
package struct DNSRecord: Sendable, Hashable, CustomStringConvertible {
    package var name: DNSName
    package var recordClass: DNSRecordClass
    /// Seconds, at most 2³¹−1; a larger number on the wire means 0 (RFC 2181 §8).
    package var ttl: UInt32
    package var data: DNSRecordData

    package init(_ name: DNSName, ttl: UInt32, class recordClass: DNSRecordClass = .internet, _ data: DNSRecordData) {
        self.name = name
        self.recordClass = recordClass
        self.ttl = ttl
        self.data = data
    }

    package var type: DNSRecordType { data.type }

    /// One zone-file line: owner, TTL, class, type and data, separated by single spaces.
    package var description: String { "\(name) \(ttl) \(recordClass) \(type) \(data)" }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(name, compression: .allowed)
        try encoder.append(type.rawValue)
        try encoder.append(recordClass.rawValue)
        try encoder.append(min(ttl, 0x7FFF_FFFF))
        try encoder.appendData(of: self)
    }
}
