extension HTTPResponseParser {
    /// Makes sure that a status line begins here.
    /// - Returns: whether enough bytes are there to know.
    mutating func sniff(in bytes: Span<UInt8>, from position: inout Int) throws(HTTPWireError) -> Bool {
        if pending.isEmpty, bytes.count - position >= 5, bytes[position].lowered == 0x68,
            bytes[position + 1].lowered == 0x74, bytes[position + 2].lowered == 0x74,
            bytes[position + 3].lowered == 0x70, bytes[position + 4] == 0x2F
        {
            return true
        }
        if pending.count >= 5, Self.beginsStatusLine(pending) { return true }
        let start = offset - pending.count
        while pending.count < ForeignProtocol.window {
            guard position < bytes.count else { return false }
            let byte = bytes[position]
            pending.append(byte)
            take(1, from: &position)
            if Self.beginsStatusLine(pending) {
                if pending.count == 5 { return true }
                continue
            }
            if let error = ForeignProtocol.certain(pending, at: start) { throw error }
            if byte == 0x0A { break }
        }
        throw ForeignProtocol.judge(pending, at: start)
    }

    /// `HTTP/`, or so much of it as is there; lower case is let through and noted later.
    static func beginsStatusLine(_ bytes: [UInt8]) -> Bool {
        zip(bytes, [0x68, 0x74, 0x74, 0x70, 0x2F] as [UInt8]).allSatisfy { $0.lowered == $1 }
    }

    /// Completes a line of the head, the trailers or a chunk's size, and acts on it.
    /// - Returns: whether the line's end was in the chunk.
    mutating func readLine(in bytes: Span<UInt8>, from position: inout Int) throws(HTTPWireError) -> Bool {
        let limit = lineLimit
        let room = limit - usedBytes - pending.count
        let stop = min(bytes.count, position + max(room, 0))
        var end = position
        while end < stop, bytes[end] != 0x0A { end += 1 }
        guard end < stop else {
            if bytes.count - position >= room, room > 0 || position < bytes.count {
                throw tooLarge(at: offset + max(room, 0))
            }
            for place in position..<end { pending.append(bytes[place]) }
            take(end - position, from: &position)
            return false
        }
        let start = offset - pending.count
        usedBytes += pending.count + end + 1 - position
        if pending.isEmpty {
            let line = bytes.extracting(position..<end)
            take(end + 1 - position, from: &position)
            try act(on: line, at: start)
        } else {
            var line = pending
            pending = []
            for place in position..<end { line.append(bytes[place]) }
            take(end + 1 - position, from: &position)
            try act(on: line.span, at: start)
            line.removeAll(keepingCapacity: true)
            pending = line
        }
        return true
    }

    private var lineLimit: Int {
        switch state {
        case .chunkSize: limits.chunkLineBytes
        case .trailers: limits.trailerBytes
        default: limits.headBytes
        }
    }

    private func tooLarge(at offset: Int) -> HTTPWireError {
        switch state {
        case .chunkSize:
            HTTPWireError(
                .chunkLineTooLong, at: offset, "a chunk's size line is longer than \(limits.chunkLineBytes) bytes")
        case .trailers:
            HTTPWireError(.trailersTooLarge, at: offset, "the trailers are larger than \(limits.trailerBytes) bytes")
        default:
            HTTPWireError(.headTooLarge, at: offset, "the answer's head is larger than \(limits.headBytes) bytes")
        }
    }

    private mutating func act(on line: Span<UInt8>, at start: Int) throws(HTTPWireError) {
        var end = line.count
        if end > 0, line[end - 1] == 0x0D { end -= 1 } else { note(.bareLineFeed, at: start + end) }
        let line = line.extracting(0..<end)
        switch state {
        case .statusLine:
            draft = try statusLine(line, at: start)
            skippedField = false
            collected.reserveCapacity(Self.usualFields)
            state = .fields
        case .fields:
            if end > 0 {
                try field(line, at: start)
            } else {
                try endHead(at: offset)
            }
        case .trailers:
            if end > 0 {
                try field(line, at: start)
            } else {
                trailers = HTTPFields(collected)
                state = .complete
            }
        default:
            try chunkSize(line, at: start)
        }
    }
}
