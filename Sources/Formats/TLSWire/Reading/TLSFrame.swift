/// What comes from the stream as one piece.
package enum TLSFrame: Sendable, Hashable {
    case record(TLSRecord)
    /// A record of SSLv2 without its header.
    case ssl2([UInt8], offset: Int)
}
