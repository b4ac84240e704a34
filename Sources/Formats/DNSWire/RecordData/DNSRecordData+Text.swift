extension DNSRecordData {
    /// Reads presentation form, the same for every type: its own, or RFC 3597's `\# length hex`.
    /// - Parameter origin: What names without a trailing dot go on with, and what `@` means; nil: they are whole.
    /// - Throws: With the offset in `text`.
    package init(
        type: DNSRecordType, class recordClass: DNSRecordClass = .internet, text: String, origin: DNSName? = nil
    ) throws(DNSWireError) {
        let source = Array(text.utf8)
        var lexer = DNSTextLexer(source)
        let tokens = try lexer.nextEntry() ?? []
        var words = DNSTokenReader(tokens[...], origin: origin, endOffset: source.count)
        try self.init(type: type, class: recordClass, &words)
        if let more = try lexer.nextEntry()?.first {
            throw DNSWireError(.extraField, at: more.offset, "`\(more.text)` on a second line")
        }
    }

    /// Reads the words of one record's data, all of them.
    init(
        type: DNSRecordType, class recordClass: DNSRecordClass, _ words: inout DNSTokenReader
    ) throws(DNSWireError) {
        let start = words.offset
        let bytes: [UInt8]
        if words.peek?.isWord("\\#") == true {
            bytes = try Self.generic(&words)
        } else {
            guard let layout = DNSRecordLayout.of(type, in: recordClass) else {
                throw DNSWireError(
                    .badField, at: start, "\(type) data is written `\\# length hex` in class \(recordClass)")
            }
            var encoder = DNSEncoder(limit: 65535)
            for field in layout.fields { try field.kind.parse(field.name, &words, to: &encoder) }
            bytes = encoder.bytes
        }
        try words.finish()
        do throws(DNSWireError) {
            try self.init(type: type, class: recordClass, wire: bytes)
        } catch {
            throw DNSWireError(.badField, at: start, error.fault)
        }
    }

    /// `\# length hex` (RFC 3597 §5).
    private static func generic(_ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        _ = try words.take("\\#")
        let count = try words.number("length", UInt16.self)
        let (digits, offset) = try words.joined("data")
        guard let bytes = DNSText.bytes(hex: digits), bytes.count == count else {
            throw DNSWireError(.badField, at: offset, "data is not \(count) bytes in hexadecimal digits")
        }
        return bytes
    }
}
