import UpkeepCore

/// By what a page is known again: its title, and a digest of the whole for pages without one.
package struct PageMarker: Sendable, Hashable, Codable {
    /// White space folded, at most 200 characters; nil when there is none.
    package var title: String?
    /// FNV-1a, 64 bits, hexadecimal: it tells whether two bodies are the same, and protects nothing.
    package var digest: String

    package init(title: String?, digest: String) {
        self.title = title
        self.digest = digest
    }

    /// - Parameter body: decoded; the title is looked for in its first 64 KiB.
    package init(body: [UInt8]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in body { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        digest = HexText.padded(hash, to: 16)
        title = Self.title(in: body.prefix(65_536))
    }

    private static func title(in body: ArraySlice<UInt8>) -> String? {
        guard let open = find("<title", in: body), let start = body[open...].firstIndex(of: UInt8(ascii: ">")),
            let end = find("</title", in: body[(start + 1)...])
        else { return nil }
        let words = String(decoding: body[(start + 1)..<end], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        let title = String(words.joined(separator: " ").prefix(200))
        return title.isEmpty ? nil : title
    }

    /// Where the lower-case ASCII `word` begins in `bytes`, whatever its case there.
    private static func find(_ word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = Array("\(word)".utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).first { start in
            wanted.indices.allSatisfy { place in
                let byte = bytes[start + place]
                return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == wanted[place]
            }
        }
    }
}
