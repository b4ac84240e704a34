/// How much of an answer's framing is read before it counts as an attack or a mistake.
///
/// Body bytes are the caller's to cap.
package struct HTTPResponseLimits: Sendable, Hashable {
    /// Octets of one head, line ends included.
    package var headBytes = 256 << 10
    /// Header fields in a head, and again in the trailers.
    package var fields = 1000
    /// 1xx answers before the final one.
    package var informational = 16
    /// Octets of a chunk's size line, its extensions included.
    package var chunkLineBytes = 4096
    /// Octets of all trailers.
    package var trailerBytes = 64 << 10

    package init() {}
}
