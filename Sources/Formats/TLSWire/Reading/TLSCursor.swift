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

    // Apart from their callers on purpose: inlined where the copy is not used, the optimizer of Swift 6.3 released `source`
    // once too often. The fuzzer found it; `Fuzz/corpus/TLSRecords/unused-vectors` keeps the input.
    @inline(never)
    mutating func bytes(_ count: Int) throws(TLSWireError) -> [UInt8] {
        let start = try take(count)
        return Array(source[start..<start + count])
    }

    @inline(never)
    mutating func rest() -> [UInt8] {
        let start = offset
        offset = end
        return Array(source[start..<end])
    }

    mutating func skip(_ count: Int) throws(TLSWireError) { _ = try take(count) }

    /// A length of `width` bytes (1 to 3) and as many bytes.
    mutating func vector(_ width: Int) throws(TLSWireError) -> [UInt8] {
        try bytes(try length(width))
    }

    /// Moves past a vector.
    mutating func skipVector(_ width: Int) throws(TLSWireError) {
        try skip(try length(width))
    }

    /// A cursor over a vector's content; this one moves past it.
    mutating func part(_ width: Int) throws(TLSWireError) -> TLSCursor {
        let count = try length(width)
        let begin = try take(count)
        return TLSCursor(source, offset: begin, end: begin + count)
    }

    /// A length that what is left can satisfy.
    private mutating func length(_ width: Int) throws(TLSWireError) -> Int {
        let start = offset
        let count =
            switch width {
            case 1: Int(try uint8())
            case 2: Int(try uint16())
            default: try uint24()
            }
        guard count <= remaining else {
            let left = remaining
            offset = start
            throw TLSWireError(.truncated, at: start, "a length says \(count) bytes where \(left) are left")
        }
        return count
    }

    private mutating func take(_ count: Int) throws(TLSWireError) -> Int {
        guard count >= 0, count <= end - offset else {
            throw TLSWireError(.truncated, at: offset, "\(count) bytes wanted, \(end - offset) left")
        }
        let start = offset
        offset += count
        return start
    }
}
