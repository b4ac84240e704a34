/// Cuts bytes into elements, putting up with what can be put up with and noting each flaw with its offset.
///
/// Nothing is copied or descended into; callers ask for the elements of a range, so depth is theirs to choose.
struct DERReader {
    static let flawLimit = 40
    /// Indefinite lengths within one another that are followed to their ends.
    private static let depthLimit = 16

    let bytes: [UInt8]
    private(set) var flaws: [EncodingFlaw] = []
    /// Where the first element is that has fewer bytes than it says.
    private(set) var cut: Int?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    subscript(content: Range<Int>) -> ArraySlice<UInt8> { bytes[content] }

    mutating func flaw(_ what: String, at offset: Int) {
        guard flaws.count <= Self.flawLimit else { return }
        flaws.append(flaws.count == Self.flawLimit ? EncodingFlaw("and more") : EncodingFlaw(what, at: offset))
    }

    /// The elements side by side in `range`, `limit` at most.
    mutating func elements(in range: Range<Int>, limit: Int = 10_000) -> [DERElement] {
        var found: [DERElement] = []
        var rest = range
        while let element = next(in: &rest) {
            guard found.count < limit else {
                flaw("more than \(limit) elements stand side by side", at: element.start)
                break
            }
            found.append(element)
        }
        return found
    }

    /// The next element of `range`, which shrinks by it; nil at the end and where no element can be read.
    mutating func next(in range: inout Range<Int>) -> DERElement? {
        guard !range.isEmpty else { return nil }
        let start = range.lowerBound
        guard let header = header(at: start, before: range.upperBound) else {
            flaw("an element is cut off", at: start)
            cut = cut ?? start
            range = range.upperBound..<range.upperBound
            return nil
        }
        var content = header.contentStart..<range.upperBound
        var end = range.upperBound
        switch header.length {
        case .definite(let length) where length <= content.count:
            content = content.lowerBound..<content.lowerBound + length
            end = content.upperBound
            if !header.isMinimal { flaw("a length is written longer than it need be", at: start) }
        case .definite(let length):
            flaw("an element says it has \(length) bytes where \(content.count) are left", at: start)
            cut = cut ?? start
        case .indefinite:
            flaw("an indefinite length, which DER does not allow", at: start)
            if let close = endOfContents(in: content) {
                content = content.lowerBound..<close
                end = close + 2
            } else {
                cut = cut ?? start
            }
        }
        range = end..<range.upperBound
        return DERElement(tag: header.tag, start: start, content: content, end: end)
    }

    private enum Length {
        case definite(Int)
        case indefinite
    }

    /// Reads identifier and length octets (X.690 sections 8.1.2 and 8.1.3).
    private func header(
        at start: Int, before end: Int
    ) -> (tag: UInt8, length: Length, isMinimal: Bool, contentStart: Int)? {
        let tag = bytes[start]
        var at = start + 1
        if tag & 0x1F == 0x1F {
            while at < end, bytes[at] & 0x80 != 0, at - start < 5 { at += 1 }
            at += 1
        }
        guard at < end else { return nil }
        let first = bytes[at]
        at += 1
        if first < 0x80 { return (tag, .definite(Int(first)), true, at) }
        if first == 0x80 { return (tag, .indefinite, false, at) }
        let count = Int(first & 0x7F)
        guard count <= end - at else { return nil }
        var length = 0
        for byte in bytes[at..<at + count] {
            // Far beyond any input already; more octets could only overflow.
            guard length < 1 << 40 else { break }
            length = length << 8 | Int(byte)
        }
        let isMinimal = bytes[at] != 0 && length >= 0x80
        return (tag, .definite(length), isMinimal, at + count)
    }

    /// Where the two zero octets are that close an indefinite length.
    private func endOfContents(in range: Range<Int>) -> Int? {
        var at = range.lowerBound
        var depth = 1
        while at + 2 <= range.upperBound {
            if bytes[at] == 0, bytes[at + 1] == 0 {
                depth -= 1
                if depth == 0 { return at }
                at += 2
                continue
            }
            guard let header = header(at: at, before: range.upperBound) else { return nil }
            switch header.length {
            case .indefinite:
                depth += 1
                guard depth <= Self.depthLimit else { return nil }
                at = header.contentStart
            case .definite(let length):
                guard length <= range.upperBound - header.contentStart else { return nil }
                at = header.contentStart + length
            }
        }
        return nil
    }
}
