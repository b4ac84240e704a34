/// Finds the URLs that a style sheet loads (CSS Syntax Level 3), once and without recursion.
struct StyleScanner {
    enum Use {
        /// `@import`, fonts: loaded as what they are.
        case sheetOrFont
        /// Everything else that has a `url()`: images.
        case image
    }

    private let bytes: ArraySlice<UInt8>
    private var at: Int
    private var atRule = AtRule.none

    private enum AtRule { case none, importing, fontFace, namespace }

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// The next URL as written, or nil at the end.
    mutating func next() -> (url: ArraySlice<UInt8>, use: Use)? {
        while at < bytes.endIndex {
            switch bytes[at] {
            case UInt8(ascii: "/") where starts("/*"): skipComment()
            case UInt8(ascii: "\\"): at += 2
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let text = quoted()
                if atRule == .importing {
                    atRule = .none
                    return (text, .sheetOrFont)
                }
            case UInt8(ascii: "@"): enterAtRule()
            case UInt8(ascii: "}"):
                atRule = .none
                at += 1
            case UInt8(ascii: ";"):
                if atRule != .fontFace { atRule = .none }
                at += 1
            case let byte where Self.isName(byte):
                let start = at
                while at < bytes.endIndex, Self.isName(bytes[at]) { at += 1 }
                guard at - start == 3, at < bytes.endIndex, bytes[at] == UInt8(ascii: "("), isURL(start) else {
                    continue
                }
                let url = argument()
                switch atRule {
                case .namespace: continue
                case .importing:
                    atRule = .none
                    return (url, .sheetOrFont)
                case .fontFace: return (url, .sheetOrFont)
                case .none: return (url, .image)
                }
            default: at += 1
            }
        }
        return nil
    }

    private mutating func enterAtRule() {
        if starts("@import") {
            atRule = .importing
        } else if starts("@font-face") {
            atRule = .fontFace
        } else if starts("@namespace") {
            // A namespace is a name that looks like a URL; nothing is loaded from there.
            atRule = .namespace
        }
        at += 1
        while at < bytes.endIndex, Self.isName(bytes[at]) { at += 1 }
    }

    private func isURL(_ start: Int) -> Bool {
        bytes[start] | 0x20 == UInt8(ascii: "u") && bytes[start + 1] | 0x20 == UInt8(ascii: "r")
            && bytes[start + 2] | 0x20 == UInt8(ascii: "l")
    }

    /// At the `(` of `url(`.
    private mutating func argument() -> ArraySlice<UInt8> {
        at += 1
        while at < bytes.endIndex, HTMLScanner.isSpace(bytes[at]) { at += 1 }
        guard at < bytes.endIndex else { return bytes[at..<at] }
        if bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") { return quoted() }
        let start = at
        while at < bytes.endIndex, bytes[at] != UInt8(ascii: ")"), !HTMLScanner.isSpace(bytes[at]) { at += 1 }
        return bytes[start..<at]
    }

    private mutating func quoted() -> ArraySlice<UInt8> {
        let quote = bytes[at]
        at += 1
        let start = at
        while at < bytes.endIndex, bytes[at] != quote, bytes[at] != 0x0A {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(at, bytes.endIndex)
        let text = bytes[start..<at]
        at = min(at + 1, bytes.endIndex)
        return text
    }

    private mutating func skipComment() {
        at += 2
        while at < bytes.endIndex, !starts("*/") { at += 1 }
        at = min(at + 2, bytes.endIndex)
    }

    private func starts(_ text: StaticString) -> Bool {
        let end = at + text.utf8CodeUnitCount
        guard end <= bytes.endIndex else { return false }
        return "\(text)".utf8.elementsEqual(bytes[at..<end], by: { $0 == HTMLScanner.lower($1) })
    }

    private static func isName(_ byte: UInt8) -> Bool {
        HTMLScanner.isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
