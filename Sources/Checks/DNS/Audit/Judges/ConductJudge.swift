import DNSWire
import UpkeepCore

/// Judges how servers behave when asked something out of the ordinary.
struct ConductJudge {
    let context: AuditContext

    var findings: [Finding] {
        [
            fragments, compliance, browsers, types, any, letterCase, source, upward, recursion, transfer, identity,
            cookies,
        ].compactMap { $0 }
    }

    /// Servers that are asked over UDP and can be.
    private var views: [ServerView] { context.serving.filter(\.answersUDP) }

    private var fragments: Finding? {
        let check = NameServerChecks.fragments
        let limit = context.thresholds.datagram
        let asked = views.filter { $0[.large] != nil }
        guard !views.isEmpty else { return nil }
        let big = asked.filter { ($0[.large]?.size ?? 0) > limit }
        if !big.isEmpty {
            let size = big.compactMap { $0[.large]?.size }.max() ?? 0
            return context.bad(
                check,
                "\(context.who(big, "sends")) the zone's keys as one datagram of \(size) bytes, which many "
                    + "networks lose", [], context.evidence(big).adding("bytes", .integer(size)))
        }
        let lost = asked.filter { $0[.large]?.message == nil && $0[.small]?.message != nil }
        if !lost.isEmpty {
            return context.bad(
                check,
                "an answer of up to 4096 bytes from \(context.title(lost)) does not arrive, small ones do: "
                    + "fragments get lost on the way", [], context.evidence(lost))
        }
        let largest = views.flatMap(\.replies).filter { $0.query.transport == .udp }.map(\.size).max() ?? 0
        return context.ok(check, "no datagram above \(limit) bytes; the largest has \(largest)", ["NAMESERVER13"])
    }

    private var compliance: Finding? {
        let check = NameServerChecks.compliance
        var byFault: [(fault: ConductFault, views: [ServerView])] = []
        for view in views {
            for trial in Self.telling(view) {
                guard let reply = view[trial], let fault = ConductFault(trial, reply) else { continue }
                if let place = byFault.firstIndex(where: { $0.fault == fault }) {
                    byFault[place].views.append(view)
                } else {
                    byFault.append((fault, [view]))
                }
            }
        }
        guard !byFault.isEmpty else {
            return context.ok(
                check, "every well-formed question gets a right answer",
                ["NAMESERVER02", "NAMESERVER10", "NAMESERVER11", "NAMESERVER12", "NAMESERVER13"])
        }
        // One sentence for each thing done by the same servers, whatever it was that was asked.
        var sentences: [(who: String, asked: [String])] = []
        for (fault, views) in byFault {
            let who = context.who(views, fault.what)
            if let place = sentences.firstIndex(where: { $0.who == who }) {
                sentences[place].asked.append(fault.asked)
            } else {
                sentences.append((who, [fault.asked]))
            }
        }
        let told = sentences.map { "\($0.who) when asked \(AuditContext.list($0.asked))" }.joined(separator: "; ")
        return context.bad(
            check, told, byFault.compactMap(\.fault.zonemaster).uniqued,
            context.evidence(byFault.flatMap(\.views).uniqued(by: \.endpoint)))
    }

    /// The trials that say what `view` does: those that were made apart because something was wrong together, else those
    /// made together.
    private static func telling(_ view: ServerView) -> [ServerTrial] {
        ServerTrial.compliance.flatMap { entry in
            entry.parts.contains { view[$0] != nil } ? entry.parts : [entry.together]
        }
    }

    /// AAAA and HTTPS that get silence where A gets an answer.
    private var browsers: Finding? {
        let check = NameServerChecks.aaaa
        var told: [String] = []
        var cases: [String] = []
        for type in [DNSRecordType.aaaa, .https] {
            let dropping = context.serving.filter { view in
                context.plan.hosts.contains { host in
                    guard view.reply(host, .a)?.isAuthoritativeAnswer == true, let reply = view.reply(host, type)
                    else { return false }
                    return !reply.isAuthoritativeAnswer
                }
            }
            guard let first = dropping.first else { continue }
            let reply = context.plan.hosts.compactMap { first.reply($0, type) }.first { !$0.isAuthoritativeAnswer }
            let isSilent = reply?.message == nil
            told.append(context.who(dropping, reply?.inWords(to: "\(type) questions") ?? ""))
            if type == .aaaa {
                cases.append("NAMESERVER05 \(isSilent ? "AAAA_QUERY_DROPPED" : "AAAA_UNEXPECTED_RCODE")")
            }
        }
        guard !told.isEmpty else {
            return context.ok(check, "A, AAAA and HTTPS questions are all answered", ["NAMESERVER05"])
        }
        return context.bad(
            check, told.joined(separator: "; ") + ", though A is answered: browsers ask all three and wait", cases)
    }

    /// Types that get silence or an error, browsers' own and CAA left to their checks.
    private var types: Finding? {
        let check = NameServerChecks.types
        var (told, failing) = ([String](), [ServerView]())
        let strange = AuditPlan.strangeType
        let unknown = context.serving.filter { $0.reply(context.zone, strange)?.isAuthoritativeAnswer == false }
        if let reply = unknown.first?.reply(context.zone, strange) {
            told.append(context.who(unknown, reply.inWords(to: "questions for a type that it does not know")))
        }
        for type in [DNSRecordType.mx, .txt, .dnskey, .cds, .cdnskey, .nsec3param, .ns] {
            let mine = context.serving.filter { view in
                guard let reply = view.reply(context.zone, type) else { return false }
                return !reply.isAuthoritativeAnswer
            }
            guard let first = mine.first else { continue }
            failing += mine
            told.append(
                context.who(mine, first.reply(context.zone, type)?.inWords(to: "\(type) questions") ?? ""))
        }
        guard !told.isEmpty else { return context.ok(check, "every type of question is answered") }
        let views = (unknown + failing).uniqued(by: \.endpoint)
        return context.bad(check, told.joined(separator: "; "), [], context.evidence(views))
    }

    private var any: Finding? {
        let asked = views.filter { $0[.any] != nil }
        guard !asked.isEmpty else { return nil }
        let silent = asked.filter { view in
            switch view[.any]?.outcome {
            case .answered, .mismatched, nil: false
            default: true
            }
        }
        guard !silent.isEmpty else { return context.ok(NameServerChecks.any, "ANY is answered") }
        return context.bad(
            NameServerChecks.any, "\(context.who(silent, "does not answer ANY questions")), not even shortly", [],
            context.evidence(silent))
    }

    private var letterCase: Finding? {
        let check = NameServerChecks.letterCase
        let asked = views.filter { mixedCase($0) != nil }
        guard !asked.isEmpty else { return nil }
        let differing = asked.filter { view in
            guard let usual = (view[.minimal] ?? view[.soa])?.message else { return false }
            guard let mixed = mixedCase(view)?.message else { return true }
            return mixed.header.rcode != usual.header.rcode
                || mixed.answer(context.zone, .soa).isEmpty != usual.answer(context.zone, .soa).isEmpty
        }
        if !differing.isEmpty {
            return context.bad(
                check, "\(context.who(differing, "answers")) differently when letters are in upper case",
                ["NAMESERVER09 CASE_QUERIES_RESULTS_DIFFER"], context.evidence(differing))
        }
        let folding = asked.filter(foldsCase)
        guard !folding.isEmpty else {
            return context.ok(
                check, "the question comes back in the case it was sent", ["NAMESERVER08", "NAMESERVER09"])
        }
        return context.bad(
            check, "\(context.who(folding, "sends")) questions back in lower case, whatever case they came in",
            ["NAMESERVER08 QNAME_CASE_INSENSITIVE"], context.evidence(folding))
    }

    /// The question in letters of both cases: apart when it was asked so, together with others only if those went well.
    private func mixedCase(_ view: ServerView) -> ServerReply? {
        if let apart = view[.mixedCase] { return apart }
        return view[.extras].flatMap { ConductFault(.extras, $0) == nil ? $0 : nil }
    }

    /// The prober may vary the case of every question on its own, so only a server that never sends back an upper-case
    /// letter folds them.
    private func foldsCase(_ view: ServerView) -> Bool {
        guard let asked = mixedCase(view), asked.message != nil else { return false }
        let letters = asked.query.question.name.wire.filter { (0x41...0x5A).contains($0) }
        let echoed = view.replies.compactMap { $0.message?.questions.first?.name.wire }
        return !letters.isEmpty && !echoed.isEmpty
            && echoed.allSatisfy { !$0.contains { (0x41...0x5A).contains($0) } }
    }

    private var source: Finding? {
        let check = NameServerChecks.source
        let straying = context.views.filter { view in
            view.replies.contains { reply in
                // An answer to something else from the right place is how the server takes that question.
                if case .mismatched = reply.outcome { reply.hasForeignStrays } else { false }
            }
        }.filter(\.isAlive)
        guard !straying.isEmpty else {
            return context.ok(check, "answers come from the address that was asked", ["NAMESERVER04"])
        }
        return context.bad(
            check,
            "some answers of \(context.title(straying)) come from another address or carry another id, so "
                + "resolvers throw them away", ["NAMESERVER04 DIFFERENT_SOURCE_IP"], context.evidence(straying))
    }

    private var upward: Finding? {
        let check = NameServerChecks.upward
        let asked = context.views.filter { $0[.root]?.message != nil }
        let referring = asked.filter { view in
            guard let message = view[.root]?.message, message.header.rcode == .noError else { return false }
            return !message.header.authoritative && message.authority.contains { $0.type == .ns && $0.name.isRoot }
        }
        guard !asked.isEmpty else { return nil }
        guard !referring.isEmpty else { return context.ok(check, "strangers' questions are refused", ["NAMESERVER07"]) }
        var finding = context.bad(
            check,
            "\(context.who(referring, "answers")) questions about strangers' zones with the list of root servers",
            ["NAMESERVER07 UPWARD_REFERRAL"], context.evidence(referring))
        let lame = referring.allSatisfy { if case .lame(.upward) = $0.condition { true } else { false } }
        if lame { finding.suppressedBy = NameServerChecks.lame.id }
        // Whoever resolves for everybody knows the root servers, too.
        if referring.allSatisfy(recurses) { finding.suppressedBy = NameServerChecks.recursion.id }
        return finding
    }

    private var recursion: Finding? {
        let check = NameServerChecks.recursion
        // Whoever does not even offer recursion is not asked for a stranger's name.
        let asked = context.views.filter { ($0[.recursion] ?? $0[.root])?.message != nil }
        guard !asked.isEmpty else { return nil }
        let open = asked.filter(recurses)
        guard !open.isEmpty else { return context.ok(check, "no server recurses for strangers", ["NAMESERVER01"]) }
        return context.bad(
            check, "\(context.title(open, "resolves")) names of other zones for anybody (open resolver)",
            remedy: context.dig(open[0], "+rec SOA \(context.plan.parent)") + " shows it; " + check.remedy,
            ["NAMESERVER01 IS_A_RECURSOR"], context.evidence(open))
    }

    private func recurses(_ view: ServerView) -> Bool {
        guard let message = view[.recursion]?.message else { return false }
        let isAnswer = message.header.rcode == .noSuchName || !message.answers.isEmpty
        return message.header.recursionAvailable && !message.header.authoritative && isAnswer
    }

    private var transfer: Finding? {
        let check = NameServerChecks.transfer
        let asked = context.serving.filter { $0[.transfer] != nil }
        guard !asked.isEmpty else { return nil }
        let open = asked.filter { $0[.transfer]?.message?.answers.first?.type == .soa }
        guard !open.isEmpty else { return context.ok(check, "no server hands out the zone", ["NAMESERVER03"]) }
        return context.bad(
            check, "\(context.title(open, "hands")) out the whole zone to anybody (AXFR)",
            remedy: context.dig(open[0], "AXFR \(context.plainZone)") + " shows it; " + check.remedy,
            ["NAMESERVER03 AXFR_AVAILABLE"], context.evidence(open))
    }

    private var identity: Finding? {
        let names = context.serving.compactMap { view -> (ServerView, String)? in
            let own = view.extras?.identity ?? text(view[.identity])
            return own.map { (view, String(decoding: $0, as: UTF8.self)) }
        }
        let software = context.serving.compactMap { text($0[.software]) }.map { String(decoding: $0, as: UTF8.self) }
            .uniqued
        var evidence = Evidence()
        if !names.isEmpty {
            evidence["names"] = EvidenceValue(names.map { "\($0.0.endpoint.address): \($0.1)" })
        }
        if !software.isEmpty { evidence["software"] = EvidenceValue(software) }
        let told = [
            names.isEmpty
                ? "no server says which machine it is"
                : "\(names.count) of \(context.serving.count) addresses say which machine they are",
            software.isEmpty ? nil : "software shown: \(software.joined(separator: ", "))",
        ].compactMap { $0 }.joined(separator: "; ")
        return context.ok(
            NameServerChecks.identity, told,
            [software.isEmpty ? "NAMESERVER15 N15_NO_VERSION_REVEALED" : "NAMESERVER15 N15_SOFTWARE_VERSION"], evidence)
    }

    private func text(_ reply: ServerReply?) -> [UInt8]? {
        guard let record = reply?.message?.answers.first(where: { $0.recordClass == .chaos }) else { return nil }
        switch record.data {
        case .txt(let data): return data.joined.isEmpty ? nil : data.joined
        case .unknown(.txt, let bytes): return bytes.isEmpty ? nil : Array(bytes.dropFirst())
        default: return nil
        }
    }

    private var cookies: Finding? {
        let check = NameServerChecks.cookies
        let giving = context.serving.filter { $0.extras?.cookie?.server.isEmpty == false }
        let refusing = giving.filter { $0.echo?.message?.header.rcode == .badCookie }
        if !refusing.isEmpty {
            return context.bad(
                check, "\(context.who(refusing, "does not accept")) the cookie it gave a moment ago", [],
                context.evidence(refusing))
        }
        return context.ok(
            check,
            giving.isEmpty
                ? "no server uses cookies"
                : "\(giving.count) of \(context.serving.count) addresses "
                    + "use cookies, and know their own again")
    }
}
