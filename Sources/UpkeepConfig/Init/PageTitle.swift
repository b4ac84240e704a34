/// Finds a page's title: a first guess at what a working page contains.
enum PageTitle {
    /// Only so much of the page is looked at.
    private static let limit = 64 << 10

    /// The text between `<title>` and its end as it stands in the page, entities untouched, so that it is found again by
    /// comparing bytes; its longest line when there are several.
    static func find(in body: [UInt8]) -> String? {
        let page = body.prefix(limit)
        guard let open = index(of: "<title", in: page, from: page.startIndex),
            let start = page[open...].firstIndex(of: 0x3E),
            let end = index(of: "</title", in: page, from: start)
        else { return nil }
        let lines = page[(start + 1)..<end].split { $0 == 0x0A || $0 == 0x0D }
        let texts = lines.compactMap { String(validating: $0, as: UTF8.self).map { trimmed($0) } }
        guard texts.count == lines.count, let best = texts.max(by: { $0.count < $1.count }), !best.isEmpty else {
            return nil
        }
        return String(best.prefix(120))
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        // A byte order mark is no text; a page that has one there has the rest too.
        let blank: Set<Character> = [" ", "\t", "\u{FEFF}"]
        let front = text.drop { blank.contains($0) }
        return String(front.reversed().drop { blank.contains($0) }.reversed())
    }

    /// ASCII letters compare without case.
    private static func index(of tag: StaticString, in page: ArraySlice<UInt8>, from start: Int) -> Int? {
        let needle = Array("\(tag)".utf8)
        guard page.endIndex - start >= needle.count else { return nil }
        return (start...page.endIndex - needle.count).first { place in
            needle.indices.allSatisfy { offset in
                let byte = page[place + offset]
                return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == needle[offset]
            }
        }
    }
}
