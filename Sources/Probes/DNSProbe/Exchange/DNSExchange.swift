package import Checks
package import DNSWire
package import NIOCore
import NIOPosix
package import UpkeepCore

/// Puts one question to one server address as a stub resolver does.
package struct DNSExchange: Sendable {
    private let sender: QuerySender

    package init(group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
        sender = QuerySender(group: group)
    }

    /// Asks over UDP with EDNS; again without EDNS when the server cannot read that (RFC 6891 §7), and over TCP when
    /// the answer is truncated (RFC 7766 §5). Nothing else is tried twice.
    /// - Parameters:
    ///   - transport: `.tcp` leaves UDP out.
    ///   - timeout: For all of it together.
    package func ask(
        _ question: DNSQuestion, of server: Endpoint, recursionDesired: Bool = true,
        over transport: DNSTransport = .udp, within timeout: Duration
    ) async -> DNSAnswer {
        var round = ExchangeRound(
            sender: sender, question: question, server: server, recursionDesired: recursionDesired,
            deadline: .now + timeout)
        return await round.run(over: transport)
    }
}
