extension HTTPResponseParser {
    /// Ends a head: a 1xx one makes room for the next, the final one decides where the body ends.
    mutating func endHead(at end: Int) throws(HTTPWireError) {
        usedBytes = 0
        draft.fields = HTTPFields(collected)
        collected = []
        if (100..<200).contains(draft.status), draft.status != 101 {
            guard informational.count < limits.informational else {
                throw HTTPWireError(
                    .tooManyInformational, at: end, "more than \(limits.informational) answers with a 1xx status came")
            }
            informational.append(draft)
            state = .statusLine
            reached = .informational
            return
        }
        let framing = try bodyFraming(at: end)
        self.framing = framing
        head = draft
        draft.fields = HTTPFields()
        reached = .head
        switch framing {
        case .none, .length(0): state = .complete
        case .length(let count): state = .length(remaining: count)
        case .chunked: state = .chunkSize
        case .untilClose: state = .untilClose
        }
    }

    /// RFC 9112 section 6.3, from the client's side.
    private mutating func bodyFraming(at end: Int) throws(HTTPWireError) -> Framing {
        if isHead || draft.status == 101 || draft.status == 204 || draft.status == 304 { return .none }
        var isChunked = false
        var hasLength = false
        for field in draft.fields.fields {
            if HTTPFields.equal(field.name, "transfer-encoding") {
                isChunked = try isChunkedCoding(field.value, after: isChunked, at: end)
            } else if HTTPFields.equal(field.name, "content-length") {
                hasLength = true
            }
        }
        if isChunked {
            if hasLength { note(.lengthAndTransferEncoding, at: end) }
            if draft.version == "HTTP/1.0" { note(.chunkedInHTTP10, at: end) }
            return .chunked
        }
        return hasLength ? .length(try contentLength(at: end)) : .untilClose
    }

    /// `chunked` once and alone; `identity`, which older servers send, says nothing.
    private func isChunkedCoding(
        _ value: String, after isChunked: Bool, at end: Int
    ) throws(HTTPWireError) -> Bool {
        var isChunked = isChunked
        for part in value.utf8.split(separator: 0x2C) {
            let coding = String(Substring(part)).trimmed
            if coding.isEmpty || HTTPFields.equal(coding, "identity") { continue }
            guard HTTPFields.equal(coding, "chunked"), !isChunked else {
                throw HTTPWireError(
                    .transferCodingUnsupported, at: end,
                    "the transfer coding `\(String(escaping: value.utf8.prefix(60)))` was not asked for"
                )
            }
            isChunked = true
        }
        return isChunked
    }

    private mutating func contentLength(at end: Int) throws(HTTPWireError) -> Int {
        var length: Int?
        for field in draft.fields.fields where HTTPFields.equal(field.name, "content-length") {
            // Nearly always it is one number; a list of them is what the rest is for.
            if length == nil, let only = Self.number(field.value) {
                length = only
                continue
            }
            for part in field.value.utf8.split(separator: 0x2C, omittingEmptySubsequences: false) {
                guard let next = Self.number(String(Substring(part)).trimmed) else {
                    throw HTTPWireError(
                        .contentLengthInvalid, at: end,
                        "Content-Length is not a number of bytes: `\(String(escaping: field.value.utf8.prefix(60)))`")
                }
                if let length {
                    guard length == next else {
                        throw HTTPWireError(
                            .contentLengthConflict, at: end, "Content-Length is both \(length) and \(next)",
                            hint: "programs disagree on which one counts, which lets answers be smuggled")
                    }
                    note(.contentLengthRepeated, at: end)
                }
                length = next
            }
        }
        return length ?? 0
    }

    /// Digits alone, and not more than a length can have.
    private static func number(_ digits: String) -> Int? {
        digits.utf8.allSatisfy(\.isDigit) ? Int(digits) : nil
    }

    /// Hexadecimal digits, then extensions, which nobody uses and everybody skips (RFC 9112 section 7.1).
    mutating func chunkSize(_ line: Span<UInt8>, at start: Int) throws(HTTPWireError) {
        usedBytes = 0
        var size = 0
        var at = 0
        while at < line.count, let digit = line[at].hexValue {
            guard at < 16, size >> 59 == 0 else {
                throw HTTPWireError(.chunkSizeTooLarge, at: start, "a chunk's size is not a number below 2^63")
            }
            size = size << 4 | Int(digit)
            at += 1
        }
        let afterDigits = at
        while at < line.count, line[at].isBlank { at += 1 }
        guard afterDigits > 0, at == line.count || line[at] == 0x3B else {
            throw HTTPWireError(
                .chunkSizeInvalid, at: start,
                "`\(String(escaping: (0..<min(line.count, 24)).map { line[$0] }))` is not a chunk's size")
        }
        skippedField = false
        state = size == 0 ? .trailers : .chunkData(remaining: size)
    }

    /// A chunk's data ends in CRLF; a bare line feed is let through.
    mutating func endChunk(with byte: UInt8, sawReturn: Bool) throws(HTTPWireError) {
        switch byte {
        case 0x0A:
            if !sawReturn { note(.bareLineFeed, at: offset) }
            state = .chunkSize
        case 0x0D where !sawReturn: state = .chunkEnd(sawReturn: true)
        default:
            throw HTTPWireError(
                .chunkEndMissing, at: offset,
                "a chunk goes on after the \(bodyBytes) body bytes that its size announced")
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let bytes = utf8.drop(while: \.isBlank)
        let end = bytes.lastIndex { !$0.isBlank }.map(bytes.index(after:)) ?? bytes.startIndex
        return String(Substring(bytes[..<end]))
    }
}
