extension DNSName: CustomStringConvertible {
    /// Reads presentation form (RFC 1035 §5.1): `\.` and `\\` for the byte itself, `\DDD` for any byte; with or without
    /// the trailing dot. `.` is the root.
    /// - Throws: `empty-label`, `label-too-long`, `name-too-long`, `bad-escape` or `not-ascii`, with the text's offset.
    package init(_ text: some StringProtocol) throws(DNSWireError) {
        var (wire, isWhole) = try Self.labels(in: Array(text.utf8)[...])
        if !isWhole { wire.append(0) }
        self.init(validated: wire)
    }

    /// A name in a zone file: without its trailing dot it goes on with the origin; `@` is the origin.
    init(_ token: DNSToken, origin: DNSName?) throws(DNSWireError) {
        if token.raw.elementsEqual([0x40]), let origin {
            self = origin
            return
        }
        let (wire, isWhole) = try Self.labels(in: token.raw)
        if isWhole {
            self.init(validated: wire)
        } else {
            let whole = wire + (origin?.wire ?? [0])
            guard whole.count <= Self.longestWire else {
                throw DNSWireError(.nameTooLong, at: token.offset, "name longer than 255 bytes")
            }
            self.init(validated: whole)
        }
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

    /// The labels on the wire, with the root's when the text ends in its dot.
    private static func labels(in source: ArraySlice<UInt8>) throws(DNSWireError) -> (wire: [UInt8], isWhole: Bool) {
        if source.elementsEqual([0x2E]) { return ([0], true) }
        var wire: [UInt8] = [0]
        wire.reserveCapacity(source.count + 2)
        var lengthAt = 0
        var at = source.startIndex
        var endsWithDot = false
        while at < source.endIndex {
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
            guard byte < 0x80, byte != 0x5C || at == source.endIndex || source[at] < 0x80 else {
                throw DNSWireError(.notASCII, at: start, "name is not ASCII: write it in its `xn--` form;")
            }
            wire.append(byte == 0x5C ? try DNSText.unescape(source, &at) : byte)
            guard wire.count - lengthAt <= 1 + longestLabel else {
                throw DNSWireError(.labelTooLong, at: start, "label longer than 63 bytes")
            }
            guard wire.count < longestWire else {
                throw DNSWireError(.nameTooLong, at: start, "name longer than 255 bytes")
            }
            wire[lengthAt] += 1
        }
        guard wire.count > 1 else { throw DNSWireError(.emptyLabel, at: source.startIndex, "empty name") }
        return (wire, endsWithDot)
    }
}
