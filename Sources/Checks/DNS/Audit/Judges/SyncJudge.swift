import DNSWire
import UpkeepCore

/// Judges whether all servers that serve the zone say the same; servers that do not are not counted.
struct SyncJudge {
    let context: AuditContext

    var findings: [Finding] {
        let expire = expire
        let serial = serial(before: expire)
        return [serial, expire, records(after: serial), nameservers].compactMap { $0 }
    }

    private var serials: [(view: ServerView, soa: SOAData)] {
        context.serving.compactMap { view in view.soaData.map { (view, $0) } }
    }

    /// Providers that are fed separately number the zone on their own.
    private var isCountedApart: Bool {
        let primaries = Dictionary(grouping: serials) { $0.soa.primary }
        return primaries.count > 1 && primaries.values.allSatisfy { Set($0.map(\.soa.serial)).count == 1 }
    }

    private var lagging: [ServerView] {
        guard let newest = serials.map({ SerialNumber($0.soa.serial) }).max(), !isCountedApart else { return [] }
        return serials.filter { SerialNumber($0.soa.serial) != newest }.map(\.view)
    }

    /// For how long there has been a newer serial than the lagging servers have; nil when nothing tells.
    private var age: Duration? {
        guard let newest = serials.max(by: { SerialNumber($0.soa.serial) < SerialNumber($1.soa.serial) }) else {
            return nil
        }
        let now = context.judging.now
        // A serial made of the date says the day only, and a signature begins an hour before it was made, by custom.
        let signed = newest.view.reply(context.zone, .soa)?.message?.answers.compactMap { record -> Duration? in
            guard case .rrsig(let data) = record.data, data.typeCovered == .soa else { return nil }
            return SignatureTimes(data, now: now).sinceInception - .seconds(3600)
        }.min()
        let seconds = SerialNumber(newest.soa.serial)
        let told = newest.soa.serial < 1_900_000_000 ? seconds.moment(now: now).map { now - $0 } : nil
        return (told ?? signed).map { max(.zero, $0) }
    }

    private func serial(before expire: Finding?) -> Finding? {
        guard let newest = serials.max(by: { SerialNumber($0.soa.serial) < SerialNumber($1.soa.serial) })?.soa else {
            return nil
        }
        let check = ZoneSyncChecks.serial
        let seen = serials.map(\.soa.serial).uniqued
        let evidence = Evidence().adding(
            "serials",
            EvidenceValue(serials.map { "\($0.view.endpoint.address): \($0.soa.serial)" }))
        guard seen.count > 1 else {
            return context.ok(check, "serial \(newest.serial) everywhere", ["CONSISTENCY01"], evidence)
        }
        guard !isCountedApart else {
            return context.ok(
                check, "each provider numbers the zone on its own (\(AuditContext.list(seen.map { "\($0)" })))",
                ["CONSISTENCY01 MULTIPLE_SOA_SERIALS"], evidence)
        }
        let old = lagging.compactMap(\.soaData).map(\.serial).uniqued
        let told =
            "\(context.title(lagging, "has")) serial "
            + "\(AuditContext.list(old.map { "\($0)" })), others \(newest.serial)"
        let usual = Duration.seconds(Int64(newest.refresh) + Int64(newest.retry))
        guard let age else {
            return context.bad(
                check, told + ": a part of the visitors gets old answers, since when cannot be told",
                ["CONSISTENCY01 MULTIPLE_SOA_SERIALS"], evidence)
        }
        let spoken = DurationText.spoken(age)
        guard age > usual else {
            return context.ok(
                check, "\(told), for \(spoken): within refresh and retry (\(DurationText.spoken(usual)))",
                ["CONSISTENCY01 SOA_SERIAL_VARIATION"], evidence)
        }
        let isLate = age > .seconds(Int64(newest.expire) / 2)
        let isLast = expire?.status == .critical
        return context.bad(
            check, isLate || isLast ? .critical : .warning,
            "\(told), for \(spoken) now, longer than refresh and retry take: transfers fail"
                + (isLast ? "; \(expire?.summary ?? "")" : ""),
            ["CONSISTENCY01 MULTIPLE_SOA_SERIALS"], evidence)
    }

    /// How long copies last: as the server says itself (RFC 7314), else by the age of what it lacks.
    private var expire: Finding? {
        let check = ZoneSyncChecks.expire
        var least: (view: ServerView, left: Duration, isSaid: Bool)?
        for view in context.serving {
            if let seconds = view.extras?.expire {
                let left = Duration.seconds(Int64(seconds))
                if least.map({ left < $0.left }) ?? true { least = (view, left, true) }
            } else if lagging.contains(where: { $0.endpoint == view.endpoint }), let age, let soa = view.soaData {
                let left = max(.zero, .seconds(Int64(soa.expire)) - age)
                if least.map({ left < $0.left }) ?? true { least = (view, left, false) }
            }
        }
        guard let least else { return nil }
        let spoken = DurationText.spoken(least.left)
        let evidence = context.evidence([least.view])
            .adding("seconds", .integer(Int(least.left.components.seconds))).adding("said", .flag(least.isSaid))
        guard least.left < context.thresholds.secondaryExpiry else {
            return context.ok(check, "copies last for \(spoken) at least", [], evidence)
        }
        let how = least.isSaid ? "as it says itself" : "reckoned from the age of what it lacks"
        return context.bad(
            check, "in \(spoken) the copy of \(context.title(least.view)) expires (\(how)): then it answers SERVFAIL",
            [],
            evidence)
    }

    private func records(after serial: Finding?) -> Finding? {
        let check = ZoneSyncChecks.records
        let skipped: Set<DNSRecordType> = [.ns, .dnskey, .cds, .cdnskey, .nsec3param, AuditPlan.strangeType]
        var told: [String] = []
        var differing: [String] = []
        var grave = false
        var minority: Set<Endpoint> = []
        var compared = 0
        for question in context.plan.questions where !skipped.contains(question.type) {
            let answers = context.serving.compactMap { view in
                view.answer(question.name, question.type).map { (view, RecordSet($0, question)) }
            }
            guard answers.count > 1 else { continue }
            compared += 1
            let sets = Dictionary(grouping: answers) { $0.1 }.mapValues { $0.map(\.0) }
            guard sets.count > 1 else { continue }
            let title = "\(AuditContext.quoted(question.name)) \(question.type)"
            differing.append(title)
            let sorted = sets.sorted { ($1.value.count, "\($0.key)") < ($0.value.count, "\($1.key)") }
            told.append(
                "\(title): "
                    + sorted.map {
                        "\(context.title($0.value, "says")) \($0.key.words)"
                    }
                    .joined(separator: "; "))
            minority.formUnion(sorted.dropFirst().flatMap(\.value).map(\.endpoint))
            grave = grave || [.a, .aaaa, .mx].contains(question.type)
        }
        guard !told.isEmpty else {
            return compared == 0
                ? nil
                : context.ok(check, "\(compared) record sets are the same everywhere", ["ZONE09"])
        }
        let cases = told.contains { $0.contains(" MX: ") } ? ["ZONE09 Z09_INCONSISTENT_MX_DATA"] : []
        let lags = Set(lagging.map(\.endpoint))
        let isLag =
            !lags.isEmpty
            && (minority.isSubset(of: lags)
                || Set(context.serving.map(\.endpoint)).subtracting(lags).isSuperset(of: minority)
                    && minority.count
                        == context.serving.count - lags.count)
        // Who says what is spelt out for one; what else differs does so between the same servers, as a rule.
        let others = differing.dropFirst()
        let also = others.prefix(2) + (others.count > 2 ? ["\(others.count - 2) more"] : [])
        let summary =
            "servers differ on \(told[0])" + (also.isEmpty ? "" : "; also on \(AuditContext.list(Array(also)))")
        let evidence: Evidence = ["differences": EvidenceValue(told)]
        if isLag, let serial, serial.status == .ok {
            guard grave else { return context.ok(check, "they go with the serial: \(summary)", cases, evidence) }
            // A change on its way sends visitors to two places for that long, and nobody can tell it from a transfer
            // that has begun to fail.
            return context.bad(
                check, .warning, "\(serial.summary); until it arrives \(summary)",
                remedy: "if you have just changed the zone, look again in a few minutes; if not, "
                    + ZoneSyncChecks.serial.remedy, cases + ["CONSISTENCY01 MULTIPLE_SOA_SERIALS"], evidence)
        }
        let asked = context.serving.first { minority.contains($0.endpoint) }
        var finding = context.bad(
            check, grave ? .critical : .warning, summary,
            remedy: "find which answer is right, and load it everywhere: `upkeep dns compare \(context.plainZone) "
                + "--with \(asked.map { "\($0.endpoint.address)" } ?? "SERVER")` lists every difference", cases,
            evidence)
        if isLag { finding.suppressedBy = ZoneSyncChecks.serial.id }
        return finding
    }

    private var nameservers: Finding? {
        let check = ZoneSyncChecks.nameservers
        let answers = context.serving.filter { !$0.nameservers.isEmpty }
        guard answers.count > 1 else { return nil }
        let sets = Dictionary(grouping: answers) { Set($0.nameservers) }
        guard sets.count > 1 else { return context.ok(check, "every server names the same ones", ["CONSISTENCY04"]) }
        let all = sets.keys.reduce(into: Set<DNSName>()) { $0.formUnion($1) }
        let told = sets.filter { $0.key != all }.map { set, views in
            "\(context.title(views, "leaves")) out "
                + AuditContext.list(all.subtracting(set).sorted())
        }.sorted().joined(separator: "; ")
        return context.bad(check, told, ["CONSISTENCY04 MULTIPLE_NS_SET"])
    }
}
