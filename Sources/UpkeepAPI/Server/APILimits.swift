/// What keeps one caller from using up the server.
package struct APILimits: Sendable, Hashable {
    /// Open at a time, for each address; further ones wait to be accepted.
    package var connections = 256
    /// Bytes of all header fields of a request, and of one of them.
    package var headerBytes = 16_384
    package var headerFields = 100
    /// For a request's head to arrive, and between requests.
    package var idle = Duration.seconds(20)
    /// From a request's head to the last byte of its answer being handed to the kernel.
    package var exchange = Duration.seconds(30)
    /// How long requests in progress may go on once the server was told to stop.
    package var stopping = Duration.seconds(5)

    package init() {}
}
