extension DNSName: CustomStringConvertible {
    /// Reads presentation form (RFC 1035 §5.1): `\.` and `\\` for the byte itself, `\DDD` for any byte; with or without
    /// the trailing dot. `.` is the root.
    /// - Throws: `empty-label`, `label-too-long`, `name-too-long`, `bad-escape` or `not-ascii`, with the text's offset.
    package init(_ text: some StringProtocol) throws(DNSWireError) {
        let source = Array(text.utf8)
        guard source != [0x2E] else {
            self = .root
            return
        }
        var wire: [UInt8] = [0]
        var lengthAt = 0
        var at = 0
        var endsWithDot = false
        while at < source.count {
            let start = at
            let byte = source[at]
            at += 1
            endsWithDot = byte == 0x2E
            if endsWithDot {
                guard wire.count > lengthAt + 1 else { throw DNSWireError(.emptyLabel, at: start, "empty label") }
                lengthAt = wire.count
                wire.append(0)
                continue
            }
            guard byte < 0x80 else {
                throw DNSWireError(.notASCII, at: start, "name is not ASCII: write it in its `xn--` form;")
            }
            wire.append(byte == 0x5C ? try Self.unescape(source, &at) : byte)
            guard wire.count - lengthAt <= 1 + Self.longestLabel else {
                throw DNSWireError(.labelTooLong, at: start, "label longer than 63 bytes")
            }
            guard wire.count < Self.longestWire else {
                throw DNSWireError(.nameTooLong, at: start, "name longer than 255 bytes")
            }
            wire[lengthAt] += 1
        }
        guard wire.count > 1 else { throw DNSWireError(.emptyLabel, at: 0, "empty name") }
        if !endsWithDot { wire.append(0) }
        self.init(validated: wire)
    }

    /// Presentation form with the trailing dot; what would be misread is escaped as BIND does.
    package var description: String { text() }

    /// Presentation form; the root is `.` either way.
    package func text(trailingDot: Bool = true, lowercased: Bool = false) -> String {
        guard !isRoot else { return "." }
        var text: [UInt8] = []
        text.reserveCapacity(wire.count)
        for label in labels {
            for byte in label { DNSText.append(lowercased ? byte.asciiFolded : byte, to: &text, escaping: .inName) }
            text.append(0x2E)
        }
        if !trailingDot { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    private static func unescape(_ source: [UInt8], _ at: inout Int) throws(DNSWireError) -> UInt8 {
        let start = at - 1
        guard at < source.count, source[at] < 0x80 else {
            throw DNSWireError(.badEscape, at: start, "`\\` with nothing to escape")
        }
        guard (0x30...0x39).contains(source[at]) else {
            at += 1
            return source[at - 1]
        }
        var value = 0
        for digit in 0..<3 {
            guard at + digit < source.count, (0x30...0x39).contains(source[at + digit]) else {
                throw DNSWireError(.badEscape, at: start, "`\\` followed by fewer than three digits")
            }
            value = value * 10 + Int(source[at + digit] - 0x30)
        }
        guard let byte = UInt8(exactly: value) else {
            throw DNSWireError(.badEscape, at: start, "`\\\(value)` is more than 255")
        }
        at += 3
        return byte
    }
}
