/// One word of presentation form, its escapes still in place.
struct DNSToken: Sendable, Hashable {
    /// As written, less the quotes around the whole of a quoted one.
    let raw: ArraySlice<UInt8>
    let isQuoted: Bool
    /// Bytes from the start of the text, the opening quote included.
    let offset: Int

    /// For messages and mnemonics: any bytes that are no UTF-8 are replaced.
    var text: String { String(decoding: raw, as: UTF8.self) }

    /// Whether this is exactly that word, in any ASCII case and outside quotes.
    func isWord(_ word: StaticString) -> Bool {
        !isQuoted && text.uppercased() == word.description
    }

    /// The bytes meant: `\DDD` and `\X` undone (RFC 1035 §5.1).
    func unescaped() throws(DNSWireError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var at = raw.startIndex
        while at < raw.endIndex {
            let byte = raw[at]
            at += 1
            bytes.append(byte == 0x5C ? try DNSText.unescape(raw, &at) : byte)
        }
        return bytes
    }
}
