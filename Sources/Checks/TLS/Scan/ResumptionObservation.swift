/// How a server lets clients come back.
package struct ResumptionObservation: Sendable, Hashable {
    package var bySessionID: Seen<Bool>
    /// RFC 5077 tickets, before TLS 1.3.
    package var byTicket: Seen<Bool>
    /// TLS 1.3.
    package var byPSK: Seen<Bool>
    /// As the server says in its ticket.
    package var ticketLifetime: Duration?
    /// TLS 1.3's max_early_data_size; nil when its tickets carry none, 0-RTT is then off.
    package var maxEarlyData: Seen<Int?>

    package init(
        bySessionID: Seen<Bool> = .notAsked, byTicket: Seen<Bool> = .notAsked, byPSK: Seen<Bool> = .notAsked,
        ticketLifetime: Duration? = nil, maxEarlyData: Seen<Int?> = .notAsked
    ) {
        self.bySessionID = bySessionID
        self.byTicket = byTicket
        self.byPSK = byPSK
        self.ticketLifetime = ticketLifetime
        self.maxEarlyData = maxEarlyData
    }
}
