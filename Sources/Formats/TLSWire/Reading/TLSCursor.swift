/// A reading position within bytes; every read is checked, so that nothing can trap.
struct TLSCursor {
    private let source: [UInt8]
    private(set) var offset: Int
    /// Reads stop here, even where the bytes go on.
    let end: Int

    init(_ source: [UInt8], offset: Int = 0, end: Int? = nil) {
        self.source = source
        self.offset = min(max(0, offset), source.count)
        self.end = min(max(self.offset, end ?? source.count), source.count)
    }

    var remaining: Int { end - offset }
    var isAtEnd: Bool { offset == end }

    mutating func uint8() throws(TLSWireError) -> UInt8 { source[try take(1)] }

    mutating func uint16() throws(TLSWireError) -> UInt16 {
        let at = try take(2)
        return UInt16(source[at]) << 8 | UInt16(source[at + 1])
    }

    mutating func uint24() throws(TLSWireError) -> Int {
        let at = try take(3)
        return Int(source[at]) << 16 | Int(source[at + 1]) << 8 | Int(source[at + 2])
    }

    mutating func uint32() throws(TLSWireError) -> UInt32 {
        UInt32(try uint16()) << 16 | UInt32(try uint16())
    }

    mutating func uint64() throws(TLSWireError) -> UInt64 {
        UInt64(try uint32()) << 32 | UInt64(try uint32())
    }

    mutating func bytes(_ count: Int) throws(TLSWireError) -> [UInt8] {
        let start = try take(count)
        return Array(source[start..<start + count])
    }

    mutating func rest() -> [UInt8] {
        defer { offset = end }
        return Array(source[offset..<end])
    }

    mutating func skip(_ count: Int) throws(TLSWireError) { _ = try take(count) }

    /// A length of `width` bytes (1 to 3) and as many bytes.
    mutating func vector(_ width: Int) throws(TLSWireError) -> [UInt8] {
        var part = try part(width)
        return part.rest()
    }

    /// A cursor over a vector's content; this one moves past it.
    mutating func part(_ width: Int) throws(TLSWireError) -> TLSCursor {
        let start = offset
        let count =
            switch width {
            case 1: Int(try uint8())
            case 2: Int(try uint16())
            default: try uint24()
            }
        guard count <= remaining else {
            defer { offset = start }
            throw TLSWireError(.truncated, at: start, "a length says \(count) bytes where \(remaining) are left")
        }
        let begin = try take(count)
        return TLSCursor(source, offset: begin, end: begin + count)
    }

    private mutating func take(_ count: Int) throws(TLSWireError) -> Int {
        guard count >= 0, count <= end - offset else {
            throw TLSWireError(.truncated, at: offset, "\(count) bytes wanted, \(end - offset) left")
        }
        defer { offset += count }
        return offset
    }
}
