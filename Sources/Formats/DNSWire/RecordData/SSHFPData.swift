/// A host key's fingerprint (RFC 4255 §3.1).
package struct SSHFPData: DNSRecordBody {
    package var algorithm: UInt8
    package var fingerprintType: UInt8
    package var fingerprint: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        algorithm = try cursor.uint8(bytes)
        fingerprintType = try cursor.uint8(bytes)
        fingerprint = try cursor.rest(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append([algorithm, fingerprintType])
        try encoder.append(fingerprint)
    }

    package var description: String { "\(algorithm) \(fingerprintType) \(DNSText.hex(fingerprint))" }
}
