/// What nginx reads: words that `;` or a block in braces ends.
package enum NginxConfiguration {
    /// - Parameter bytes: one file; what it includes is not in it.
    /// - Returns: the statements in their order; a file that breaks off gives what there is of it.
    package static func statements(_ bytes: [UInt8]) -> [ConfigurationStatement] {
        var reader = Reader(bytes: Array(bytes.prefix(ConfigurationLimits.length)))
        return reader.read()
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0
        var line = 1
        var words: [String] = []
        /// Where the first of the words is.
        var begin = 1
        var found: [ConfigurationStatement] = []

        mutating func read() -> [ConfigurationStatement] {
            while at < bytes.count, found.count < ConfigurationLimits.statements {
                let byte = bytes[at]
                switch byte {
                case 0x0A, 0x0D, 0x20, 0x09: advance()
                case UInt8(ascii: "#"): skipComment()
                case UInt8(ascii: ";"):
                    end(.simple)
                    advance()
                case UInt8(ascii: "{"):
                    let isCode = words.first?.hasSuffix("_by_lua_block") ?? false
                    end(.open)
                    advance()
                    if isCode { skipCode() }
                case UInt8(ascii: "}"):
                    end(.simple)
                    found.append(ConfigurationStatement(.close, [], line: line))
                    advance()
                default: word()
                }
            }
            return found
        }

        private mutating func advance() {
            if bytes[at] == 0x0A { line += 1 }
            at += 1
        }

        private mutating func end(_ kind: ConfigurationStatement.Kind) {
            if !words.isEmpty || kind == .open { found.append(ConfigurationStatement(kind, words, line: begin)) }
            words = []
        }

        private mutating func skipComment() {
            while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        }

        /// Lua, down to the brace that ends it; that one is left, as of any block.
        private mutating func skipCode() {
            var depth = 0
            while at < bytes.count {
                if bytes[at] == UInt8(ascii: "{") { depth += 1 }
                if bytes[at] == UInt8(ascii: "}") {
                    if depth == 0 { return }
                    depth -= 1
                }
                advance()
            }
        }

        private mutating func word() {
            let start = line
            var text: [UInt8] = []
            let quote = bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'") ? bytes[at] : nil
            if quote != nil { advance() }
            var isVariable = false
            while at < bytes.count {
                let byte = bytes[at]
                if byte == UInt8(ascii: "\\"), at + 1 < bytes.count {
                    // nginx keeps the backslash before what it does not know, as in regular expressions.
                    let next = bytes[at + 1]
                    if !Self.escaped.contains(next) { text.append(byte) }
                    advance()
                    text.append(bytes[at])
                    advance()
                    continue
                }
                if let quote {
                    if byte == quote {
                        advance()
                        break
                    }
                } else if Self.enders.contains(byte) {
                    // `${name}` is part of a word, with its braces.
                    if byte != UInt8(ascii: "{"), byte != UInt8(ascii: "}") { break }
                    guard byte == UInt8(ascii: "{") ? text.last == UInt8(ascii: "$") : isVariable else { break }
                    isVariable = byte == UInt8(ascii: "{")
                }
                text.append(byte)
                advance()
            }
            if words.isEmpty { begin = start }
            if words.count < ConfigurationLimits.words { words.append(String(decoding: text, as: UTF8.self)) }
        }

        private static let enders: Set<UInt8> = [0x0A, 0x0D, 0x20, 0x09, 0x3B, 0x7B, 0x7D]
        private static let escaped: Set<UInt8> = [0x22, 0x27, 0x5C, 0x20, 0x3B, 0x7B, 0x7D]
    }
}
