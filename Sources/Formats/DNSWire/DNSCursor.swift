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

    @inline(__always)
    package mutating func uint8(_ bytes: Span<UInt8>) throws(DNSWireError) -> UInt8 {
        bytes[try take(1, of: bytes)]
    }

    @inline(__always)
    package mutating func uint16(_ bytes: Span<UInt8>) throws(DNSWireError) -> UInt16 {
        let at = try take(2, of: bytes)
        return UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1])
    }

    package mutating func uint32(_ bytes: Span<UInt8>) throws(DNSWireError) -> UInt32 {
        let at = try take(4, of: bytes)
        return UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
            | UInt32(bytes[at + 3])
    }

    package mutating func uint64(_ bytes: Span<UInt8>) throws(DNSWireError) -> UInt64 {
        UInt64(try uint32(bytes)) << 32 | UInt64(try uint32(bytes))
    }

    package mutating func bytes(_ count: Int, of bytes: Span<UInt8>) throws(DNSWireError) -> [UInt8] {
        let start = try take(count, of: bytes)
        var copy: [UInt8] = []
        copy.reserveCapacity(count)
        for at in start..<start + count { copy.append(bytes[at]) }
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
        let start = try take(count, of: bytes)
        return DNSCursor(offset: start, end: start + count)
    }

    package mutating func skip(_ count: Int, of bytes: Span<UInt8>) throws(DNSWireError) {
        _ = try take(count, of: bytes)
    }

    package mutating func move(to offset: Int) { self.offset = offset }

    /// Moves over `count` bytes.
    /// - Returns: Where they begin; all of them are inside the span.
    @inline(__always)
    private mutating func take(_ count: Int, of bytes: Span<UInt8>) throws(DNSWireError) -> Int {
        let start = offset
        guard start >= 0, count >= 0, count <= min(end, bytes.count) - start else {
            throw truncated(count, min(end, bytes.count) - start)
        }
        offset = start + count
        return start
    }

    /// Apart, so that the way that goes well stays short enough to be inlined.
    @inline(never)
    private func truncated(_ count: Int, _ available: Int) -> DNSWireError {
        DNSWireError(.truncated, at: offset, "\(count) bytes wanted, \(max(0, available)) left")
    }
}
