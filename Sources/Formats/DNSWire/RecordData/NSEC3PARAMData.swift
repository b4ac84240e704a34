/// How a zone's names are hashed (RFC 5155 §4.1).
package struct NSEC3PARAMData: DNSRecordBody {
    package var algorithm: UInt8
    package var flags: UInt8
    package var iterations: UInt16
    package var salt: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        algorithm = try cursor.uint8(bytes)
        flags = try cursor.uint8(bytes)
        iterations = try cursor.uint16(bytes)
        salt = try cursor.characterString(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(algorithm)
        try encoder.append(flags)
        try encoder.append(iterations)
        try encoder.appendString(salt)
    }

    package var description: String {
        "\(algorithm) \(flags) \(iterations) \(salt.isEmpty ? "-" : DNSText.hex(salt))"
    }
}
