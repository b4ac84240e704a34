extension DERReader {
    /// Characters of one attribute value at most that are shown.
    private static let lengthLimit = 1024

    /// A string of any of X.509's types; nil when the element is no string.
    mutating func text(_ element: DERElement) -> String? {
        let content = bytes[element.content]
        let text: String
        switch element.tag {
        case 0x0C: text = utf8(content, at: element.start)
        // NumericString, PrintableString, IA5String, VisibleString: ASCII, but servers put what they like into them.
        case 0x12, 0x13, 0x16, 0x1A:
            if content.allSatisfy({ $0 < 0x80 }) {
                text = String(decoding: content, as: UTF8.self)
            } else {
                flaw("a string of an ASCII type holds other bytes", at: element.start)
                text = String(validating: content, as: UTF8.self) ?? latin1(content)
            }
        // TeletexString: T.61 in the standard, Latin-1 in all certificates that ever used it.
        case 0x14: text = latin1(content)
        case 0x1E: text = bmp(content, at: element.start)
        case 0x1C: text = universal(content, at: element.start)
        default: return nil
        }
        if text.unicodeScalars.contains("\0") { flaw("a name holds a NUL", at: element.start) }
        guard text.utf8.count > Self.lengthLimit else { return text }
        flaw("a name's value is longer than \(Self.lengthLimit) bytes", at: element.start)
        return String(text.prefix(Self.lengthLimit)) + "…"
    }

    private mutating func utf8(_ content: ArraySlice<UInt8>, at start: Int) -> String {
        if let text = String(validating: content, as: UTF8.self) { return text }
        flaw("a UTF8String is not UTF-8", at: start)
        return latin1(content)
    }

    private func latin1(_ content: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in content { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    private mutating func bmp(_ content: ArraySlice<UInt8>, at start: Int) -> String {
        if !content.count.isMultiple(of: 2) { flaw("a BMPString has an odd number of bytes", at: start) }
        let units = stride(from: content.startIndex, to: content.endIndex - 1, by: 2).map {
            UInt16(content[$0]) << 8 | UInt16(content[$0 + 1])
        }
        if let text = String(validating: units, as: UTF16.self) { return text }
        flaw("a BMPString holds half a surrogate pair", at: start)
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func universal(_ content: ArraySlice<UInt8>, at start: Int) -> String {
        if !content.count.isMultiple(of: 4) { flaw("a UniversalString's bytes are no multiple of four", at: start) }
        let units = stride(from: content.startIndex, to: content.endIndex - 3, by: 4).map {
            content[$0..<$0 + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        if let text = String(validating: units, as: UTF32.self) { return text }
        flaw("a UniversalString holds what is no character", at: start)
        return String(decoding: units, as: UTF32.self)
    }
}
