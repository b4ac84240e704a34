/// One file on the stack of those being read.
struct ZoneFileSource {
    let name: String
    var lexer: DNSTextLexer
    /// Restored in the including file when this one ends (RFC 1035 §5.1).
    var origin: DNSName
    var owner: DNSName?

    init(name: String, bytes: [UInt8], origin: DNSName, owner: DNSName? = nil) {
        self.name = name
        lexer = DNSTextLexer(bytes)
        self.origin = origin
        self.owner = owner
    }

    /// Line and column, both from 1, of a byte.
    func place(of offset: Int) -> (line: Int, column: Int) {
        let before = lexer.source[..<min(max(0, offset), lexer.source.count)]
        let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
        return (before.count { $0 == 0x0A } + 1, before.count - lineStart + 1)
    }
}
