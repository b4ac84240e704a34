/// Reads what ``PackedWriter`` wrote; a damaged row is an error with its place, never a trap.
struct PackedReader {
    private let bytes: [UInt8]
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
        end = bytes.count
    }

    private init(_ bytes: [UInt8], _ offset: Int, _ end: Int) {
        self.bytes = bytes
        self.offset = offset
        self.end = end
    }

    var isAtEnd: Bool { offset >= end }

    mutating func byte() throws(PackingError) -> UInt8 {
        guard offset < end else { throw PackingError(problem: .truncated, offset: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func number() throws(PackingError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 || (shift == 63 && next <= 1) else {
                throw PackingError(problem: .range, offset: offset - 1)
            }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    mutating func signed() throws(PackingError) -> Int64 {
        let value = try number()
        return Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1)))
    }

    /// A number that is at most `limit`.
    mutating func number(upTo limit: Int64) throws(PackingError) -> Int64 {
        let start = offset
        let value = try number()
        guard value <= UInt64(limit) else { throw PackingError(problem: .range, offset: start) }
        return Int64(value)
    }

    /// A reader of the next piece alone, which this one then has behind it.
    mutating func piece() throws(PackingError) -> PackedReader {
        let length = try number()
        guard length <= UInt64(end - offset) else { throw PackingError(problem: .truncated, offset: offset) }
        let start = offset
        offset += Int(length)
        return PackedReader(bytes, start, offset)
    }
}
