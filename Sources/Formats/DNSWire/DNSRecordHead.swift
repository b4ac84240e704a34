/// A record before its class, TTL and RDATA have a meaning: OPT gives them another one (RFC 6891 §6.1.2).
struct DNSRecordHead {
    /// Fewest bytes a record takes: root owner, type, class, TTL, empty RDATA.
    static let shortest = 11

    let offset: Int
    let name: DNSName
    let type: DNSRecordType
    let recordClass: UInt16
    let ttl: UInt32
    let data: DNSCursor

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        offset = cursor.offset
        name = try cursor.name(bytes)
        type = DNSRecordType(rawValue: try cursor.uint16(bytes))
        recordClass = try cursor.uint16(bytes)
        ttl = try cursor.uint32(bytes)
        data = try cursor.part(Int(try cursor.uint16(bytes)), of: bytes)
    }
}
