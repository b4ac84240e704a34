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
    /// What its silence is worth.
    let odds: SilenceOdds
    /// Queries that got no answer, which lost packets may explain: they count as not asked, wherever something is judged.
    let open: [ServerQuery]
    /// Queries that were given up on this side before they could be answered, and that nothing else answers.
    let givenUp: [ServerQuery]

    private let byQuery: [ServerQuery: ServerReply]
    private let byQuestion: [DNSQuestion: ServerReply]
    private let zone: DNSName
    private let parent: DNSName

    package init(_ endpoint: Endpoint, _ transcript: DNSTranscript, zone: DNSName, parent: DNSName) {
        self.endpoint = endpoint
        self.zone = zone
        self.parent = parent
        // What was given up is as good as not asked.
        let all = transcript.replies(from: endpoint)
        let replies = all.filter { !$0.isCancelled }
        // Of repeats the one that got through counts.
        let byQuery = Dictionary(replies.map { ($0.query, $0) }) { $0.message == nil ? $1 : $0 }
        let ordinary = replies.filter(Self.isOrdinary)
        let byQuestion = Dictionary(ordinary.map { ($0.query.question, $0) }) {
            Self.rank($0) >= Self.rank($1) ? $0 : $1
        }
        let trials = ServerTrial.first.map { byQuery[$0.query(zone, under: parent, at: endpoint)] }
        let serves = trials.map { $0.map { Self.serves($0, zone) } ?? false }
        // What it says of the zone's name servers tells as much when all of the others got lost.
        let names = ServerQuery(DNSQuestion(zone, .ns), at: endpoint)
        let isVouched =
            trials.allSatisfy { $0?.message == nil } && byQuery[names]?.isAuthoritativeAnswer == true
            && byQuery[names]?.message?.answer(zone, .ns).isEmpty == false
        answersEDNS = serves[0] || isVouched
        answersUDP = serves[0] || serves[1] || isVouched
        answersTCP = serves[2]
        let givenUp = all.filter(\.isCancelled).map(\.query).uniqued.filter { byQuery[$0] == nil }
        let first = Set(ServerTrial.first.map { $0.query(zone, under: parent, at: endpoint) })
        let failure = Self.failure(trials.compactMap { $0 }, zone)
        // Silent is who was given the time, over every transport.
        let isUntold = failure == .silent && !first.isDisjoint(with: givenUp)
        condition = serves.contains(true) || isVouched ? .serving : isUntold ? .unasked : failure
        self.replies = replies
        self.givenUp = givenUp
        odds = SilenceOdds(replies)
        // One that answers nothing at all is judged by just that.
        open = condition == .serving ? Self.open(replies, byQuery, odds) : []
        let isOpen = Set(open)
        self.byQuery = byQuery.filter { !isOpen.contains($0.key) }
        self.byQuestion = byQuestion.filter { !isOpen.contains($0.value.query) }
    }

    private static func open(
        _ replies: [ServerReply], _ byQuery: [ServerQuery: ServerReply], _ odds: SilenceOdds
    ) -> [ServerQuery] {
        let datagrams = replies.filter { $0.query.transport == .udp && $0.query.opcode == .query }
        // One that answers no datagram at all is not one that loses some.
        let isDeaf = odds.answered == 0 && !odds.explains(datagrams.filter { $0.outcome == .silent })
        let silent = replies.filter { reply in
            reply.outcome == .silent && byQuery[reply.query]?.message == nil && reply.query.opcode == .query
                && (reply.query.transport == .udp ? !isDeaf : reply.query.question.type != .axfr)
        }
        return silent.map(\.query).uniqued.filter { query in
            // Whether a transport works is one question, whether some type or option is dropped one of many.
            odds.explains(
                silent.filter { $0.query == query }, among: query.transport == .udp ? odds.asked : 1)
        }
    }

    /// Whether packets to it get lost, or may have.
    var isLossy: Bool { odds.isLossy || !open.isEmpty }

    /// Whether it leaves one transport unanswered, or refuses it, and lost packets do not explain that.
    func isBlocked(_ transport: DNSTransport) -> Bool {
        guard !(transport == .udp ? answersUDP : answersTCP) else { return false }
        let first = ServerTrial.first.map { $0.query(zone, under: parent, at: endpoint) }
        let tried = replies.filter { $0.query.transport == transport && first.contains($0.query) }
        let silent = tried.filter { $0.outcome == .silent }
        return !tried.isEmpty && (silent.count < tried.count || !odds.explains(silent))
    }

    /// Questions over UDP that got no answer at all so far. Silence is a right answer to an opcode that nobody knows.
    var unanswered: [ServerQuery] {
        let heard = Set(replies.filter { $0.message != nil }.map(\.query))
        return replies.filter { reply in
            reply.outcome == .silent && reply.query.transport == .udp && reply.query.opcode == .query
        }.map(\.query).uniqued.filter { !heard.contains($0) }
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

    /// The apex's records of `type`, also when its own proofs of absence say without being asked that there are none.
    func apexRecords(_ type: DNSRecordType) -> [DNSRecord]? {
        records(zone, type) ?? (rulesOut(type) ? [] : nil)
    }

    /// Whether a proof of absence says that the apex has no records of `type`.
    func rulesOut(_ type: DNSRecordType) -> Bool {
        byQuestion.values.contains { reply in
            let question = reply.query.question
            guard question.name == zone, let message = answer(question.name, question.type),
                message.header.rcode == .noError, message.answers.isEmpty,
                let proof = FalseDenial.proof(zone, message, zone)
            else { return false }
            return !proof.types.types.contains(type)
        }
    }

    /// The answer that options were asked for with.
    var extras: DNSMessage? { self[.options]?.message ?? self[.extras]?.message }

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
