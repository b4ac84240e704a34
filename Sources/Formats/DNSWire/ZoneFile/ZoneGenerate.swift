/// The template of a `$GENERATE` line: `start-stop[/step] owner [TTL] [class] type data`, as in BIND.
struct ZoneGenerate {
    /// The longest line a template may grow to.
    private static let longestLine = 65_536
    /// The most digits a number may be padded to.
    private static let widest = 255

    let values: StrideThrough<Int>
    let count: Int
    private let owner: ArraySlice<UInt8>
    private let rest: [UInt8]

    init(_ words: inout DNSTokenReader) throws(DNSWireError) {
        let (range, offset) = try words.word("range")
        guard let (start, stop, step) = Self.range(range) else {
            throw DNSWireError(
                .badField, at: offset, "`\(range)` is no range", expected: "start-stop or start-stop/step")
        }
        values = stride(from: start, through: stop, by: step)
        count = (stop - start) / step + 1
        let first = try words.take("owner")
        guard !first.isQuoted else { throw DNSWireError(.badField, at: first.offset, "owner must not be quoted") }
        owner = first.raw
        var rest: [UInt8] = []
        var isOpen = true
        while !words.isAtEnd {
            let token = try words.take("data")
            rest.append(0x20)
            // BIND takes all the data as one word, which has to be quoted when it has spaces.
            let isWholeData = isOpen && token.isQuoted && words.isAtEnd
            rest += token.isQuoted && !isWholeData ? [0x22] + token.raw + [0x22] : Array(token.raw)
            if token.isQuoted { isOpen = false }
        }
        self.rest = rest
    }

    private static func range(_ text: String) -> (Int, Int, Int)? {
        let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        let ends = parts[0].split(separator: 0x2D, omittingEmptySubsequences: false)
        guard parts.count <= 2, ends.count == 2, let start: Int32 = DNSText.decimal(ends[0]),
            let stop: Int32 = DNSText.decimal(ends[1]), start <= stop
        else { return nil }
        guard parts.count == 2 else { return (Int(start), Int(stop), 1) }
        guard let step: Int32 = DNSText.decimal(parts[1]), step > 0 else { return nil }
        return (Int(start), Int(stop), Int(step))
    }

    /// The line for one number.
    func line(_ value: Int) throws(DNSWireError) -> [UInt8] {
        try Self.expand(owner, value) + Self.expand(rest[...], value)
    }

    private static func expand(_ template: ArraySlice<UInt8>, _ value: Int) throws(DNSWireError) -> [UInt8] {
        var line: [UInt8] = []
        var at = template.startIndex
        while at < template.endIndex {
            guard line.count <= longestLine else { throw DNSWireError(.tooLarge, at: at, "line too long") }
            let byte = template[at]
            at += 1
            switch byte {
            case 0x5C where at < template.endIndex:
                // `\$` is a dollar sign; any other escape is for the line's own reader.
                line += template[at] == 0x24 ? [0x24] : [byte, template[at]]
                at += 1
            case 0x24 where at < template.endIndex && template[at] == 0x24:
                line.append(0x24)
                at += 1
            case 0x24 where at < template.endIndex && template[at] == 0x7B:
                guard let close = template[at...].firstIndex(of: 0x7D) else {
                    throw DNSWireError(.unbalanced, at: at, "`${` without a `}`")
                }
                line += try formatted(template[(at + 1)..<close], value)
                at = close + 1
            case 0x24: line += "\(value)".utf8
            default: line.append(byte)
            }
        }
        return line
    }

    /// `offset[,width[,base]]`.
    private static func formatted(_ modifiers: ArraySlice<UInt8>, _ value: Int) throws(DNSWireError) -> [UInt8] {
        let parts = modifiers.split(separator: 0x2C, omittingEmptySubsequences: false)
        let base = parts.count > 2 ? parts[2] : [0x64]
        guard (1...3).contains(parts.count), let offset = signed(parts[0]),
            let width: Int = parts.count > 1 ? DNSText.decimal(parts[1]) : 0, width <= widest, base.count == 1,
            let letter = base.first, value + offset >= 0
        else {
            let shown = String(decoding: modifiers, as: UTF8.self)
            throw DNSWireError(.badField, at: modifiers.startIndex, "`${\(shown)}` is no offset, width and base")
        }
        let number = value + offset
        switch letter {
        case 0x64: return padded(String(number), width)
        case 0x6F: return padded(String(number, radix: 8), width)
        case 0x78: return padded(String(number, radix: 16), width)
        case 0x58: return padded(String(number, radix: 16, uppercase: true), width)
        case 0x6E, 0x4E: return nibbles(number, width, uppercase: letter == 0x4E)
        default: throw DNSWireError(.badField, at: modifiers.startIndex, "base is none of d, o, x, X, n and N")
        }
    }

    private static func signed(_ text: ArraySlice<UInt8>) -> Int? {
        let isNegative = text.first == 0x2D
        guard let value: Int32 = DNSText.decimal(isNegative ? text.dropFirst() : text) else { return nil }
        return isNegative ? -Int(value) : Int(value)
    }

    private static func padded(_ digits: String, _ width: Int) -> [UInt8] {
        [UInt8](repeating: 0x30, count: max(0, width - digits.utf8.count)) + digits.utf8
    }

    /// Hexadecimal digits from the last, with dots between, as in `ip6.arpa`; the width counts dots too, so that an even
    /// one leaves a dot at the end, as in BIND.
    private static func nibbles(_ number: Int, _ width: Int, uppercase: Bool) -> [UInt8] {
        var digits = Array(String(number, radix: 16, uppercase: uppercase).utf8.reversed())
        digits += [UInt8](repeating: 0x30, count: max(0, (width + 1) / 2 - digits.count))
        let text = Array(digits.map { [$0] }.joined(separator: [0x2E]))
        return text.count < width ? text + [0x2E] : text
    }
}
