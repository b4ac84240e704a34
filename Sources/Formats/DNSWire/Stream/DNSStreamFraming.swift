/// Messages on a stream, each after two bytes with its length (RFC 1035 §4.2.2), however the stream was cut.
package struct DNSStreamFraming: Sendable {
    private var buffer: [UInt8] = []
    private var start = 0

    package init() {}

    package mutating func append(_ bytes: some Sequence<UInt8>) {
        // What was handed out is dropped here, once, so that many small messages are not moved again and again.
        buffer.removeSubrange(..<start)
        start = 0
        buffer += bytes
    }

    /// The next whole message; nil until more bytes come. It may be empty, which is for the decoder to refuse.
    package mutating func next() -> [UInt8]? {
        guard let wanted = pendingLength else { return nil }
        let end = start + 2 + wanted
        guard end <= buffer.count else { return nil }
        defer { start = end }
        return Array(buffer[start + 2..<end])
    }

    /// Bytes of a message that has not come whole: when the stream ends now, it was cut off.
    package var pendingCount: Int { buffer.count - start }

    /// How long that message says it will be, without the two bytes that say so; nil until they are there.
    package var pendingLength: Int? {
        pendingCount >= 2 ? Int(buffer[start]) << 8 | Int(buffer[start + 1]) : nil
    }

    /// The message with its length in front.
    /// - Throws: `too-large` over 65535 bytes.
    package static func framed(_ message: [UInt8]) throws(DNSWireError) -> [UInt8] {
        guard let count = UInt16(exactly: message.count) else {
            throw DNSWireError(.tooLarge, at: 0, "message of more than 65535 bytes")
        }
        return [UInt8(count >> 8), UInt8(truncatingIfNeeded: count)] + message
    }
}
