package import Checks
import DNSWire
package import NIOCore
import UpkeepCore

/// Asks name servers exactly what it is told to, address by address, and says what came of each query. Nothing is tried
/// in another way: who wants TCP after a truncated answer, or no EDNS after FORMERR, asks again.
package struct ServerExchange: Sendable {
    /// How long a silent server is waited for.
    package struct Patience: Sendable, Hashable {
        /// UDP: after this long without an answer the query is sent a second and last time; nil never.
        package var resendAfter: Duration? = .milliseconds(400)
        /// UDP: after this long without an answer the server is silent.
        package var datagram: Duration = .seconds(1)
        /// TCP and TLS: the same until the first byte of an answer; long enough for one SYN to be lost, which Linux
        /// repeats after a second.
        package var stream: Duration = .seconds(2)

        package init() {}
    }

    let sender: QuerySender
    private let pacer: QueryPacer
    private let patience: Patience

    /// - Parameter tls: nil makes every query over TLS fail as unreachable.
    package init(
        group: any EventLoopGroup, pace: QueryPace = .polite, tls: SecureSetup? = nil,
        patience: Patience = Patience(), sockets: SocketUse = .once
    ) {
        pacer = QueryPacer(pace)
        sender = QuerySender(group: group, secure: tls, pacer: pacer, sockets: sockets)
        self.patience = patience
    }

    /// Sends over UDP at 0 and, without an answer, at 400 ms: from the same socket, with a new id and letter case, so
    /// that the answer tells which of the two it is for.
    /// - Parameters:
    ///   - began: What ``ServerReply/sentAt`` counts from.
    ///   - deadline: The reply is there by then, whatever happens.
    package func ask(
        _ query: ServerQuery, began: ContinuousClock.Instant, deadline: ContinuousClock.Instant
    ) async -> ServerReply {
        let timing = timing(began, deadline)
        return await sender.send(query, timing, at: turn(query.server.address, deadline))
    }

    /// Asks all at once; each server address gets its queries in the order given, at its pace.
    /// - Returns: The replies in the order of the queries.
    package func ask(
        _ queries: [ServerQuery], began: ContinuousClock.Instant, deadline: ContinuousClock.Instant
    ) async -> [ServerReply] {
        let timing = timing(began, deadline)
        return await withTaskGroup(of: (Int, ServerReply).self) { group in
            for (place, query) in queries.enumerated() {
                let slot = turn(query.server.address, deadline)
                group.addTask { (place, await sender.send(query, timing, at: slot)) }
            }
            var replies: [ServerReply?] = Array(repeating: nil, count: queries.count)
            for await (place, reply) in group { replies[place] = reply }
            return replies.compactMap { $0 }
        }
    }

    func turn(_ address: IPAddress, _ deadline: ContinuousClock.Instant) -> ContinuousClock.Instant {
        pacer.slot(for: address, before: deadline)
    }

    func timing(_ began: ContinuousClock.Instant, _ deadline: ContinuousClock.Instant) -> SendTiming {
        SendTiming(
            began: began, deadline: deadline, resendAfter: patience.resendAfter, patience: patience.datagram,
            streamPatience: patience.stream)
    }
}
