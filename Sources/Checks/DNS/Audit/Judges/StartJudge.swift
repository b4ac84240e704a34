import DNSWire
import UpkeepCore

/// Judges what the zone's SOA says.
struct StartJudge {
    let context: AuditContext

    var findings: [Finding] {
        guard !starts.isEmpty else { return [] }
        return [single, timers, primary, contact, negative]
    }

    private var starts: [SOAData] { context.serving.compactMap(\.soaData) }

    private var single: Finding {
        let check = ZoneDataChecks.start
        let several = context.serving.filter {
            ($0.reply(context.zone, .soa)?.message?.answer(context.zone, .soa).count ?? 0) > 1
        }
        guard !several.isEmpty else { return context.ok(check, "one SOA", ["ZONE10", "DELEGATION06"]) }
        return context.bad(
            check, "\(context.who(several, "has")) more than one SOA record for \(context.zoneName)",
            ["ZONE10 MULTIPLE_SOA"], context.evidence(several))
    }

    private var timers: Finding {
        let check = ZoneDataChecks.timers
        var (bad, notes): ([String], [String]) = ([], [])
        var cases: [String] = []
        func note(_ text: String, _ tag: String) {
            notes.append(text)
            cases.append(tag)
        }
        let sets = starts.map { [$0.refresh, $0.retry, $0.expire, $0.minimum] }.uniqued
        let soa = starts[0]
        let spoken = { (seconds: UInt32) in DurationText.spoken(.seconds(Int64(seconds))) }
        if soa.expire < 604_800 {
            bad.append(
                "expire is \(spoken(soa.expire)): secondaries give the zone up that soon when the primary is gone, a "
                    + "week at least is usual")
            cases.append("ZONE05 EXPIRE_MINIMUM_VALUE_LOWER")
        }
        if soa.expire < soa.refresh {
            bad.append("expire (\(spoken(soa.expire))) is less than refresh (\(spoken(soa.refresh)))")
            cases.append("ZONE05 EXPIRE_LOWER_THAN_REFRESH")
        }
        if soa.retry >= soa.refresh, soa.refresh > 0 {
            bad.append("retry (\(spoken(soa.retry))) is not less than refresh (\(spoken(soa.refresh)))")
            cases.append("ZONE03 REFRESH_LOWER_THAN_RETRY")
        }
        if soa.refresh < 14_400 { note("refresh is \(spoken(soa.refresh))", "ZONE02 REFRESH_MINIMUM_VALUE_LOWER") }
        if soa.retry < 3_600 { note("retry is \(spoken(soa.retry))", "ZONE04 RETRY_MINIMUM_VALUE_LOWER") }
        if sets.count > 1 { note("servers have different times", "CONSISTENCY03 MULTIPLE_SOA_TIME_PARAMETER_SET") }
        let evidence: Evidence = [
            "refresh": .integer(Int(soa.refresh)), "retry": .integer(Int(soa.retry)),
            "expire": .integer(Int(soa.expire)), "minimum": .integer(Int(soa.minimum)),
        ]
        if !bad.isEmpty { return context.bad(check, bad.joined(separator: "; "), cases, evidence) }
        return context.ok(
            check, notes.isEmpty ? "as is usual" : notes.joined(separator: "; "),
            cases.isEmpty ? ["ZONE02", "ZONE03", "ZONE04", "ZONE05", "CONSISTENCY03"] : cases, evidence)
    }

    private var primary: Finding {
        let check = ZoneDataChecks.primary
        let names = starts.map(\.primary).uniqued
        for name in names {
            if name.isRoot { return context.ok(check, "the SOA names no primary (`.`)", ["ZONE01 Z01_MNAME_IS_DOT"]) }
            let title = AuditContext.quoted(name)
            if name.labels.last.map({ $0.elementsEqual("localhost".utf8) }) == true {
                return context.bad(check, "the SOA names \(title) as primary", ["ZONE01 Z01_MNAME_IS_LOCALHOST"])
            }
            if let flaw = HostNameSyntax.flaw(name) {
                return context.bad(
                    check, "the SOA's primary \(title) is no host name: \(flaw.words)",
                    ["SYNTAX07 MNAME_\(flaw.tag)"])
            }
            switch context.ending(name) {
            case .noSuchName, .noAddress:
                return context.bad(
                    check, "the SOA's primary \(title) has no address: notifications and updates find nobody",
                    ["ZONE01 Z01_MNAME_NOT_RESOLVE"])
            case .addresses, .unanswered, nil: break
            }
            if context.isAlias(name) {
                return context.ok(check, "the SOA's primary \(title) is an alias", ["ZONE07 MNAME_IS_CNAME"])
            }
        }
        let told = "the primary is \(AuditContext.list(names))"
        return context.ok(
            check, names.count == 1 ? told : told + ", by server",
            names.count == 1
                ? ["ZONE01", "ZONE07", "SYNTAX07", "CONSISTENCY06"] : ["CONSISTENCY06 MULTIPLE_SOA_MNAMES"])
    }

    private var contact: Finding {
        let check = ZoneDataChecks.contact
        let names = starts.map(\.contact).uniqued
        for name in names {
            let title = "`\(name)`"
            if name.labels.contains(where: { $0.contains(0x40) }) {
                return context.bad(
                    check, "the SOA's contact \(title) has an `@` in it, which stands for itself there",
                    ["SYNTAX05 RNAME_MISUSED_AT_SIGN"])
            }
            let domain = name.parent ?? .root
            if name.labels.count < 2 || HostNameSyntax.flaw(domain) != nil {
                return context.bad(
                    check, "the SOA's contact \(title) is no mailbox", ["SYNTAX06 RNAME_RFC822_INVALID"])
            }
        }
        let mailbox = names.map { "`\(Self.mailbox($0))`" }
        return context.ok(
            check, "write to \(AuditContext.list(mailbox))",
            names.count == 1
                ? ["SYNTAX05", "SYNTAX06", "CONSISTENCY02"] : ["CONSISTENCY02 MULTIPLE_SOA_RNAMES"])
    }

    private static func mailbox(_ name: DNSName) -> String {
        let local = name.labels.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        return "\(local)@\(name.parent?.text(trailingDot: false) ?? "")"
    }

    private var negative: Finding {
        let check = ZoneDataChecks.negative
        let seconds =
            context.serving.compactMap { view -> UInt32? in
                guard let soa = view.soa, let data = view.soaData else { return nil }
                return min(soa.ttl, data.minimum)
            }.max() ?? 0
        let spoken = DurationText.spoken(.seconds(Int64(seconds)))
        let evidence: Evidence = ["seconds": .integer(Int(seconds))]
        if Duration.seconds(Int64(seconds)) > context.thresholds.negativeTTL {
            return context.bad(
                check,
                "resolvers remember for \(spoken) that a name does not exist: after a record was missing, even "
                    + "for a moment, some visitors stay away that long",
                seconds > 86_400 ? ["ZONE06 SOA_DEFAULT_TTL_MAXIMUM_VALUE_HIGHER"] : ["ZONE06"], evidence)
        }
        return context.ok(
            check, "absence is remembered for \(spoken)",
            seconds < 300 ? ["ZONE06 SOA_DEFAULT_TTL_MAXIMUM_VALUE_LOWER"] : ["ZONE06"], evidence)
    }
}
