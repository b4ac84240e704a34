/// Reads a zone file entry by entry. Included files are kept on a stack, so that no input makes it recurse.
struct ZoneFileReader {
    private let include: ((String) throws -> [UInt8])?
    let limits: ZoneFileLimits
    private var stack: [ZoneFileSource]
    private var bytesLeft: Int
    private var includesLeft: Int
    private(set) var records: [DNSRecord] = []
    private(set) var problems: [ZoneFileProblem] = []
    private(set) var isCutShort = false
    /// From `$TTL` (RFC 2308 §4).
    private var defaultTTL: UInt32?
    /// Where there is no `$TTL`, that of the record before (RFC 1035 §5.1), or the SOA's last field.
    private var lastTTL: UInt32?
    private var zoneClass: DNSRecordClass?

    init(
        _ bytes: [UInt8], name: String, origin: DNSName, limits: ZoneFileLimits,
        include: ((String) throws -> [UInt8])?
    ) {
        self.include = include
        self.limits = limits
        stack = [ZoneFileSource(name: name, bytes: bytes, origin: origin)]
        bytesLeft = limits.bytes - bytes.count
        includesLeft = limits.includes
    }

    mutating func readAll() {
        guard bytesLeft >= 0 else {
            return stop(at: 0, "the file has more than \(limits.bytes) bytes")
        }
        while !stack.isEmpty, !isCutShort {
            do throws(DNSWireError) {
                if let tokens = try stack[stack.count - 1].lexer.nextEntry() {
                    try take(tokens)
                } else {
                    stack.removeLast()
                }
            } catch {
                note(error)
            }
        }
    }

    private var source: ZoneFileSource { stack[stack.count - 1] }

    private mutating func take(_ tokens: [DNSToken]) throws(DNSWireError) {
        guard let first = tokens.first else { return }
        guard !source.lexer.startsBlank, !first.isQuoted, first.raw.first == 0x24 else {
            return try takeRecord(tokens, startsBlank: source.lexer.startsBlank)
        }
        let end = (tokens.last?.raw.endIndex ?? first.raw.endIndex)
        var words = DNSTokenReader(tokens.dropFirst(), origin: source.origin, endOffset: end)
        switch first.text.uppercased() {
        case "$ORIGIN":
            let origin = try words.name("origin")
            try words.finish()
            stack[stack.count - 1].origin = origin
        case "$TTL":
            defaultTTL = try Self.ttl(&words)
            try words.finish()
        case "$INCLUDE": try takeInclude(&words)
        case "$GENERATE": try takeGenerate(&words)
        default:
            throw DNSWireError(
                .badField, at: first.offset, "`\(first.text)` is no directive",
                expected: "`$ORIGIN`, `$TTL`, `$INCLUDE` or `$GENERATE`")
        }
    }

    private static func ttl(_ words: inout DNSTokenReader) throws(DNSWireError) -> UInt32 {
        let (text, offset) = try words.word("TTL")
        guard let ttl = DNSSeconds.read(text.utf8) else {
            throw DNSWireError(
                .badField, at: offset, "TTL `\(text)` is no length of time",
                expected: "seconds, or a time such as 1h30m")
        }
        guard ttl <= 0x7FFF_FFFF else {
            throw DNSWireError(.badField, at: offset, "TTL `\(text)` is more than 2147483647 seconds")
        }
        return ttl
    }

    // MARK: - Records

    private mutating func takeRecord(_ tokens: [DNSToken], startsBlank: Bool) throws(DNSWireError) {
        let end = tokens.last?.raw.endIndex ?? 0
        var words = DNSTokenReader(tokens[...], origin: source.origin, endOffset: end)
        let start = words.offset
        if !startsBlank { stack[stack.count - 1].owner = try words.name("owner") }
        guard let owner = source.owner else {
            throw DNSWireError(.missingField, at: start, "there is no owner before this line to go on with")
        }
        var ttl: UInt32?
        var recordClass: DNSRecordClass?
        while let token = words.peek, !token.isQuoted {
            if ttl == nil, let first = token.raw.first, DNSText.isDigit(first) {
                ttl = try Self.ttl(&words)
            } else if recordClass == nil, let known = DNSRecordClass(token.text), known != .any, known != .none {
                recordClass = known
                _ = try words.take("class")
            } else {
                break
            }
        }
        let (mnemonic, typeOffset) = try words.word("type")
        guard let type = DNSRecordType(mnemonic) else {
            throw DNSWireError(
                .unknownType, at: typeOffset, "there is no record type `\(mnemonic)`",
                expected: "`[TTL] [class] type data`")
        }
        guard limits.types?.contains(type) ?? true else {
            throw DNSWireError(.misplacedType, at: typeOffset, "\(type) does not belong here")
        }
        guard !type.isMeta else { throw DNSWireError(.badField, at: typeOffset, "\(type) is for questions only") }
        let inClass = try settle(recordClass, at: start)
        let data: DNSRecordData
        do throws(DNSWireError) {
            data = try DNSRecordData(type: type, class: inClass, &words)
        } catch {
            throw error.expecting(DNSRecordLayout.of(type, in: inClass).map { "`\(type) \($0.expectedForm)`" })
        }
        try append(owner, ttl: ttl, inClass, data, at: start)
    }

    /// A file has one class (RFC 1035 §5.2); the first record that names one decides.
    private mutating func settle(_ given: DNSRecordClass?, at offset: Int) throws(DNSWireError) -> DNSRecordClass {
        let settled = zoneClass ?? given ?? .internet
        zoneClass = settled
        guard given == nil || given == settled else {
            throw DNSWireError(.badField, at: offset, "class \(given ?? settled) in a file of class \(settled)")
        }
        return settled
    }

    private mutating func append(
        _ owner: DNSName, ttl: UInt32?, _ recordClass: DNSRecordClass, _ data: DNSRecordData, at offset: Int
    ) throws(DNSWireError) {
        var fallback = lastTTL ?? limits.fallbackTTL
        if case .soa(let soa) = data { fallback = fallback ?? min(soa.minimum, 0x7FFF_FFFF) }
        guard let settled = ttl ?? defaultTTL ?? fallback else {
            throw DNSWireError(
                .missingField, at: offset, "the record has no TTL", expected: "a TTL here, or `$TTL` before it")
        }
        lastTTL = settled
        guard records.count < limits.records else {
            return stop(at: offset, "the zone has more than \(limits.records) records")
        }
        records.append(DNSRecord(owner, ttl: settled, class: recordClass, data))
    }

    // MARK: - $INCLUDE

    private mutating func takeInclude(_ words: inout DNSTokenReader) throws(DNSWireError) {
        let token = try words.take("file")
        let origin = words.isAtEnd ? source.origin : try words.name("origin")
        try words.finish()
        let path = String(decoding: try token.unescaped(), as: UTF8.self)
        guard let include else {
            throw DNSWireError(.badField, at: token.offset, "`$INCLUDE` is not followed here")
        }
        guard stack.count <= limits.includeDepth else {
            throw DNSWireError(
                .tooLarge, at: token.offset, "`\(path)` is included more than \(limits.includeDepth) files deep")
        }
        guard includesLeft > 0 else { return stop(at: token.offset, "more than \(limits.includes) files are included") }
        includesLeft -= 1
        let bytes: [UInt8]
        do {
            bytes = try include(path)
        } catch {
            throw DNSWireError(.badField, at: token.offset, "`\(path)` cannot be included: \(error)")
        }
        bytesLeft -= bytes.count
        guard bytesLeft >= 0 else {
            return stop(at: token.offset, "the zone's files have more than \(limits.bytes) bytes")
        }
        stack.append(ZoneFileSource(name: path, bytes: bytes, origin: origin, owner: source.owner))
    }

    // MARK: - $GENERATE

    private mutating func takeGenerate(_ words: inout DNSTokenReader) throws(DNSWireError) {
        let offset = words.offset
        let template = try ZoneGenerate(&words)
        guard template.count <= limits.generated else {
            throw DNSWireError(.tooLarge, at: offset, "`$GENERATE` makes more than \(limits.generated) records")
        }
        for value in template.values where !isCutShort {
            do throws(DNSWireError) {
                var lexer = DNSTextLexer(try template.line(value))
                if let tokens = try lexer.nextEntry() { try takeRecord(tokens, startsBlank: false) }
            } catch {
                throw DNSWireError(.badField, at: offset, "at \(value): \(error.fault)", expected: error.expected)
            }
        }
    }

    // MARK: - Problems

    private mutating func note(_ error: DNSWireError) {
        let (line, column) = source.place(of: error.offset)
        let message = error.fault.last.map { ",;".contains($0) } == true ? String(error.fault.dropLast()) : error.fault
        problems.append(
            ZoneFileProblem(
                file: source.name, line: line, column: column, reason: error.reason, message: message,
                expected: error.expected))
        if problems.count >= limits.problems { isCutShort = true }
    }

    private mutating func stop(at offset: Int, _ message: String) {
        note(DNSWireError(.tooLarge, at: offset, message))
        isCutShort = true
    }
}
