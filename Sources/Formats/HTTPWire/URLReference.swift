/// A URL or relative reference cut into its five parts (RFC 3986 section 3 and appendix B), nothing decoded or checked.
struct URLReference {
    /// The text without the white space around it.
    let bytes: ArraySlice<UInt8>
    /// Where `bytes` begin in the text as given.
    var start: Int { bytes.startIndex }
    /// Lower case, without the colon; nil for a relative reference.
    private(set) var scheme: String?
    /// What stands after `//`; indices count from the start of the text as given.
    private(set) var authority: ArraySlice<UInt8>?
    private(set) var path: ArraySlice<UInt8>
    private(set) var query: ArraySlice<UInt8>?

    init(_ text: String) throws(WebURLError) {
        guard text.utf8.count <= WebURL.lengthLimit else {
            throw WebURLError(
                .tooLong, in: .whole, at: WebURL.lengthLimit,
                "the url has \(text.utf8.count) bytes; \(WebURL.lengthLimit) is the most")
        }
        let all = Array(text.utf8)
        let first = all.firstIndex { $0 > 0x20 } ?? all.endIndex
        let last = all.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? first
        bytes = all[first..<last]
        var rest = bytes
        rest = rest.prefix { $0 != 0x23 }
        if let colon = Self.schemeEnd(rest) {
            scheme = String(decoding: rest[..<colon].map(\.lowered), as: UTF8.self)
            rest = rest[(colon + 1)...]
        }
        if rest.starts(with: [0x2F, 0x2F]) {
            let inner = rest.dropFirst(2)
            let end = inner.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? inner.endIndex
            authority = inner[..<end]
            rest = inner[end...]
        }
        if let mark = rest.firstIndex(of: 0x3F) {
            query = rest[(mark + 1)...]
            rest = rest[..<mark]
        }
        path = rest
    }

    /// The text is `host:port` and a path at most, which the grammar takes for a scheme: digits follow the colon.
    var looksLikeHostAndPort: Bool {
        guard let colon = bytes.firstIndex(of: 0x3A) else { return false }
        let port = bytes[(colon + 1)...].prefix { $0.isDigit }
        return !port.isEmpty && (port.endIndex == bytes.endIndex || [0x2F, 0x3F, 0x23].contains(bytes[port.endIndex]))
    }

    private static func schemeEnd(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first, first.isLetter,
            let end = bytes.firstIndex(where: {
                !($0.isLetter || $0.isDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E)
            })
        else { return nil }
        return bytes[end] == 0x3A ? end : nil
    }
}
