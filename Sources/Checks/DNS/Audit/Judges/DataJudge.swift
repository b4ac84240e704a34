import DNSWire
import UpkeepCore

/// Judges the zone's records as such: names, mail, certificates, aliases, and what they were in good times.
struct DataJudge {
    let context: AuditContext

    var findings: [Finding] {
        [syntax, exchangers, sender, issuers].compactMap { $0 } + [wildcard].compactMap { $0 }
            + AliasJudge(context: context).findings + [expected].compactMap { $0 }
    }

    private var zone: DNSName { context.zone }

    private var syntax: Finding? {
        let check = ZoneDataChecks.syntax
        var (bad, minor): ([String], [String]) = ([], [])
        var cases: [String] = []
        func take(_ name: DNSName, _ what: String, _ tag: (HostNameSyntax.Flaw) -> String, underscores: Bool) {
            guard let flaw = HostNameSyntax.flaw(name, underscores: underscores) else { return }
            let told = "\(what) \(AuditContext.quoted(name)): \(flaw.words)"
            if flaw.isMinor { minor.append(told) } else { bad.append(told) }
            cases.append(tag(flaw))
        }
        take(
            zone, "the zone",
            { flaw in
                let number = ["NON_ALLOWED_CHARS": "01", "DISCOURAGED_DOUBLE_DASH": "03"][flaw.tag] ?? "02"
                return "SYNTAX\(number) \(flaw.tag)"
            }, underscores: true)
        let servers = (context.survey.path.servers.map(\.name) + context.survey.path.addressless).uniqued
        for name in servers { take(name, "name server", { "SYNTAX04 NAMESERVER_\($0.tag)" }, underscores: false) }
        guard bad.isEmpty, minor.isEmpty else {
            return context.bad(
                check, bad.isEmpty ? .warning : .critical, (bad + minor).joined(separator: "; "), cases.uniqued)
        }
        return context.ok(check, "names have a right form", ["SYNTAX01", "SYNTAX02", "SYNTAX03", "SYNTAX04"])
    }

    /// One type's records at the apex, from every server that answered; nil when none did.
    private func records(_ type: DNSRecordType) -> [DNSRecord]? {
        let answers = context.serving.compactMap { $0.records(zone, type) }
        return answers.isEmpty ? nil : answers.flatMap { $0 }.uniqued(by: \.data)
    }

    private var exchangers: Finding? {
        let check = ZoneDataChecks.exchangers
        guard let records = records(.mx) else { return nil }
        let exchangers = records.compactMap { record -> MXData? in
            if case .mx(let data) = record.data { data } else { nil }
        }
        guard !exchangers.isEmpty else { return context.ok(check, "no MX records", ["ZONE09 Z09_MISSING_MAIL_TARGET"]) }
        if exchangers.contains(where: { $0.exchange.isRoot }) {
            guard exchangers.count == 1 else {
                return context.bad(
                    check, "`MX .`, which says that there is no mail, stands beside other MX records",
                    ["ZONE09 Z09_NULL_MX_WITH_OTHER_MX"])
            }
            return context.ok(check, "no mail is taken (`MX .`)", ["ZONE09"])
        }
        var told: [String] = []
        var cases: [String] = []
        for name in exchangers.map(\.exchange).uniqued {
            let title = AuditContext.quoted(name)
            if let flaw = HostNameSyntax.flaw(name) {
                told.append("the mail server \(title) is no host name: \(flaw.words)")
                cases.append("SYNTAX08 MX_\(flaw.tag)")
            } else if context.isAlias(name) {
                told.append("the mail server \(title) is an alias (CNAME), to which some mailers do not deliver")
                cases.append("ZONE08 MX_RECORD_IS_CNAME")
            } else if context.ending(name) == .noAddress {
                told.append("the mail server \(title) has no address")
                cases.append("ZONE09")
            }
        }
        guard told.isEmpty else { return context.bad(check, told.joined(separator: "; "), cases) }
        return context.ok(
            check, AuditContext.count(exchangers.count, "mail server"), ["ZONE08", "ZONE09", "SYNTAX08"])
    }

    private var sender: Finding? {
        let check = ZoneDataChecks.sender
        guard let records = records(.txt) else { return nil }
        let policies = records.compactMap { record -> String? in
            guard case .txt(let data) = record.data else { return nil }
            let text = String(decoding: data.joined, as: UTF8.self)
            let lower = text.lowercased()
            return lower == "v=spf1" || lower.hasPrefix("v=spf1 ") ? text : nil
        }
        switch policies.count {
        case 0: return context.ok(check, "nothing says who may send mail", ["ZONE11 Z11_NO_SPF_FOUND"])
        case 1:
            guard let flaw = SenderPolicy.flaw(policies[0]) else {
                return context.ok(check, "one policy", ["ZONE11 Z11_SPF_SYNTAX_OK"])
            }
            return context.bad(
                check, "the policy for senders cannot be read: \(flaw), so receivers take it for none",
                ["ZONE11 Z11_SPF_SYNTAX_ERROR"], ["record": .text(policies[0])])
        default:
            return context.bad(
                check, "\(policies.count) TXT records say `v=spf1`: receivers then reject them all",
                ["ZONE11 Z11_SPF_MULTIPLE_RECORDS"], ["records": EvidenceValue(policies)])
        }
    }

    private var issuers: Finding? {
        let check = ZoneDataChecks.issuers
        let failing = context.serving.filter { view in
            guard let reply = view.reply(zone, .caa) else { return false }
            return !reply.isAuthoritativeAnswer && reply.message?.header.truncated != true
        }
        if let first = failing.first {
            let what = first.reply(zone, .caa)?.inWords(to: "CAA questions") ?? ""
            return context.bad(
                check,
                "\(context.who(failing, what)): authorities must not issue then, so "
                    + "renewing the certificate fails",
                remedy: context.dig(first, "CAA \(context.plainZone)") + " shows it; a zone without CAA is answered "
                    + "NOERROR and empty", [], context.evidence(failing))
        }
        guard let records = records(.caa) else { return nil }
        return IssuerPolicy(records, issuer: context.expectation.issuer).judge(context)
    }

    private var wildcard: Finding? {
        let check = ZoneDataChecks.wildcard
        let denying = context.serving.compactMap { view in
            FalseDenial(in: view.replies, zone: zone).map { (view: view, denial: $0) }
        }
        if let denial = denying.first?.denial {
            let views = denying.filter { ($0.denial.name, $0.denial.type) == (denial.name, denial.type) }.map(\.view)
            return context.bad(
                check,
                "\(context.who(views, "proves")) that \(AuditContext.quoted(denial.name)) has no \(denial.type) record "
                    + "while there is one: resolvers that use such proofs forget it",
                remedy: ZoneDataChecks.wildcard.remedy, ["DNSSEC10 DS10_NAME_NOT_COVERED_BY_NSEC"],
                context.evidence(views).adding("proof", .text(denial.proof)))
        }
        let answers = context.serving.compactMap { $0.answer(context.plan.randomName, .a) }
        guard !answers.isEmpty else { return nil }
        let isWild = answers.contains { !$0.answers.isEmpty || $0.header.rcode == .noError && !$0.deniesTheName }
        return context.ok(check, isWild ? "names that nobody made get an answer (wildcard)" : "no wildcard")
    }

    private var expected: Finding? {
        let check = ZoneDataChecks.expected
        let skipped: Set<DNSRecordType> = [.soa, .rrsig, .nsec, .nsec3, .nsec3param, .dnskey]
        let good = Dictionary(grouping: context.expectation.knownGood.filter { !skipped.contains($0.type) }) {
            DNSQuestion($0.name, $0.type)
        }
        guard !good.isEmpty else { return nil }
        var told: [String] = []
        var compared = 0
        for (question, records) in good.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            let answers = context.serving.compactMap { $0.answer(question.name, question.type) }
            // Where servers differ among themselves that is the news.
            guard Set(answers.map { RecordSet($0, question) }).count == 1 else { continue }
            compared += 1
            let now = Set(answers.flatMap { $0.answer(question.name, question.type) }.map(\.data))
            let before = Set(records.map(\.data))
            let title = "\(AuditContext.quoted(question.name)) \(question.type)"
            if now.isEmpty {
                let gone = answers.contains { $0.header.rcode == .noSuchName } ? "does not exist" : "has no records"
                let was = before.map(\.description).sorted().joined(separator: ", ")
                told.append("\(title) \(gone), in good times it was \(was)")
            } else if now != before {
                let (seen, was) = (now, before)
                told.append(
                    "\(title) is \(seen.map(\.description).sorted().joined(separator: ", ")), in good times it was "
                        + was.map(\.description).sorted().joined(separator: ", "))
            }
        }
        guard told.isEmpty else { return context.bad(check, told.joined(separator: "; ")) }
        return compared == 0
            ? nil : context.ok(check, AuditContext.count(compared, "record set") + " as in good times")
    }
}

extension DNSMessage {
    /// Compact denial (RFC 9824): the name is said to exist with nothing but the type NXNAME, 128.
    fileprivate var deniesTheName: Bool {
        authority.contains { record in
            guard case .nsec(let data) = record.data else { return false }
            return data.types.types.contains(DNSRecordType(rawValue: 128))
        }
    }
}
