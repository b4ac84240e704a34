/// What HIP holds before its rendezvous servers (RFC 8005 §5): algorithm, host identity tag, public key.
enum HostIdentity {
    static func parse(_ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        let algorithm = try words.number("algorithm", UInt8.self)
        let offset = words.offset
        let tag = try words.hex("hit")
        let key = try words.base64("key")
        guard let tagCount = UInt8(exactly: tag.count), let keyCount = UInt16(exactly: key.count) else {
            throw DNSWireError(.tooLarge, at: offset, "host identity tag or key too long")
        }
        let lengths = [tagCount, algorithm, UInt8(keyCount >> 8), UInt8(truncatingIfNeeded: keyCount)]
        return lengths + tag + key
    }

    static func check(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        let at = cursor.offset
        let tagCount = Int(try cursor.uint8(bytes))
        _ = try cursor.uint8(bytes)
        let keyCount = Int(try cursor.uint16(bytes))
        guard tagCount > 0, keyCount > 0 else {
            throw DNSWireError(.badValue, at: at, "HIP without a host identity tag or a key")
        }
        _ = try cursor.part(tagCount + keyCount, of: bytes)
    }

    static func text(_ bytes: [UInt8]) -> String {
        guard bytes.count >= 4, bytes.count >= 4 + Int(bytes[0]) else { return "" }
        let keyAt = 4 + Int(bytes[0])
        return "\(bytes[1]) \(DNSText.hex(bytes[4..<keyAt])) \(DNSText.base64(Array(bytes[keyAt...])))"
    }
}
