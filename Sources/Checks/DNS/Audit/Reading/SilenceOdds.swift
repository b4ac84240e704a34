import DNSWire

/// How often packets to one address get lost, and so what its silence is worth as evidence.
struct SilenceOdds: Sendable {
    /// Silence that is less likely than this to be the packets' loss is the server's own doing.
    private static let rare = 0.001
    /// The share taken for an address that answers too little to be measured.
    private static let unmeasured = 0.3
    private static let fewest = 4
    /// A server that is slower than this has its questions sent again although none was lost.
    private static let resend = Duration.milliseconds(400)
    /// In the patience that a connection is given, its first packet is sent twice.
    private static let connectionSends = 2

    /// Different questions sent as datagrams.
    let asked: Int
    /// Those that were answered in the end.
    let answered: Int
    /// Those of them that had to be sent again.
    let lost: Int

    /// - Parameter replies: Everything that came from one address.
    init(_ replies: [ServerReply]) {
        let byQuery = Dictionary(grouping: replies.filter { $0.query.transport == .udp }, by: \.query)
        asked = byQuery.count
        let heard = byQuery.values.filter { $0.contains { $0.message != nil } }
        answered = heard.count
        lost =
            heard.filter { replies in
                guard let reply = replies.first(where: { $0.outcome == .silent || $0.message != nil }) else {
                    return false
                }
                return reply.message == nil || reply.sends > 1 && reply.elapsed < Self.resend
            }.count
    }

    /// The share of questions that had to be sent again.
    var share: Double { answered > 0 ? Double(lost) / Double(answered) : 0 }

    /// Whether more get lost than the odd one.
    var isLossy: Bool { answered >= 8 && lost >= 3 && share >= 0.1 }

    /// How likely one packet is lost. Where none was, the next one still may be.
    private var chance: Double {
        answered < Self.fewest ? Self.unmeasured : (Double(lost) + 0.5) / (Double(answered) + 1)
    }

    /// Whether all of `silent` may have been lost.
    /// - Parameter places: In how many places such a thing could have happened; any one of them would have been told.
    func explains(_ silent: [ServerReply], among places: Int = 1) -> Bool {
        let sends = silent.reduce(0) { sum, reply in
            sum + (reply.query.transport == .udp ? reply.sends : Self.connectionSends)
        }
        let odds = (0..<min(sends, 64)).reduce(1.0) { odds, _ in odds * chance }
        return odds * Double(max(1, places)) >= Self.rare
    }
}
