import Checks
package import DNSWire
package import UpkeepCore

extension ServerExchange {
    /// Fetches a whole zone by AXFR over TCP (RFC 5936).
    /// - Returns: Its records in the order sent, the SOA first and once.
    package func transfer(
        of zone: DNSName, from server: Endpoint, limits: ZoneTransferLimits = ZoneTransferLimits(),
        deadline: ContinuousClock.Instant
    ) async throws(ZoneTransferFailure) -> [DNSRecord] {
        let query = ServerQuery(DNSQuestion(zone, .axfr), at: server, over: .tcp, edns: nil)
        let collector = TransferCollector(zone: zone, limits: limits)
        let reply = await sender.send(
            query, timing(.now, deadline), at: turn(server.address, deadline), transfer: collector)
        guard let outcome = collector.outcome else { throw .unanswered(reply.outcome) }
        return try outcome.get()
    }
}
