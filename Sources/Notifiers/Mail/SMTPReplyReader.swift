/// Puts replies together from the bytes of a connection as they come.
struct SMTPReplyReader {
    /// Of one reply; RFC 5321 section 4.5.3.1.5 grants 512 to a line.
    private static let limit = 64 << 10

    private var buffer: [UInt8] = []
    private var lines: [String] = []
    private var used = 0

    /// Whether something is there that nobody asked for yet.
    var hasRest: Bool { !buffer.isEmpty || !lines.isEmpty }

    mutating func add(_ bytes: [UInt8]) { buffer += bytes }

    /// The next whole reply; nil until all its lines are there.
    /// - Throws: `malformed` for what is no reply.
    mutating func next() throws(TransportFailure) -> SMTPReply? {
        while let end = buffer.firstIndex(of: 0x0A) {
            var line = buffer[..<end]
            if line.last == 0x0D { line.removeLast() }
            used += line.count
            let text = String(decoding: line, as: UTF8.self)
            buffer.removeSubrange(...end)
            let digits = text.utf8.prefix(3)
            guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }), let code = Int(text.prefix(3)),
                (200...599).contains(code)
            else {
                throw TransportFailure(.malformed, "it does not speak SMTP: `\(text.oneLine.clipped(60, .characters))`")
            }
            lines.append(String(text.dropFirst(4)))
            if text.utf8.dropFirst(3).first != 0x2D {
                defer {
                    lines = []
                    used = 0
                }
                return SMTPReply(code: code, lines: lines)
            }
            guard used <= Self.limit else { throw Self.endless }
        }
        guard buffer.count <= Self.limit else { throw Self.endless }
        return nil
    }

    private static let endless = TransportFailure(.malformed, "its reply does not end")
}
