/// Walks over HTML the way a browser's tokenizer does (WHATWG HTML section 13.2.5), once and without recursion.
///
/// Comments, CDATA sections and the text of scripts are passed over, never read as markup. A tag that does not end before
/// the text does is no tag, as in browsers.
struct HTMLScanner {
    enum Token {
        /// `attributes` holds its attributes until the next token.
        case start(String)
        case end(String)
        /// The inside of an element whose text is not markup, e.g. `style`.
        case text(of: String, Range<Int>)
    }

    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
    }

    let bytes: [UInt8]
    /// The attributes of the start tag that came last; of equal names the first counts.
    private(set) var attributes: [Attribute] = []
    private var at = 0
    private var rawElement: String?
    /// How many `svg` or `math` elements are open: only there are CDATA sections sections.
    private var foreign = 0

    /// Attributes kept per tag; what comes after them is read and dropped.
    static let mostAttributes = 256

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next token, or nil at the end.
    mutating func next() -> Token? {
        if let name = rawElement {
            rawElement = nil
            return .text(of: name, rawText(until: name))
        }
        while let open = index(of: UInt8(ascii: "<"), from: at) {
            at = open + 1
            guard at < bytes.count else { return nil }
            switch bytes[at] {
            case UInt8(ascii: "!"): skipDeclaration()
            case UInt8(ascii: "?"): skip(past: UInt8(ascii: ">"))
            case UInt8(ascii: "/"):
                at += 1
                guard at < bytes.count else { return nil }
                if !Self.isLetter(bytes[at]) {
                    skip(past: UInt8(ascii: ">"))
                } else if let name = tag() {
                    if foreign > 0, name == "svg" || name == "math" { foreign -= 1 }
                    return .end(name)
                }
            case let byte where Self.isLetter(byte):
                guard let name = tag() else { return nil }
                enter(name)
                return .start(name)
            default: break
            }
        }
        at = bytes.count
        return nil
    }

    /// The value of the attribute `name` (lower case) of the start tag that came last.
    func value(_ name: StaticString) -> Range<Int>? {
        attributes.first { equals($0.name, name) }?.value
    }

    private mutating func enter(_ name: String) {
        switch name {
        case "script", "style": rawElement = name
        case "svg", "math": if bytes[at - 2] != UInt8(ascii: "/") { foreign += 1 }
        case "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript":
            if foreign == 0 { rawElement = name }
        case "plaintext": if foreign == 0 { at = bytes.count }
        default: break
        }
    }

    /// From the name to past `>`.
    /// - Returns: the name, lower case (empty when it is longer than any that matters); nil when the tag does not end.
    private mutating func tag() -> String? {
        let start = at
        while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != UInt8(ascii: "/"),
            bytes[at] != UInt8(ascii: ">")
        {
            at += 1
        }
        let name = at - start > 24 ? "" : lowerCase(start..<at)
        attributes.removeAll(keepingCapacity: true)
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ">"):
                at += 1
                return name
            case UInt8(ascii: "/"): at += 1
            case let byte where Self.isSpace(byte): at += 1
            default: attribute()
            }
        }
        return nil
    }

    private mutating func attribute() {
        let start = at
        at += 1
        while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != UInt8(ascii: "/"),
            bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "=")
        {
            at += 1
        }
        let name = start..<at
        skipSpace()
        var value = at..<at
        if at < bytes.count, bytes[at] == UInt8(ascii: "=") {
            at += 1
            skipSpace()
            value = attributeValue()
        }
        if attributes.count < Self.mostAttributes { attributes.append(Attribute(name: name, value: value)) }
    }

    private mutating func attributeValue() -> Range<Int> {
        guard at < bytes.count else { return at..<at }
        let quote = bytes[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            at += 1
            let start = at
            let end = index(of: quote, from: at) ?? bytes.count
            at = min(end + 1, bytes.count)
            return start..<end
        }
        let start = at
        while at < bytes.count, !Self.isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
        return start..<at
    }

    /// At the `!` of `<!`.
    private mutating func skipDeclaration() {
        if starts("!--") {
            at += 3
            if starts(">") || starts("->") {
                skip(past: UInt8(ascii: ">"))
                return
            }
            while let dash = index(of: UInt8(ascii: "-"), from: at) {
                at = dash
                if starts("-->") || starts("--!>") {
                    skip(past: UInt8(ascii: ">"))
                    return
                }
                at += 1
            }
            at = bytes.count
        } else if foreign > 0, starts("![CDATA[") {
            at += 8
            while let bracket = index(of: UInt8(ascii: "]"), from: at) {
                at = bracket
                if starts("]]>") {
                    at += 3
                    return
                }
                at += 1
            }
            at = bytes.count
        } else {
            skip(past: UInt8(ascii: ">"))
        }
    }

    /// Everything before `</name` that is followed by a space, `/` or `>`; the end tag itself comes next.
    private mutating func rawText(until name: String) -> Range<Int> {
        let start = at
        let name = Array(name.utf8)
        while let open = index(of: UInt8(ascii: "<"), from: at) {
            at = open + 1
            let after = open + 2 + name.count
            guard after < bytes.count else { break }
            if bytes[open + 1] == UInt8(ascii: "/"),
                bytes[open + 2..<after].elementsEqual(name, by: { Self.lower($0) == $1 }),
                Self.isSpace(bytes[after]) || bytes[after] == UInt8(ascii: "/") || bytes[after] == UInt8(ascii: ">")
            {
                at = open
                return start..<open
            }
        }
        at = bytes.count
        return start..<bytes.count
    }

    private func lowerCase(_ range: Range<Int>) -> String {
        let raw = bytes[range]
        guard raw.contains(where: { Self.lower($0) != $0 }) else { return String(decoding: raw, as: UTF8.self) }
        return String(decoding: raw.map(Self.lower), as: UTF8.self)
    }

    private func equals(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        return "\(name)".utf8.elementsEqual(bytes[range], by: { $0 == Self.lower($1) })
    }

    private func starts(_ text: StaticString) -> Bool {
        guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
        return "\(text)".utf8.elementsEqual(bytes[at..<at + text.utf8CodeUnitCount])
    }

    private func index(of byte: UInt8, from start: Int) -> Int? { bytes[start...].firstIndex(of: byte) }

    private mutating func skip(past byte: UInt8) { at = index(of: byte, from: at).map { $0 + 1 } ?? bytes.count }

    private mutating func skipSpace() {
        while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
