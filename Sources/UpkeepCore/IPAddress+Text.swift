extension IPAddress: CustomStringConvertible {
    /// Reads dotted-quad IPv4 (four decimal parts, no leading zeros) or RFC 4291 IPv6 text, without zone or brackets.
    package init?(_ text: String) { self.init(of: text) }

    /// Reads a part of a text; a whole `String` has code of its own, since every host name is tried as an address.
    package init?(_ text: some StringProtocol) { self.init(of: text) }

    private init?(of text: some StringProtocol) {
        if let value = Self.quad(text) {
            self.init(v4: value)
        } else {
            guard text.utf8.contains(0x3A), let words = Self.words(of: text) else { return nil }
            self.init(
                v6High: words[0..<4].reduce(0) { $0 << 16 | UInt64($1) },
                low: words[4..<8].reduce(0) { $0 << 16 | UInt64($1) })
        }
    }

    /// RFC 5952 text: lower case, the longest run of zero words (two or more) as `::`.
    package var description: String {
        if let value = v4Value { return Self.quad(value) }
        let bytes = self.bytes
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return "::ffff:" + bytes[12...].map { String($0) }.joined(separator: ".")
        }
        let words = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var run = 0..<0
        var start = 0
        for (place, word) in words.enumerated() {
            if word != 0 { start = place + 1 } else if place + 1 - start > run.count { run = start..<place + 1 }
        }
        let hex = { (slice: ArraySlice<UInt16>) in slice.map { String($0, radix: 16) }.joined(separator: ":") }
        guard run.count >= 2 else { return hex(words[...]) }
        return hex(words[..<run.lowerBound]) + "::" + hex(words[run.upperBound...])
    }

    private static func quad(_ value: UInt32) -> String {
        // Four small numbers fill a string that needs no memory of its own, without the detours of interpolation.
        var text: InlineArray<15, UInt8> = InlineArray(repeating: 0x2E)
        var end = 0
        for shift in [24 as UInt32, 16, 8, 0] {
            let part = UInt8(value >> shift & 255)
            if part >= 100 {
                text[end] = 0x30 + part / 100
                end += 1
            }
            if part >= 10 {
                text[end] = 0x30 + part / 10 % 10
                end += 1
            }
            text[end] = 0x30 + part % 10
            end += 2
        }
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: text.span.extracting(first: end - 1)))
        } catch {
            // INVARIANT: digits and dots are UTF-8.
            preconditionFailure("\(value) is no text")
        }
    }

    private static func quad(_ text: some StringProtocol) -> UInt32? {
        // Every host name is tried as an address first, so this splits nothing and allocates nothing.
        var (value, part): (UInt32, UInt32) = (0, 0)
        var (digits, dots) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39 where digits == 0 || part > 0:
                part = part * 10 + UInt32(byte - 0x30)
                digits += 1
                guard part <= 255 else { return nil }
            case 0x2E where digits > 0 && dots < 3:
                value = value << 8 | part
                (part, digits) = (0, 0)
                dots += 1
            default: return nil
            }
        }
        return dots == 3 && digits > 0 ? value << 8 | part : nil
    }

    private static func words(of text: some StringProtocol) -> [UInt16]? {
        let halves = text.components(splitAt: "::")
        guard halves.count <= 2 else { return nil }
        var sides: [[UInt16]] = []
        for (place, half) in halves.enumerated() {
            guard !half.isEmpty else {
                sides.append([])
                continue
            }
            var words: [UInt16] = []
            let parts = half.split(separator: ":", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if place == halves.count - 1, index == parts.count - 1, part.utf8.contains(0x2E) {
                    guard let value = quad(part) else { return nil }
                    words += [UInt16(value >> 16), UInt16(value & 0xFFFF)]
                } else {
                    guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(\.isHexDigit),
                        let word = UInt16(part, radix: 16)
                    else { return nil }
                    words.append(word)
                }
            }
            sides.append(words)
        }
        if sides.count == 1 { return sides[0].count == 8 ? sides[0] : nil }
        let missing = 8 - sides[0].count - sides[1].count
        guard missing >= 1 else { return nil }
        return sides[0] + Array(repeating: 0, count: missing) + sides[1]
    }
}

extension StringProtocol {
    /// The pieces around each non-overlapping `separator`.
    fileprivate func components(splitAt separator: String) -> [SubSequence] {
        var pieces: [SubSequence] = []
        var start = startIndex
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(separator) {
                pieces.append(self[start..<at])
                at = index(at, offsetBy: separator.count)
                start = at
            } else {
                at = index(after: at)
            }
        }
        pieces.append(self[start..<endIndex])
        return pieces
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
