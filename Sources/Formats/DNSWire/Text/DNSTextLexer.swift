/// Cuts master-file text into entries of words (RFC 1035 §5.1): comments, quotes, and parentheses that join lines.
struct DNSTextLexer {
    let source: [UInt8]
    private var at = 0
    /// Whether the entry last returned began with white space, which means the owner before.
    private(set) var startsBlank = false
    /// Where the entry last returned, or refused, began.
    private(set) var entryOffset = 0

    init(_ source: [UInt8]) { self.source = source }

    /// The next entry that has a word; nil at the end. After an error, the next call begins at the next line.
    /// - Throws: `unbalanced` or `bad-field`.
    mutating func nextEntry() throws(DNSWireError) -> [DNSToken]? {
        while at < source.count {
            entryOffset = at
            startsBlank = Self.isBlank(source[at])
            do throws(DNSWireError) {
                let tokens = try line()
                if !tokens.isEmpty { return tokens }
            } catch {
                skipLine()
                throw error
            }
        }
        return nil
    }

    private mutating func line() throws(DNSWireError) -> [DNSToken] {
        var tokens: [DNSToken] = []
        var opened: [Int] = []
        while at < source.count {
            switch source[at] {
            case 0x0A:
                at += 1
                if opened.isEmpty { return tokens }
            case 0x20, 0x09, 0x0D: at += 1
            case 0x3B: while at < source.count, source[at] != 0x0A { at += 1 }
            case 0x28:
                opened.append(at)
                at += 1
            case 0x29:
                guard opened.popLast() != nil else {
                    throw DNSWireError(.unbalanced, at: at, "`)` without a `(` before it")
                }
                at += 1
            case 0x22: tokens.append(try quoted())
            default: tokens.append(try word())
            }
        }
        if let start = opened.first { throw DNSWireError(.unbalanced, at: start, "`(` that is never closed") }
        return tokens
    }

    private mutating func quoted() throws(DNSWireError) -> DNSToken {
        let start = at
        at = try Self.closingQuote(source, after: start)
        defer { at += 1 }
        return DNSToken(raw: source[start + 1..<at], isQuoted: true, offset: start)
    }

    private mutating func word() throws(DNSWireError) -> DNSToken {
        let start = at
        scan: while at < source.count {
            switch source[at] {
            case 0x0A, 0x20, 0x09, 0x0D, 0x3B, 0x28, 0x29: break scan
            case 0x5C:
                guard at + 1 < source.count, source[at + 1] != 0x0A else {
                    throw DNSWireError(.badEscape, at: at, "`\\` with nothing to escape")
                }
                at += 2
            case 0x22:
                // Service parameters are written `key="value"`; anywhere else such a quote is a slip.
                guard source[at - 1] == 0x3D else {
                    throw DNSWireError(.unbalanced, at: at, "quote inside a word")
                }
                at = try Self.closingQuote(source, after: at) + 1
            default: at += 1
            }
        }
        return DNSToken(raw: source[start..<at], isQuoted: false, offset: start)
    }

    /// Where the string opened at `start` is closed; strings end on the line they begin on, as in BIND.
    private static func closingQuote(_ source: [UInt8], after start: Int) throws(DNSWireError) -> Int {
        var at = start + 1
        while at < source.count, source[at] != 0x0A {
            if source[at] == 0x22 { return at }
            at += source[at] == 0x5C && at + 1 < source.count && source[at + 1] != 0x0A ? 2 : 1
        }
        throw DNSWireError(.unbalanced, at: start, "quote that is not closed on its line")
    }

    private mutating func skipLine() {
        while at < source.count, source[at] != 0x0A { at += 1 }
        at = min(at + 1, source.count)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
