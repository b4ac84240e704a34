package import TLSWire

/// What a server did with a heartbeat that claims more than it holds, yet asks for nothing that is not ours.
package enum HeartbleedResult: Sendable, Hashable {
    /// No server hello of these versions had the heartbeat extension.
    case notOffered([TLSVersion])
    /// It has the extension and does not answer; how it showed that, e.g. "alert 10 (unexpected message)".
    case patched(String)
    /// It answered with our nonce.
    /// - Parameters:
    ///   - received: bytes of the heartbeat record's content.
    ///   - own: how many of them are ours; the rest must be 16 of padding.
    case vulnerable(version: TLSVersion, received: Int, own: Int)
    case unclear(String)
}
