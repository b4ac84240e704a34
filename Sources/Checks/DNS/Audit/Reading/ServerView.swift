package import DNSWire
package import UpkeepCore

/// One address of a name server as the transcript shows it.
package struct ServerView: Sendable {
    package let endpoint: Endpoint
    package let condition: ServerCondition
    /// Over which transports it serves the zone.
    package let answersUDP: Bool
    package let answersTCP: Bool
    /// Whether EDNS gets an answer over UDP.
    package let answersEDNS: Bool
    package let replies: [ServerReply]
    /// The share of answered datagrams that had to be sent twice.
    package let loss: Double

    private let byQuery: [ServerQuery: ServerReply]
    private let byQuestion: [DNSQuestion: ServerReply]
    private let zone: DNSName
    private let parent: DNSName

    package init(_ endpoint: Endpoint, _ transcript: DNSTranscript, zone: DNSName, parent: DNSName) {
        self.endpoint = endpoint
        self.zone = zone
        self.parent = parent
        // What was given up is as good as not asked.
        let replies = transcript.replies(from: endpoint).filter { !$0.isCancelled }
        // Of repeats the one that got through counts.
        let byQuery = Dictionary(replies.map { ($0.query, $0) }) { $0.message == nil ? $1 : $0 }
        let ordinary = replies.filter(Self.isOrdinary)
        let byQuestion = Dictionary(ordinary.map { ($0.query.question, $0) }) {
            Self.rank($0) >= Self.rank($1) ? $0 : $1
        }
        let trials = ServerTrial.first.map { byQuery[$0.query(zone, under: parent, at: endpoint)] }
        let serves = trials.map { $0.map { Self.serves($0, zone) } ?? false }
        answersEDNS = serves[0]
        answersUDP = serves[0] || serves[1]
        answersTCP = serves[2]
        loss = Self.loss(replies)
        condition = serves.contains(true) ? .serving : Self.failure(trials.compactMap { $0 }, zone)
        // Where packets get lost, silence to one question says nothing about that question.
        let isLossy = loss >= Self.lossy
        let counts = { (reply: ServerReply) in !isLossy || reply.outcome != .silent }
        self.replies = replies
        self.byQuery = byQuery.filter { counts($0.value) }
        self.byQuestion = byQuestion.filter { counts($0.value) }
    }

    /// From this share on packets are taken to get lost on the way.
    static let lossy = 0.15

    /// Questions of the second wave that got no answer at all.
    var unanswered: [ServerQuery] {
        let first = ServerTrial.first.map { $0.query(zone, under: parent, at: endpoint) }
        return replies.filter { reply in
            reply.outcome == .silent && reply.query.transport == .udp && !first.contains(reply.query)
                && byQuery[reply.query]?.message == nil
        }.map(\.query).uniqued
    }

    private static func loss(_ replies: [ServerReply]) -> Double {
        let answered = replies.filter { $0.query.transport == .udp && $0.message != nil }
        guard answered.count >= 8 else { return 0 }
        return Double(answered.count { $0.sends > 1 }) / Double(answered.count)
    }

    package var isServing: Bool { condition == .serving }

    /// Whether it answers at all, if only to refuse.
    package var isAlive: Bool {
        switch condition {
        case .serving, .lame: true
        default: false
        }
    }

    package subscript(trial: ServerTrial) -> ServerReply? { byQuery[trial.query(zone, under: parent, at: endpoint)] }

    /// What came of the cookie given back.
    var echo: ServerReply? {
        replies.first {
            $0.query.edns?.options.contains { if case .cookie(_, let server) = $0 { !server.isEmpty } else { false } }
                ?? false
        }
    }

    /// `question` in the way that this server understands best.
    func query(_ question: DNSQuestion) -> ServerQuery {
        if answersEDNS { return ServerQuery(question, at: endpoint) }
        return answersUDP
            ? ServerQuery(question, at: endpoint, edns: nil) : ServerQuery(question, at: endpoint, over: .tcp)
    }

    /// The fullest reply to `question`: a whole one before a cut-off one, an answer before none.
    package func reply(_ question: DNSQuestion) -> ServerReply? { byQuestion[question] }

    package func reply(_ name: DNSName, _ type: DNSRecordType) -> ServerReply? { reply(DNSQuestion(name, type)) }

    /// The whole authoritative answer; nil when there is none.
    package func answer(_ name: DNSName, _ type: DNSRecordType) -> DNSMessage? {
        guard let reply = reply(name, type), reply.isAuthoritativeAnswer, let message = reply.message,
            !message.header.truncated
        else { return nil }
        return message
    }

    /// The answer's records of exactly this owner and type; nil without an authoritative answer.
    package func records(_ name: DNSName, _ type: DNSRecordType) -> [DNSRecord]? {
        answer(name, type)?.answer(name, type)
    }

    package var soa: DNSRecord? { reply(zone, .soa)?.message?.answer(zone, .soa).first }

    package var soaData: SOAData? {
        if case .soa(let data) = soa?.data { data } else { nil }
    }

    /// The zone's name servers as it gives them; empty without an answer.
    package var nameservers: [DNSName] { (records(zone, .ns) ?? []).compactMap(\.target).uniqued }

    /// Host names that its answers lead to: mail servers, aliases' targets, the primary.
    func hosts(from questions: [DNSQuestion]) -> [DNSName] {
        let records = questions.flatMap { reply($0)?.message?.answers ?? [] }
        let targets = records.filter { $0.type == .mx || $0.type == .cname }.compactMap(\.target)
        return (targets + [soaData?.primary].compactMap { $0 }).filter { !$0.isRoot }.uniqued
    }

    /// Asked for what the zone says, not to see how the server takes it.
    private static func isOrdinary(_ reply: ServerReply) -> Bool {
        let query = reply.query
        guard query.opcode == .query, !query.recursionDesired, !query.checkingDisabled, !query.authenticData,
            !query.reservedFlag, query.question.type != .axfr
        else { return false }
        guard let edns = query.edns else { return true }
        return edns == DNSExtension(dnssecOK: true)
    }

    private static func rank(_ reply: ServerReply) -> Int {
        guard let message = reply.message else { return 0 }
        let failed = message.header.rcode != .noError && message.header.rcode != .noSuchName
        if failed { return 1 }
        if message.header.truncated { return 2 }
        return reply.query.edns == nil ? 3 : 4
    }

    private static func serves(_ reply: ServerReply, _ zone: DNSName) -> Bool {
        guard reply.isAuthoritativeAnswer, let message = reply.message else { return false }
        return message.header.truncated || !message.answer(zone, .soa).isEmpty
    }

    private static func failure(_ replies: [ServerReply], _ zone: DNSName) -> ServerCondition {
        guard !replies.isEmpty else { return .unasked }
        if let lameness = replies.lazy.compactMap({ Self.lameness($0.message, zone) }).first { return .lame(lameness) }
        var worst = ServerCondition.silent
        for reply in replies {
            switch reply.outcome {
            case .refused: return .refused
            case .unreachable(let why): return .unreachable(why)
            case .malformed(let why), .mismatched(let why): worst = .garbled(why)
            case .closed(let why) where worst == .silent: worst = .garbled("the connection \(why)")
            case .answered, .silent, .closed, .untrusted, .cancelled: break
            }
        }
        return worst
    }

    private static func lameness(_ message: DNSMessage?, _ zone: DNSName) -> Lameness? {
        guard let message else { return nil }
        switch (message.header.rcode, message.header.authoritative) {
        case (.noError, true): return .noStart
        case (.noSuchName, true): return .noSuchName
        case (.noError, false):
            let up = message.authority.first { $0.type == .ns && zone.isWithin($0.name) && $0.name != zone }
            return message.answers.isEmpty ? up.map { .upward($0.name) } ?? .notAuthoritative : .notAuthoritative
        default: return .code(message.header.rcode)
        }
    }
}
