import NIOCore
import NIOSSL
import UpkeepCore

/// Listens for visitors who want to see a mail server's banner and its TLS.
struct MailServer: Sendable {
    let group: any EventLoopGroup
    let tls: NIOSSLContext
    let connections: ConnectionRegistry
    let idleLimit: Duration

    func listen(at endpoint: Endpoint) async throws -> Listener {
        try await Listener.open(at: endpoint, group) { channel in
            try connections.admit(channel)
            try ConnectionGuard.install(on: channel, idleLimit: idleLimit)
            try channel.pipeline.syncOperations.addHandler(MailHandler(host: DemoNames.mail, tls: tls))
        }
    }
}
