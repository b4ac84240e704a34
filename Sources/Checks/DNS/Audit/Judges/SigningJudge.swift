import DNSWire
import UpkeepCore

/// Judges a zone's signing by looking at its records; whether signatures verify is told by ``DNSSECFact``s.
struct SigningJudge {
    let context: AuditContext

    var now: Timestamp { context.judging.now }
    var zone: DNSName { context.zone }

    var findings: [Finding] {
        let presence = presence
        guard !keyed.isEmpty || !ds.isEmpty else { return [presence] + facts }
        if let clock {
            return [clock, presence] + folded(facts, under: clock)
        }
        let rest = [signatures.map(foldedUnderChain), algorithms, keys, denial, announced, multisigner].compactMap {
            $0
        }
        return [presence] + facts + rest
    }

    func folded(_ findings: [Finding], under cause: Finding) -> [Finding] {
        findings.map { finding in
            guard finding.status != .ok else { return finding }
            var finding = finding
            finding.status = .unknown
            finding.suppressedBy = cause.check
            return finding
        }
    }

    /// That signatures are over is what the chain's broken link says already.
    private func foldedUnderChain(_ signatures: Finding) -> Finding {
        guard signatures.status == .critical, facts.contains(where: { $0.status == .critical }) else {
            return signatures
        }
        var signatures = signatures
        signatures.suppressedBy = SigningChecks.chain.id
        return signatures
    }

    /// DS records as the zone above has them, from referrals or from asking it.
    var ds: [DSData] {
        let referred = context.delegations.flatMap(\.ds)
        let asked = context.survey.transcript.replies(to: DNSQuestion(zone, .ds))
            .filter { context.plan.parents.contains($0.query.server) && $0.isAuthoritativeAnswer }
            .flatMap { $0.message?.answer(zone, .ds) ?? [] }
        return (referred + asked).compactMap { if case .ds(let data) = $0.data { data } else { nil } }.uniqued
    }

    /// Whether the zone above said what DS records there are, if only none.
    private var isDSKnown: Bool {
        !context.delegations.isEmpty
            || context.survey.transcript.replies(to: DNSQuestion(zone, .ds)).contains {
                context.plan.parents.contains($0.query.server) && $0.isAuthoritativeAnswer
            }
    }

    /// There is no zone above the root: what holds its keys is the trust anchor that validators were given.
    private var rootPresence: Finding {
        let check = SigningChecks.presence
        guard !keyed.isEmpty else {
            return answering.isEmpty
                ? context.foldedUnderLoss(
                    context.bad(check, .unknown, "not looked at: no server gave a whole answer about the root's keys"))
                : context.ok(check, "not signed", ["DNSSEC07"])
        }
        guard context.expectation.chain != nil else {
            return context.bad(
                check, .unknown, "the root is signed; whether with the right keys only a trust anchor tells",
                remedy: "give it with `--trust-anchor FILE`", ["DNSSEC07"])
        }
        return context.ok(check, "signed; the trust anchor stands for a DS", ["DNSSEC07"])
    }

    func dnskeys(_ view: ServerView) -> [DNSKEYData]? {
        view.records(zone, .dnskey)?.compactMap { if case .dnskey(let data) = $0.data { data } else { nil } }
    }

    /// Servers that gave a whole answer about keys.
    var answering: [ServerView] { context.serving.filter { dnskeys($0) != nil } }
    var keyed: [ServerView] { answering.filter { dnskeys($0)?.isEmpty == false } }
    var allKeys: [DNSKEYData] { keyed.flatMap { dnskeys($0) ?? [] }.uniqued }

    /// Every signature in whole ordinary answers of `view`.
    func signatures(_ view: ServerView) -> [(owner: DNSName, data: RRSIGData)] {
        view.replies.filter(\.isAuthoritativeAnswer).flatMap { reply in
            (reply.message.map { $0.answers + $0.authority } ?? []).compactMap { record in
                if case .rrsig(let data) = record.data { (record.name, data) } else { nil }
            }
        }
    }

    var presence: Finding {
        let check = SigningChecks.presence
        let bare = answering.filter { dnskeys($0)?.isEmpty == true }
        let evidence: Evidence = ["ds": EvidenceValue(ds.map(\.description))]
        if zone.isRoot { return rootPresence }
        guard isDSKnown else {
            return context.foldedUnderLoss(
                context.bad(
                    check, .unknown, "not looked at: nobody in the zone above said whether there is a DS",
                    remedy: "look again, with more time if it was that: `--deadline 1m`", ["DNSSEC07"], evidence))
        }
        guard !answering.isEmpty else {
            return context.foldedUnderLoss(
                context.bad(
                    check, .unknown, "not looked at: no server gave a whole answer about the zone's keys",
                    ["DNSSEC07"], evidence))
        }
        switch (ds.isEmpty, keyed.isEmpty) {
        case (true, true): return context.ok(check, "not signed", ["DNSSEC07 NEITHER_DNSKEY_NOR_DS", "DNSSEC11"])
        case (false, true):
            return context.bad(
                check,
                "the zone above has a DS, and the zone is not signed: validating resolvers answer SERVFAIL for "
                    + "all of it", ["DNSSEC07 DS_BUT_NOT_DNSKEY", "DNSSEC11 DS11_DS_BUT_UNSIGNED_ZONE"], evidence)
        case (let isUnlinked, false) where !bare.isEmpty:
            return context.bad(
                check, isUnlinked ? .warning : .critical,
                "\(context.title(bare, "serves")) the zone unsigned, others signed"
                    + (isUnlinked ? "" : ": validating resolvers answer SERVFAIL whenever they pick it"),
                ["DNSSEC11 DS11_INCONSISTENT_SIGNED_ZONE", "DNSSEC11 DS11_NS_WITH_UNSIGNED_ZONE"], evidence)
        case (true, false):
            return context.bad(
                check, .warning, "the zone is signed, but the zone above has no DS: nobody checks the signatures",
                remedy: "enter the DS at the registrar",
                ["DNSSEC07 DNSKEY_BUT_NOT_DS", "DNSSEC11 DS11_PARENT_WITHOUT_DS"])
        case (false, false):
            return context.ok(check, "signed, with a DS in the zone above", ["DNSSEC07", "DNSSEC11"], evidence)
        }
    }

    /// Found by whoever validated the chain.
    var facts: [Finding] {
        (context.expectation.chain ?? []).map { fact in
            guard fact.status != .ok else {
                return context.ok(SigningChecks.chain, fact.summary, fact.zonemaster, fact.evidence)
            }
            return context.foldedUnderLoss(
                context.bad(
                    SigningChecks.chain, fact.status, fact.summary, remedy: fact.remedy, fact.zonemaster, fact.evidence)
            )
        }
    }

    /// A clock that is wrong here makes every signature out of date alike, the zone above's included.
    var clock: Finding? {
        let above = context.delegations.flatMap(\.ds).compactMap { record -> SignatureTimes? in
            if case .rrsig(let data) = record.data { SignatureTimes(data, now: now) } else { nil }
        }
        let own = context.serving.flatMap(signatures).map { SignatureTimes($0.data, now: now) }
        guard !above.isEmpty, !own.isEmpty else { return nil }
        let all = above + own
        let isEarly = all.allSatisfy { $0.sinceInception < .zero }
        guard isEarly || all.allSatisfy({ $0.left < .zero }) else { return nil }
        let off = (isEarly ? all.map { .zero - $0.sinceInception } : all.map { .zero - $0.left }).min() ?? .zero
        return context.bad(
            SigningChecks.clock, .unknown,
            "every signature, the zone above's too, \(isEarly ? "begins in the future" : "is over") by this machine's "
                + "clock: it seems to be \(isEarly ? "slow" : "fast") by \(DurationText.spoken(off)) or more",
            ["DNSSEC04"])
    }

    var signatures: Finding? {
        let check = SigningChecks.signatures
        let seen = keyed.flatMap { view in
            signatures(view).map {
                (view: view, owner: $0.owner, data: $0.data, times: SignatureTimes($0.data, now: now))
            }
        }
        guard let shortest = seen.min(by: { $0.times.left < $1.times.left }) else { return nil }
        func words(_ entry: (view: ServerView, owner: DNSName, data: RRSIGData, times: SignatureTimes)) -> String {
            "\(AuditContext.quoted(entry.owner)) \(entry.data.typeCovered)"
        }
        let evidence: Evidence = ["secondsLeft": .integer(Int(shortest.times.left.components.seconds))]
        let expired = seen.filter { $0.times.left < .zero }
        if !expired.isEmpty {
            let views = expired.map(\.view).uniqued(by: \.endpoint)
            let sets = expired.map(words).uniqued
            return context.bad(
                check, .critical,
                "signatures at \(context.who(views)) expired "
                    + "\(DurationText.spoken(.zero - shortest.times.left)) ago "
                    + "(\(sets.prefix(3).joined(separator: ", "))\(sets.count > 3 ? " and \(sets.count - 3) more" : "")): "
                    + "validating resolvers answer SERVFAIL",
                ["DNSSEC04 RRSIG_EXPIRED", "DNSSEC08 DS08_DNSKEY_RRSIG_EXPIRED", "DNSSEC09 DS09_SOA_RRSIG_EXPIRED"],
                evidence)
        }
        if let early = seen.first(where: { $0.times.sinceInception < .zero }) {
            return context.bad(
                check, .critical,
                "the signature of \(words(early)) at \(context.title(early.view)) begins only in "
                    + "\(DurationText.spoken(.zero - early.times.sinceInception)): validating resolvers answer SERVFAIL",
                remedy: "set the clock of the machine that signs, and sign again",
                ["DNSSEC08 DS08_DNSKEY_RRSIG_NOT_YET_VALID"], evidence)
        }
        if shortest.times.left < context.thresholds.signatureLeft {
            return context.bad(
                check,
                "the signature of \(words(shortest)) at \(context.title(shortest.view)) runs out in "
                    + "\(DurationText.spoken(shortest.times.left))", ["DNSSEC04 REMAINING_SHORT"], evidence)
        }
        let longest = context.thresholds.signatureLongest
        if let long = seen.first(where: { $0.times.left > longest || $0.times.length > longest }) {
            return context.bad(
                check,
                "the signature of \(words(long)) is good for \(DurationText.spoken(long.times.length)): an "
                    + "old answer can be replayed for that long",
                remedy: "let signatures last for weeks, not years",
                [long.times.left > longest ? "DNSSEC04 REMAINING_LONG" : "DNSSEC04 DURATION_LONG"], evidence)
        }
        return context.ok(
            check, "the first signature runs out in \(DurationText.spoken(shortest.times.left))", ["DNSSEC04"], evidence
        )
    }
}
