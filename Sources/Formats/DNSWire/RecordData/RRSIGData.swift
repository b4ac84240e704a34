/// A signature over one record set (RFC 4034 §3.1).
package struct RRSIGData: DNSRecordBody {
    package var typeCovered: DNSRecordType
    package var algorithm: UInt8
    package var labels: UInt8
    package var originalTTL: UInt32
    /// Seconds since 1970 modulo 2³² (RFC 4034 §3.1.5).
    package var expiration: UInt32
    package var inception: UInt32
    package var keyTag: UInt16
    package var signer: DNSName
    package var signature: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        typeCovered = DNSRecordType(rawValue: try cursor.uint16(bytes))
        algorithm = try cursor.uint8(bytes)
        labels = try cursor.uint8(bytes)
        originalTTL = try cursor.uint32(bytes)
        expiration = try cursor.uint32(bytes)
        inception = try cursor.uint32(bytes)
        keyTag = try cursor.uint16(bytes)
        signer = try cursor.name(bytes, compression: .forbidden)
        signature = try cursor.rest(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(typeCovered.rawValue)
        try encoder.append(algorithm)
        try encoder.append(labels)
        for value in [originalTTL, expiration, inception] { try encoder.append(value) }
        try encoder.append(keyTag)
        try encoder.append(signer, compression: .forbidden)
        try encoder.append(signature)
    }

    package var description: String {
        "\(typeCovered) \(algorithm) \(labels) \(originalTTL) \(DNSMoment.text(expiration)) \(DNSMoment.text(inception)) "
            + "\(keyTag) \(signer) \(DNSText.base64(signature))"
    }
}
