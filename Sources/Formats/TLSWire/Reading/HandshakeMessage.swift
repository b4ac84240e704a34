/// A handshake message, whole.
package struct HandshakeMessage: Sendable, Hashable {
    static let headerLength = 4

    package let type: HandshakeType
    /// Type, length and body exactly as sent: what goes into the transcript's hash.
    package let bytes: [UInt8]
    /// Of its first byte in all that the peer's handshake records carried.
    package let offset: Int

    /// - Parameter bytes: header included; the header is not looked at again.
    init(type: HandshakeType, bytes: [UInt8], offset: Int) {
        self.type = type
        self.bytes = bytes
        self.offset = offset
    }

    package init(type: HandshakeType, body: [UInt8], offset: Int = 0) throws(TLSWireError) {
        var writer = TLSByteWriter()
        writer.uint8(type.rawValue)
        try writer.vector(3, "a message", body)
        self.init(type: type, bytes: writer.bytes, offset: offset)
    }

    package var bodyLength: Int { max(0, bytes.count - Self.headerLength) }

    /// What a first hello is replaced by in the transcript after HelloRetryRequest (RFC 8446 section 4.4.1).
    /// - Parameter hash: of the first hello's message, by the agreed suite's hash.
    package static func messageHash(_ hash: [UInt8]) throws(TLSWireError) -> [UInt8] {
        try HandshakeMessage(type: .messageHash, body: hash).bytes
    }

    /// Over the body; offsets count from the message's type.
    var cursor: TLSCursor { TLSCursor(bytes, offset: Self.headerLength) }
}
