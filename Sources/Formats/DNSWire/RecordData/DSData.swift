/// A digest of a child zone's key (RFC 4034 §5.1); CDS has the same form (RFC 7344 §3.1).
package struct DSData: DNSRecordBody {
    package var keyTag: UInt16
    package var algorithm: UInt8
    package var digestType: UInt8
    package var digest: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        keyTag = try cursor.uint16(bytes)
        algorithm = try cursor.uint8(bytes)
        digestType = try cursor.uint8(bytes)
        digest = try cursor.rest(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(keyTag)
        try encoder.append(algorithm)
        try encoder.append(digestType)
        try encoder.append(digest)
    }

    package var description: String { "\(keyTag) \(algorithm) \(digestType) \(DNSText.hex(digest))" }
}
