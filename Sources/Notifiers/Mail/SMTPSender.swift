import Checks
import FoundationEssentials
import NIOCore
import NIOSSL
import UpkeepCore

/// Hands one mail to one server (RFC 5321, RFC 3207, RFC 4954).
struct SMTPSender: Sendable {
    let loop: any EventLoop
    let contexts: TLSContexts

    func send(
        _ message: MailMessage, at addresses: [IPAddress], caFile: String?, within limit: Duration,
        onConnect: @Sendable (IPAddress) async -> Void
    ) async throws -> DeliveryOutcome {
        let server = message.server
        let context = server.security == .none ? nil : try contexts.context(caFile: caFile)
        let destination = Destination(server.host, server.port)
        return try await WireConnection.open(to: destination, at: addresses, on: loop, within: limit) { connection in
            if let remote = connection.remote { await onConnect(remote) }
            var dialogue = SMTPDialogue(connection)
            let name = Destination(server.host, server.port).name
            if server.security == .implicit, let context { try await connection.startTLS(context, serverName: name) }
            do {
                try await dialogue.greet(server.helloName)
                if server.security == .startTLS, let context {
                    try await dialogue.startTLS(context, serverName: name, hello: server.helloName)
                }
                if let user = server.user, let password = server.password {
                    try await dialogue.authenticate(user, password)
                }
                let outcome = try await dialogue.hand(message)
                // It has the mail; what it thinks of the farewell does not matter.
                await connection.send(Array("QUIT\r\n".utf8))
                return outcome
            } catch let refusal as SMTPRefusal {
                await connection.send(Array("QUIT\r\n".utf8))
                return refusal.outcome
            }
        }
    }
}
