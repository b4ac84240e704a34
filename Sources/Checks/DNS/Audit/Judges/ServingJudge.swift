import DNSWire
import UpkeepCore

/// Judges whether each server is there and serves the zone, over each transport: the causes of most else.
struct ServingJudge {
    let context: AuditContext

    /// The finding that no server serves the zone; nil when one does.
    var nobodyServes: Finding? {
        guard context.serving.isEmpty else { return nil }
        let check = DelegationChecks.served
        let servers = context.views.flatMap { context.names($0) }.uniqued
        guard !context.views.isEmpty else {
            if !context.leftOut.isEmpty {
                return context.bad(
                    check, .unknown,
                    "this machine has no route to any address of \(context.zoneName)'s name servers: all are "
                        + "\(Self.title(context.leftOut[0].endpoint.address.family))",
                    remedy: "look from a machine that has such a connection", ["BASIC02"])
            }
            if context.survey.ranOutOfTime {
                return context.bad(
                    check, .unknown,
                    "not looked at: the time was up before the addresses of \(context.zoneName)'s name servers were found",
                    remedy: DelegationChecks.whole.remedy, ["BASIC02"])
            }
            let names = AuditContext.list(context.survey.path.addressless)
            return context.bad(
                check, "no name server of \(context.zoneName) has an address\(names.isEmpty ? "" : ": \(names)")",
                ["BASIC02 B02_NS_NO_IP_ADDR", "NAMESERVER06 NO_RESOLUTION"])
        }
        guard !context.views.allSatisfy({ $0.condition == .unasked }) else {
            let why =
                context.cutShort.isEmpty
                ? "no name server of \(context.zoneName) was asked"
                : "the time was up before any name server of \(context.zoneName) could answer"
            return context.bad(
                check, .unknown, "not looked at: \(why)",
                remedy: DelegationChecks.whole.remedy, ["BASIC02"])
        }
        let untold = context.views.filter { $0.condition == .unasked }
        if !untold.isEmpty {
            let told = context.views.filter { $0.condition != .unasked }
            return context.bad(
                check, .unknown,
                "no name server of \(context.zoneName) was found to serve it before the time was up: "
                    + "\(Self.causes(told, context)), and \(context.title(untold)) had no time to answer",
                remedy: DelegationChecks.whole.remedy, ["BASIC02"])
        }
        if context.views.allSatisfy({ if case .unreachable = $0.condition { true } else { false } }) {
            return context.bad(
                check, .unknown,
                "no name server of \(context.zoneName) can be reached from here: "
                    + "\(Self.causes(context.views, context))",
                remedy: "see whether this machine's own network works, then look again", ["BASIC02"])
        }
        let whole = AuditContext.count(servers.count, "name server")
        return context.bad(
            check,
            "\(servers.count == 1 ? "the one name server" : "none of the \(whole)") of \(context.zoneName) "
                + "\(servers.count == 1 ? "does not serve" : "serves") it: \(Self.causes(context.views, context))",
            ["BASIC02 B02_NO_WORKING_NS", "BASIC03"], context.evidence(context.views))
    }

    private static func causes(_ views: [ServerView], _ context: AuditContext) -> String {
        views.map(\.condition).uniqued.map { condition in
            context.title(views.filter { $0.condition == condition }, words(condition))
        }.joined(separator: "; ")
    }

    static func title(_ family: IPAddress.Family) -> String { family == .v4 ? "IPv4" : "IPv6" }

    /// What all servers do together, when at least one serves.
    var findings: [Finding] {
        var findings = broken + lostFromSight
        if findings.isEmpty {
            let most = AuditPlan.mostServers
            let left =
                (context.leftOut.isEmpty ? "" : "; \(leftOutNote)")
                + (context.plan.servers.count > most ? "; only \(most) of them were looked at closely" : "")
            let names = context.serving.flatMap { context.names($0) }.uniqued
            findings.append(
                context.ok(
                    NameServerChecks.reachable,
                    "all \(names.count) name servers answer at \(context.serving.count) addresses\(left)",
                    ["BASIC02", "CONNECTIVITY01"], context.evidence(context.serving)))
            findings.append(
                context.ok(NameServerChecks.lame, "every server serves the zone", ["DELEGATION04", "BASIC02"]))
        } else if !context.leftOut.isEmpty {
            findings.append(context.ok(NameServerChecks.reachable, leftOutNote, ["CONNECTIVITY01"]))
        }
        return [context.ok(DelegationChecks.served, "the zone is served", ["BASIC02"])] + findings + [loss] + transports
    }

    private var loss: Finding {
        let check = NameServerChecks.loss
        let lossy = context.lossy
        guard !lossy.isEmpty else { return context.ok(check, "packets arrive") }
        let names = lossy.map { context.names($0).first ?? context.zone }.uniqued
        let told = names.map { name in
            let mine = lossy.filter { context.names($0).first ?? context.zone == name }
            let shares = mine.map { "\(Int(($0.odds.share * 100).rounded())) % at \($0.endpoint.address)" }
            return "\(AuditContext.quoted(name)) (\(shares.joined(separator: ", ")))"
        }
        let open = lossy.reduce(0) { $0 + $1.open.count }
        let unanswered =
            open == 0
            ? "" : ", and \(open) got no answer, which is not held against \(names.count == 1 ? "it" : "them")"
        let evidence = context.evidence(lossy).adding(
            "unanswered",
            EvidenceValue(lossy.flatMap(\.open).map { "\($0.question) at \($0.server.address)" }.uniqued))
        return context.bad(
            check,
            "questions to \(AuditContext.list(told)) had to be sent twice to be answered\(unanswered): packets get lost "
                + "on the way, or \(names.count == 1 ? "it is" : "they are") overloaded", [], evidence)
    }

    /// Addresses of which nothing was heard, and which lost packets may have kept from answering.
    private var lostFromSight: [Finding] {
        let lost = context.views.filter(context.isLostFromSight)
        guard !lost.isEmpty else { return [] }
        return [
            context.foldedUnderLoss(
                context.bad(
                    NameServerChecks.reachable, .unknown,
                    "nothing was heard of \(context.title(lost)), which lost packets may explain",
                    remedy: "look again", [], context.evidence(lost)))
        ]
    }

    private var leftOutNote: String {
        let family = context.leftOut.first.map { Self.title($0.endpoint.address.family) } ?? ""
        return "\(AuditContext.count(context.leftOut.count, "\(family) address", "\(family) addresses")) left out: no "
            + "\(family) route from here"
    }

    /// From this many servers on that have the same thing wrong with them, one finding tells of all.
    private static let many = 4

    /// One finding per server and what is wrong with it.
    private var broken: [Finding] {
        let bad = context.broken
        let shared = bad.map(\.condition).uniqued.filter { condition in
            let mine = bad.filter { $0.condition == condition }
            return mine.map { context.names($0).first ?? context.zone }.uniqued.count >= Self.many
        }
        let rest = bad.filter { !shared.contains($0.condition) }
        let servers = rest.map { context.names($0).first ?? context.zone }.uniqued
        let together = shared.map { condition in finding(bad.filter { $0.condition == condition }, condition) }
        return together
            + servers.flatMap { name in
                let mine = rest.filter { context.names($0).first ?? context.zone == name }
                return mine.map(\.condition).uniqued.map { condition in
                    finding(mine.filter { $0.condition == condition }, condition)
                }
            }
    }

    private func finding(_ views: [ServerView], _ condition: ServerCondition) -> Finding {
        let left = (context.serving + context.untold).map { context.names($0).first ?? context.zone }.uniqued.count
        let name = views.first.flatMap { context.names($0).first } ?? context.zone
        let others = context.serving.filter { context.names($0).first == name }.map { "\($0.endpoint.address)" }
        let rest =
            !others.isEmpty
            ? "it still answers at \(AuditContext.list(others))"
            : left == 1 ? "only one other server is left" : "\(left) others are left"
        var evidence = context.evidence(views)
        evidence["udp"] = .text(views.first.map { over(.udp, $0) } ?? "")
        evidence["tcp"] = .text(views.first.map { over(.tcp, $0) } ?? "")
        let told = context.title(views, Self.words(condition, over: views.first.map(Self.transports) ?? ""))
        let isOne = views.map { context.names($0).first ?? context.zone }.uniqued.count == 1
        if case .lame(let lameness) = condition {
            return context.bad(
                NameServerChecks.lame,
                "\(told): \(isOne ? "it is listed but does" : "they are listed but do") not serve it (lame), \(rest)",
                remedy: lameRemedy(lameness, views), Self.cases(lameness), evidence)
        }
        var dead = context.bad(
            NameServerChecks.reachable, left < 2 ? .critical : .warning,
            "\(told): resolvers that pick \(!isOne ? "them" : others.isEmpty ? "it" : "that address") lose time, and \(rest)",
            remedy: context.dig(views.first, "SOA \(context.plainZone)") + " asks the same; "
                + NameServerChecks.reachable.remedy,
            [
                "BASIC02 B02_NS_NO_RESPONSE", "CONNECTIVITY01 CN01_NO_RESPONSE_UDP",
                "CONNECTIVITY02 CN02_NO_RESPONSE_TCP",
            ], evidence)
        if views.allSatisfy(context.isMisdirected) { dead.suppressedBy = DelegationChecks.glue.id }
        return dead
    }

    private func lameRemedy(_ lameness: Lameness, _ views: [ServerView]) -> String {
        let seen = context.dig(views.first, "+norec SOA \(context.plainZone)") + " shows it; "
        guard case .code(.serverFailure) = lameness else { return seen + NameServerChecks.lame.remedy }
        return seen + "read the server's log: its copy of the zone has expired or did not load; look at transfers "
            + "from the primary"
    }

    private func over(_ transport: DNSTransport, _ view: ServerView) -> String {
        let replies = ServerTrial.first.compactMap { view[$0] }.filter { $0.query.transport == transport }
        return (replies.first { $0.message != nil } ?? replies.first)?.inWords ?? "not asked"
    }

    private static func transports(_ view: ServerView) -> String {
        let heard = Set(view.replies.filter { $0.message != nil }.map(\.query.transport))
        return [DNSTransport.udp, .tcp].filter(heard.contains).map { $0.rawValue.uppercased() }
            .joined(separator: " and ")
    }

    private static func words(_ condition: ServerCondition, over transports: String = "") -> String {
        let how = transports.isEmpty ? "" : " over \(transports)"
        switch condition {
        case .serving: return "serves it"
        case .silent: return "does not answer over UDP or TCP"
        case .refused: return "refuses UDP and TCP (nothing listens on its port)"
        case .unreachable(let why): return "cannot be reached (\(why))"
        case .garbled(let why): return "sends what is no answer (\(why))"
        case .unasked: return "was not asked"
        case .lame(.code(let code)): return "answers \(code) for this zone\(how)"
        case .lame(.upward(let zone)):
            let place = zone.isRoot ? "the root" : "`\(zone)`, above this zone,"
            return "points to \(place) instead of answering\(how)"
        case .lame(.notAuthoritative): return "answers for this zone without authority\(how)"
        case .lame(.noSuchName): return "says that this zone does not exist\(how)"
        case .lame(.noStart): return "has no SOA for this zone\(how)"
        }
    }

    private static func cases(_ lameness: Lameness) -> [String] {
        switch lameness {
        case .code:
            [
                "BASIC02 B02_UNEXPECTED_RCODE", "CONNECTIVITY01 CN01_UNEXPECTED_RCODE_SOA_QUERY_UDP",
                "CONNECTIVITY02 CN02_UNEXPECTED_RCODE_SOA_QUERY_TCP", "DELEGATION04 IS_NOT_AUTHORITATIVE",
            ]
        case .upward, .notAuthoritative, .noSuchName:
            [
                "BASIC02 B02_NS_NOT_AUTH", "CONNECTIVITY01 CN01_SOA_RECORD_NOT_AA_UDP",
                "DELEGATION04 IS_NOT_AUTHORITATIVE",
            ]
        case .noStart: ["BASIC02 B02_NS_BROKEN", "DELEGATION06 SOA_NOT_EXISTS"]
        }
    }

    /// Servers that serve the zone over some transports only.
    private var transports: [Finding] {
        let (noUDP, noTCP) = (
            context.serving.filter { $0.isBlocked(.udp) }, context.serving.filter { $0.isBlocked(.tcp) }
        )
        return [
            blocked(NameServerChecks.udp, noUDP, .udp, ["CONNECTIVITY01 CN01_NO_RESPONSE_UDP"]),
            blocked(NameServerChecks.tcp, noTCP, .tcp, ["CONNECTIVITY02 CN02_NO_RESPONSE_TCP"]),
        ].flatMap { $0 } + extensions
    }

    /// Servers of which it cannot be told whether they answer over a transport.
    private func untold(_ transport: DNSTransport) -> [ServerView] {
        context.serving.filter { view in
            !(transport == .udp ? view.answersUDP : view.answersTCP) && !view.isBlocked(transport)
                && !view.givenUp.contains { $0.transport == transport }
        }
    }

    private func blocked(
        _ check: Check, _ views: [ServerView], _ transport: DNSTransport, _ cases: [String]
    ) -> [Finding] {
        let name = transport.rawValue.uppercased()
        guard !views.isEmpty else {
            let cases = [String(cases[0].prefix { $0 != " " })]
            let untold = untold(transport)
            guard !untold.isEmpty else { return [context.ok(check, "every server answers over \(name)", cases)] }
            return [
                context.foldedUnderLoss(
                    context.bad(
                        check, .unknown,
                        "\(context.who(untold, "gives")) no answer over \(name), which lost packets may explain",
                        remedy: "look again", cases, context.evidence(untold)))
            ]
        }
        let good = (context.serving + context.untold).filter { view in
            !views.contains { $0.endpoint == view.endpoint }
        }
        let left = good.map { context.names($0).first ?? context.zone }.uniqued.count
        let trial: ServerTrial = transport == .udp ? .soa : .stream
        // What all servers have in common is one thing, such as a rule that somebody wrote once.
        let isEvery = left == 0 && Set(views.map { $0[trial]?.inWords }).count == 1
        let names = views.map { context.names($0).first ?? context.zone }.uniqued
        return (isEvery ? Array(names.prefix(1)) : names).map { server in
            let mine = isEvery ? views : views.filter { context.names($0).first ?? context.zone == server }
            let what = mine[0][trial]?.inWords ?? "does not answer"
            let effect =
                transport == .udp
                ? "over TCP \(isEvery ? "they serve" : "it serves") the zone, but resolvers ask over UDP first and take "
                    + "\(isEvery ? "them" : "it") for dead"
                : "what does not fit a datagram cannot be had\(isEvery ? "" : " from it")\(truncated(mine))"
            // Without UDP it is dead to resolvers; without TCP it lacks what is cut off, at every server or at some.
            let isGrave = transport == .udp ? left < 2 : left == 0 && !truncated(mine).isEmpty
            var evidence = context.evidence(mine)
            evidence[transport.rawValue] = .text(what)
            return context.bad(
                check, isGrave ? .critical : .warning,
                "\(context.who(mine, what)) over \(name): \(effect)",
                remedy: context.dig(
                    mine[0],
                    transport == .udp
                        ? "+notcp SOA \(context.plainZone)"
                        : "+tcp SOA \(context.plainZone)") + " asks the same; " + check.remedy,
                cases, evidence)
        }
    }

    private func truncated(_ views: [ServerView]) -> String {
        let cut = views.flatMap(\.replies).filter {
            $0.message?.header.truncated == true && $0.query.edns?.dnssecOK == true
                && $0.query.edns?.udpPayloadSize == 1232
        }.map { "`\($0.query.question.type)`" }.uniqued
        return cut.isEmpty ? "" : ", now \(AuditContext.list(cut))"
    }

    private var extensions: [Finding] {
        let check = NameServerChecks.edns
        let asked = context.serving.filter { $0.answersUDP && $0[.soa] != nil }
        let deaf = asked.filter { !$0.answersEDNS }
        let dropped = deaf.filter { $0[.soa]?.message == nil }
        let refused = deaf.filter { $0[.soa]?.message != nil }
        let ignored = asked.filter { $0.answersEDNS && $0[.soa]?.message?.edns == nil }
        var findings: [Finding] = []
        if !dropped.isEmpty {
            findings.append(
                context.bad(
                    check,
                    "\(context.who(dropped, "gives")) no answer to questions with EDNS, and does to those without: "
                        + "resolvers wait, then do without DNSSEC and large answers",
                    ["NAMESERVER02 BREAKS_ON_EDNS"], context.evidence(dropped)))
        }
        if !refused.isEmpty {
            let code = refused[0][.soa]?.message.map { "\($0.header.rcode)" } ?? ""
            findings.append(
                context.bad(
                    check, .warning,
                    "\(context.who(refused, "answers")) \(code) to questions with EDNS: DNSSEC and large "
                        + "answers over UDP are impossible there", ["NAMESERVER02 NO_EDNS_SUPPORT"],
                    context.evidence(refused)))
        }
        if !ignored.isEmpty {
            findings.append(
                context.bad(
                    check, .warning, "\(context.who(ignored, "ignores")) EDNS in questions",
                    ["NAMESERVER02 EDNS_RESPONSE_WITHOUT_EDNS"], context.evidence(ignored)))
        }
        return findings.isEmpty ? [context.ok(check, "every server answers with EDNS", ["NAMESERVER02"])] : findings
    }
}
