/// A reading position in a DNS message. It holds no bytes, so that every read is checked against the span it is given.
package struct DNSCursor {
    /// Bytes from the start of the message.
    package private(set) var offset: Int
    /// Reads stop here, even when the message goes on: the end of the message or of one record's RDATA.
    package let end: Int

    /// - Precondition in effect: `end` is clamped to the span on every read, so a wrong one cannot trap.
    package init(offset: Int = 0, end: Int) {
        self.offset = offset
        self.end = end
    }

    package var remaining: Int { max(0, end - offset) }
    package var isAtEnd: Bool { remaining == 0 }

    package mutating func uint8(_ bytes: Span<UInt8>) throws(DNSWireError) -> UInt8 {
        let range = try take(1, of: bytes)
        return bytes[range.lowerBound]
    }

    package mutating func uint16(_ bytes: Span<UInt8>) throws(DNSWireError) -> UInt16 {
        let at = try take(2, of: bytes).lowerBound
        return UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
    }

    package mutating func uint32(_ bytes: Span<UInt8>) throws(DNSWireError) -> UInt32 {
        UInt32(try uint16(bytes)) << 16 | UInt32(try uint16(bytes))
    }

    package mutating func bytes(_ count: Int, of bytes: Span<UInt8>) throws(DNSWireError) -> [UInt8] {
        let range = try take(count, of: bytes)
        var copy: [UInt8] = []
        copy.reserveCapacity(count)
        for at in range { copy.append(bytes[at]) }
        return copy
    }

    /// Everything up to `end`.
    package mutating func rest(_ bytes: Span<UInt8>) throws(DNSWireError) -> [UInt8] {
        try self.bytes(remaining, of: bytes)
    }

    /// A length byte and as many bytes (RFC 1035 §3.3, `<character-string>`).
    package mutating func characterString(_ bytes: Span<UInt8>) throws(DNSWireError) -> [UInt8] {
        let count = Int(try uint8(bytes))
        return try self.bytes(count, of: bytes)
    }

    /// A cursor over the next `count` bytes alone; this one moves past them.
    package mutating func part(_ count: Int, of bytes: Span<UInt8>) throws(DNSWireError) -> DNSCursor {
        let range = try take(count, of: bytes)
        return DNSCursor(offset: range.lowerBound, end: range.upperBound)
    }

    package mutating func move(to offset: Int) { self.offset = offset }

    private mutating func take(_ count: Int, of bytes: Span<UInt8>) throws(DNSWireError) -> Range<Int> {
        let available = min(end, bytes.count) - offset
        guard offset >= 0, count <= available else {
            throw DNSWireError(.truncated, at: offset, "\(count) bytes wanted, \(max(0, available)) left")
        }
        defer { offset += count }
        return offset..<offset + count
    }
}
