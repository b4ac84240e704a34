import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

/// A TCP port that is accepted from and served, until ``close()``.
struct Listener: Sendable {
    private let channel: any Channel
    private let socket: LoopbackSocket

    /// - Parameter prepare: fills an accepted connection's pipeline; what it throws closes the connection.
    static func open(
        at endpoint: Endpoint, _ group: any EventLoopGroup, prepare: @escaping @Sendable (any Channel) throws -> Void
    ) async throws -> Listener {
        let socket = try LoopbackSocket(boundTo: endpoint.socketAddress)
        let channel = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try prepare(channel) }
            }
            .withBoundSocket(socket.shared())
            .get()
        return Listener(channel: channel, socket: socket)
    }

    /// Stops listening before it returns, even where a child process that is being started holds a copy of the socket.
    func close() async {
        try? await channel.close()
        socket.stop()
    }
}
