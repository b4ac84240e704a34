/// What a server did next.
package enum TLSEvent: Sendable, Hashable {
    /// With the bytes for the transcript.
    case handshake(ServerMessage, HandshakeMessage)
    /// A handshake message whose content cannot be read; what follows still can.
    case unreadable(HandshakeMessage, TLSWireError)
    case alert(TLSAlert)
    /// From here on records are encrypted, up to TLS 1.2.
    case changeCipherSpec
    case heartbeat(HeartbeatMessage)
    /// Encrypted: for TLS 1.3 to be opened and given back by `takeDecrypted`.
    case protected(TLSRecord)
    case ssl2(SSL2ServerHello)
    /// SSLv2's error: 1 is "no cipher".
    case ssl2Error(code: UInt16)
}
