/// A place in a text that is read byte by byte.
struct TextCursor {
    let bytes: [UInt8]
    var offset: Int
    /// Where reading ends, not included.
    let end: Int

    init(_ text: String) { self.init(Array(text.utf8)) }

    init(_ bytes: [UInt8]) { self.init(bytes, 0..<bytes.count) }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var next: UInt8? { offset < end ? bytes[offset] : nil }
    var isAtEnd: Bool { offset >= end }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let next, UInt32(next) == character.value else { return false }
        offset += 1
        return true
    }

    mutating func takeWhile(_ fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = offset
        while offset < end, fits(bytes[offset]) { offset += 1 }
        return bytes[start..<offset]
    }

    /// A decimal number; nil, with nothing taken, when there is none or it has more than `most` digits.
    mutating func takeNumber(most: Int = 4) -> Int? {
        let start = offset
        let digits = takeWhile(Self.isDigit)
        guard !digits.isEmpty, digits.count <= most else {
            offset = start
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// What stands at the cursor up to the next character that `isEnd`, for messages; clipped when it is long.
    func word(until isEnd: (UInt8) -> Bool = { _ in false }) -> String {
        let word = bytes[min(offset, end)..<end].prefix { !isEnd($0) }
        let text = String(decoding: word.prefix(40), as: UTF8.self)
        return word.count > 40 ? text + "…" : text
    }

    func error(_ reason: CalendarError.Reason, _ fault: String, hint: String? = nil, at place: Int? = nil)
        -> CalendarError
    {
        CalendarError(reason, at: place ?? offset, of: bytes, fault, hint: hint)
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
