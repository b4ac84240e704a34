package import Checks
package import DNSWire
package import NIOCore
import NIOPosix
package import UpkeepCore

/// Puts one question to one server address. Each message has its own socket, so the kernel picks a random source port,
/// lets only that server's packets in, and reports a closed port at once.
package struct DNSExchange: Sendable {
    private let group: any EventLoopGroup
    private let gate = SendGate()

    package init(group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) { self.group = group }

    /// Asks over UDP with EDNS; again without EDNS when the server cannot read that (RFC 6891 §7), and over TCP when
    /// the answer is truncated (RFC 7766 §5). Nothing else is tried twice.
    /// - Parameters:
    ///   - transport: `.tcp` leaves UDP out.
    ///   - timeout: For all of it together.
    package func ask(
        _ question: DNSQuestion, of server: Endpoint, recursionDesired: Bool = true,
        over transport: DNSExchangeObservation.Transport = .udp, within timeout: Duration
    ) async -> DNSAnswer {
        var round = ExchangeRound(
            group: group, gate: gate, question: question, server: server, recursionDesired: recursionDesired,
            deadline: .now + timeout)
        return await round.run(over: transport)
    }
}
