extension HTTPResponseParser {
    /// `HTTP/1.1 200 OK` (RFC 9112 section 4). The reason, and the space before it, may be missing.
    mutating func statusLine(_ line: Span<UInt8>, at start: Int) throws(HTTPWireError) -> HTTPResponseHead {
        guard line.count >= 8, line[5].isDigit, line[6] == 0x2E, line[7].isDigit else {
            let named = line.count > 5 && line[5].isDigit && (line.count == 6 || line[6].isBlank)
            guard named else { throw badStatusLine(line, at: start) }
            throw unsupportedVersion(line, at: start)
        }
        guard line[5] == 0x31 else { throw unsupportedVersion(line, at: start) }
        var at = 8
        while at < line.count, line[at].isBlank { at += 1 }
        guard at > 8, at + 3 <= line.count, line[at].isDigit, line[at + 1].isDigit, line[at + 2].isDigit,
            at + 3 == line.count || line[at + 3].isBlank, line[at] != 0x30
        else { throw badStatusLine(line, at: start) }
        if at != 9 || line[8] != 0x20 || line[0] != 0x48 || line[1] != 0x54 || line[2] != 0x54 || line[3] != 0x50 {
            note(.looseStatusLine, at: start)
        }
        let status = Int(line[at] - 0x30) * 100 + Int(line[at + 1] - 0x30) * 10 + Int(line[at + 2] - 0x30)
        let reason = try text(
            line.extracting(min(at + 4, line.count)..<line.count), at: start + min(at + 4, line.count))
        return HTTPResponseHead(
            version: line[7] == 0x30 ? "HTTP/1.0" : "HTTP/1.1", status: status, reason: reason)
    }

    private func badStatusLine(_ line: Span<UInt8>, at start: Int) -> HTTPWireError {
        HTTPWireError(.statusLine, at: start, "`\(quote(line))` is not a status line")
    }

    private func unsupportedVersion(_ line: Span<UInt8>, at start: Int) -> HTTPWireError {
        HTTPWireError(.versionUnsupported, at: start, "the answer is not HTTP/1.x: `\(quote(line))`")
    }

    private func quote(_ line: Span<UInt8>) -> String {
        String(escaping: (0..<min(line.count, 60)).map { line[$0] }) + (line.count > 60 ? "…" : "")
    }

    /// `Name: value` (RFC 9112 section 5), or a folded line that continues the field before it.
    mutating func field(_ line: Span<UInt8>, at start: Int) throws(HTTPWireError) {
        if line[0].isBlank {
            try fold(line, at: start)
            return
        }
        var colon = 0
        var isToken = true
        while colon < line.count, line[colon] != 0x3A {
            if !line[colon].isToken { isToken = false }
            colon += 1
        }
        // The value is read even when the name is no good, since a NUL is never let through.
        let value = try text(line.extracting(min(colon + 1, line.count)..<line.count), at: start + colon + 1)
        if colon == line.count || colon == 0 || !isToken {
            try checkSkipped(line, colon: colon, at: start)
            skippedField = true
            return
        }
        guard collected.count < limits.fields else {
            throw HTTPWireError(.tooManyFields, at: start, "the answer has more than \(limits.fields) header fields")
        }
        skippedField = false
        collected.append(HTTPFields.Field(String(http: line.extracting(0..<colon)), value))
    }

    /// Lines that browsers skip too, but for blanks before the colon, which RFC 9112 section 5.1 warns of.
    private mutating func checkSkipped(_ line: Span<UInt8>, colon: Int, at start: Int) throws(HTTPWireError) {
        for place in 0..<colon where line[place] == 0 {
            throw HTTPWireError(.nul, at: start + place, "a header field holds a NUL byte")
        }
        guard colon < line.count else {
            note(.fieldWithoutColon, at: start)
            return
        }
        if colon > 0, line[colon - 1].isBlank {
            throw HTTPWireError(
                .spaceBeforeColon, at: start + colon - 1,
                "a header field has a blank before its colon: `\(quote(line.extracting(0...colon)))`",
                hint: "programs disagree on such a field, which lets requests be smuggled")
        }
        note(.fieldNameInvalid, at: start)
    }

    /// RFC 9112 section 5.2: a fold is read as one space.
    private mutating func fold(_ line: Span<UInt8>, at start: Int) throws(HTTPWireError) {
        let more = try text(line, at: start)
        note(.foldedField, at: start)
        if skippedField { return }
        guard let last = collected.indices.last else {
            throw HTTPWireError(.foldWithoutField, at: start, "a folded line stands where no field is before it")
        }
        collected[last].value += " "
        collected[last].value += more
    }

    /// A value or reason without the blanks around it: UTF-8 if it is, else Latin-1.
    private mutating func text(_ bytes: Span<UInt8>, at start: Int) throws(HTTPWireError) -> String {
        var first = 0
        var end = bytes.count
        while first < end, bytes[first].isBlank { first += 1 }
        while end > first, bytes[end - 1].isBlank { end -= 1 }
        var hasReturn = false
        for place in first..<end where bytes[place].isControl && bytes[place] != 0x09 {
            switch bytes[place] {
            case 0: throw HTTPWireError(.nul, at: start + place, "a header field holds a NUL byte")
            case 0x0D:
                hasReturn = true
                note(.bareCarriageReturn, at: start + place)
            default: note(.controlCharacter, at: start + place)
            }
        }
        guard hasReturn else { return String(http: bytes.extracting(first..<end)) }
        let spaced = (first..<end).map { bytes[$0] == 0x0D ? 0x20 : bytes[$0] }
        return String(http: spaced.span)
    }
}

extension String {
    /// UTF-8 if it is, else Latin-1, as field values are read in practice (RFC 9110 section 5.5).
    fileprivate init(http bytes: Span<UInt8>) {
        do throws(UTF8.ValidationError) {
            self.init(copying: try UTF8Span(validating: bytes))
        } catch {
            self = ""
            for place in bytes.indices { unicodeScalars.append(Unicode.Scalar(bytes[place])) }
        }
    }
}
