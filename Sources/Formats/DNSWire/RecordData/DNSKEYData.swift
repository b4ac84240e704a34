/// A zone's public key (RFC 4034 §2.1); CDNSKEY has the same form (RFC 7344 §3.2).
package struct DNSKEYData: DNSRecordBody {
    /// 256 for a zone key, 257 with the secure entry point bit.
    package var flags: UInt16
    package var `protocol`: UInt8
    package var algorithm: UInt8
    package var publicKey: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        flags = try cursor.uint16(bytes)
        `protocol` = try cursor.uint8(bytes)
        algorithm = try cursor.uint8(bytes)
        publicKey = try cursor.rest(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(flags)
        try encoder.append(`protocol`)
        try encoder.append(algorithm)
        try encoder.append(publicKey)
    }

    package var description: String { "\(flags) \(`protocol`) \(algorithm) \(DNSText.base64(publicKey))" }
}
