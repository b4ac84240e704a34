import NIOCore
import NIOPosix
import NIOSSL
import UpkeepCore

/// Listens for visitors who want to see a mail server's banner and its TLS.
struct MailServer: Sendable {
    let group: any EventLoopGroup
    let tls: NIOSSLContext
    let connections: ConnectionRegistry
    let idleLimit: Duration

    func listen(at endpoint: Endpoint) async throws {
        _ = try await ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try connections.admit(channel)
                    try ConnectionGuard.install(on: channel, idleLimit: idleLimit)
                    try channel.pipeline.syncOperations.addHandler(MailHandler(host: DemoNames.mail, tls: tls))
                }
            }
            .bind(to: endpoint.socketAddress)
            .get()
    }
}
