import UpkeepCore

/// The words of one record's data, taken one after the other.
struct DNSTokenReader {
    private let tokens: ArraySlice<DNSToken>
    private var next: Int
    /// What relative names end in; nil: every name is whole.
    let origin: DNSName?
    /// Where the text ends, for saying where something is missing.
    private let endOffset: Int

    init(_ tokens: ArraySlice<DNSToken>, origin: DNSName?, endOffset: Int) {
        self.tokens = tokens
        self.origin = origin
        self.endOffset = endOffset
        next = tokens.startIndex
    }

    var isAtEnd: Bool { next >= tokens.endIndex }
    /// Where the next word is, or where it should be.
    var offset: Int { peek?.offset ?? endOffset }
    var peek: DNSToken? { isAtEnd ? nil : tokens[next] }

    mutating func take(_ what: String) throws(DNSWireError) -> DNSToken {
        guard let token = peek else { throw DNSWireError(.missingField, at: endOffset, "\(what) is missing") }
        next += 1
        return token
    }

    /// A word outside quotes.
    mutating func word(_ what: String) throws(DNSWireError) -> (text: String, offset: Int) {
        let token = try take(what)
        guard !token.isQuoted else { throw DNSWireError(.badField, at: token.offset, "\(what) must not be quoted") }
        return (token.text, token.offset)
    }

    mutating func number<Number: FixedWidthInteger>(_ what: String, _: Number.Type) throws(DNSWireError) -> Number {
        let (text, offset) = try word(what)
        guard let value: Number = DNSText.decimal(text.utf8) else {
            throw DNSWireError(.badNumber, at: offset, "\(what) `\(text)` is no number from 0 to \(Number.max)")
        }
        return value
    }

    /// A domain name, completed with the origin; `@` is the origin.
    mutating func name(_ what: String) throws(DNSWireError) -> DNSName {
        let token = try take(what)
        guard !token.isQuoted else { throw DNSWireError(.badField, at: token.offset, "\(what) must not be quoted") }
        return try DNSName(token, origin: origin)
    }

    /// A `<character-string>`, quoted or not.
    mutating func string(_ what: String) throws(DNSWireError) -> [UInt8] {
        let token = try take(what)
        let bytes = try token.unescaped()
        guard bytes.count <= 255 else {
            throw DNSWireError(.tooLarge, at: token.offset, "\(what) of \(bytes.count) bytes, 255 at most,")
        }
        return bytes
    }

    mutating func address(_ what: String, _ family: IPAddress.Family) throws(DNSWireError) -> [UInt8] {
        let (text, offset) = try word(what)
        guard let address = IPAddress(text), address.family == family else {
            throw DNSWireError(.badField, at: offset, "`\(text)` is no \(family == .v4 ? "IPv4" : "IPv6") address")
        }
        return address.bytes
    }

    mutating func hex(_ what: String) throws(DNSWireError) -> [UInt8] {
        let (text, offset) = try word(what)
        guard let bytes = DNSText.bytes(hex: text.utf8) else {
            throw DNSWireError(.badField, at: offset, "\(what) is not an even number of hexadecimal digits")
        }
        return bytes
    }

    mutating func base64(_ what: String) throws(DNSWireError) -> [UInt8] {
        let (text, offset) = try word(what)
        guard let bytes = DNSText.bytes(base64: Array(text.utf8)) else {
            throw DNSWireError(.badField, at: offset, "\(what) is not base64")
        }
        return bytes
    }

    /// All words that are left, as one: keys and digests are often broken into groups.
    mutating func joined(_ what: String) throws(DNSWireError) -> (bytes: [UInt8], offset: Int) {
        let start = offset
        var bytes: [UInt8] = []
        while !isAtEnd { bytes += try word(what).text.utf8 }
        return (bytes, start)
    }

    /// - Throws: `extra-field` when a word is left.
    func finish() throws(DNSWireError) {
        guard let token = peek else { return }
        throw DNSWireError(.extraField, at: token.offset, "`\(token.text)` after the end of the data")
    }
}
