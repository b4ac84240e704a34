/// Puts handshake messages together from the records that carry them.
package struct HandshakeReader: Sendable {
    /// Ten megabytes: certificates of honest servers take kilobytes.
    package static let defaultMessageLimit = 10_000_000

    /// Bytes in a message at most; a longer one is refused before any of it is kept.
    package var messageLimit: Int

    private var buffer: [UInt8] = []
    private var start = 0
    private var dropped = 0
    private var failure: TLSWireError?

    package init(messageLimit: Int = defaultMessageLimit) { self.messageLimit = messageLimit }

    /// Whether a message has begun that is not whole.
    package var isWithinMessage: Bool { buffer.count > start }
    /// Bytes that are no whole message yet.
    package var pending: Int { buffer.count - start }

    package mutating func append(_ fragment: [UInt8]) {
        if start > 0, start >= buffer.count - start {
            buffer.removeFirst(start)
            dropped += start
            start = 0
        }
        buffer += fragment
    }

    /// The next message; nil until more bytes are there.
    /// - Throws: `message-too-long`, and the same again ever after.
    package mutating func next() throws(TLSWireError) -> HandshakeMessage? {
        if let failure { throw failure }
        guard pending >= HandshakeMessage.headerLength else { return nil }
        let type = HandshakeType(rawValue: buffer[start])
        let length = Int(buffer[start + 1]) << 16 | Int(buffer[start + 2]) << 8 | Int(buffer[start + 3])
        guard length <= messageLimit else {
            let error = TLSWireError(
                .messageTooLong, at: dropped + start,
                "a \(type) message says it has \(length) bytes; \(messageLimit) are allowed")
            failure = error
            throw error
        }
        guard pending >= HandshakeMessage.headerLength + length else { return nil }
        let end = start + HandshakeMessage.headerLength + length
        defer { start = end }
        return HandshakeMessage(type: type, bytes: Array(buffer[start..<end]), offset: dropped + start)
    }
}
