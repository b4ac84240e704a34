import CertificateReader
import UpkeepCore

/// Judges whether somebody has revoked the certificate, and what comes of stapling.
struct RevocationJudge {
    let chain: PresentedChain
    let observation: EndpointObservation
    let judging: Judging

    func judge() -> [Finding] { [revoked(), staple()].compactMap { $0 } }

    private var stapled: RevocationAnswer? { observation.staple.value.flatMap { $0?.answer } }

    /// Who has an answer that still counts says so; a staple counts as well as an answer that was asked for.
    private func revoked() -> Finding? {
        let check = CertificateChecks.revoked
        let answers = (observation.revocation.value ?? []) + [stapled].compactMap { $0 }
        for answer in answers {
            guard case .revoked(let date, let reason) = answer.standing else { continue }
            let isLeaf = answer.serial == chain.leaf.serial
            let whose = isLeaf ? "the certificate" : "`\(answer.subject)` above the site's own"
            let when = date.map { " on \($0.rfc3339().prefix(10))" } ?? ""
            let why = reason.map { " (\($0.words))" } ?? ""
            return judging.bad(
                check, "\(whose) was revoked\(when)\(why)",
                remedy: reason == .keyCompromise
                    ? "make a new key now, have a certificate issued for it and serve that; whatever went through the old "
                        + "key has to be taken as read" : nil, evidence(answers))
        }
        return judging.judge(check, observation.revocation) { asked in
            let staples = [stapled].compactMap { $0 }.filter { $0.signedBy != nil }
            let good = (asked + staples).filter { $0.standing == .good && isCurrent($0) }
            let isSure = good.contains { $0.serial == chain.leaf.serial }
            if isSure { return judging.ok(check, "not revoked, says \(sources(good))", evidence(answers)) }
            return judging.bad(
                check, .unknown, "nobody could say whether it is revoked: \(reasons(asked))",
                remedy: asked.contains { $0.standing == .good && !isCurrent($0) }
                    ? "look again later; if the authority is your own, have it publish anew: clients that insist on an "
                        + "answer refuse all its certificates until then"
                    : "look again later; large authorities have no responders any more and publish lists (CRLs) only",
                evidence(answers))
        }
    }

    private func isCurrent(_ answer: RevocationAnswer) -> Bool {
        let isFuture = answer.thisUpdate.map { $0 > judging.now + Self.clockDifference } ?? false
        return !isFuture && answer.nextUpdate.map { $0 >= judging.now } ?? true
    }

    /// So far the clocks of authorities may be from ours.
    private static let clockDifference = Duration.seconds(300)

    private func sources(_ answers: [RevocationAnswer]) -> String {
        let words = answers.map { answer in
            switch answer.source {
            case .staple: "the staple"
            case .crl: "the authority's list"
            case .responder: "its responder"
            }
        }
        return AuditContext.list(words.uniqued)
    }

    private func reasons(_ answers: [RevocationAnswer]) -> String {
        let words = answers.map { answer in
            switch answer.standing {
            case .noAnswer(let why): why
            case .unknown: "the responder does not know the certificate"
            case .good, .revoked: isCurrent(answer) ? "there is no answer for the site's own" : outdated(answer)
            }
        }
        return words.isEmpty ? "the certificate names no source" : AuditContext.list(words.uniqued)
    }

    private func outdated(_ answer: RevocationAnswer) -> String {
        let what =
            switch answer.source {
            case .staple: "the staple"
            case .crl: "the list" + (answer.location.map { " at `\($0)`" } ?? "")
            case .responder: "the responder's answer" + (answer.location.map { " (`\($0)`)" } ?? "")
            }
        if let end = answer.nextUpdate, end < judging.now {
            return "\(what) went out of date \(DurationText.spoken(judging.now - end)) ago"
        }
        return "\(what) is from the future" + (answer.thisUpdate.map { " (\($0.rfc3339()))" } ?? "")
    }

    private func staple() -> Finding? {
        let check = CertificateChecks.staple
        let isMust = chain.leaf.extensions.mustStaple
        return judging.judge(check, observation.staple) { staple in
            guard let staple else {
                guard isMust else { return judging.ok(check, "none, as is usual today") }
                return judging.bad(
                    check, "the certificate says must-staple and nothing is stapled: Firefox refuses it",
                    ["mustStaple": true])
            }
            return judge(staple, isMust: isMust)
        }
    }

    private func judge(_ staple: StapleObservation, isMust: Bool) -> Finding {
        let check = CertificateChecks.staple
        let answer = staple.answer
        var evidence = evidence([answer])
        evidence["mustStaple"] = .flag(isMust)
        let status: Status = isMust ? .critical : .warning
        if let end = answer.nextUpdate, end < judging.now {
            return judging.bad(
                check, status,
                "the staple went out of date \(DurationText.spoken(judging.now - end)) ago: Firefox refuses it",
                remedy: "reload the server and see whether it reaches the responder; if there is none any more, switch "
                    + "stapling off", evidence)
        }
        if let start = answer.thisUpdate, start > judging.now + Self.clockDifference {
            return judging.bad(
                check, status, "the staple is from the future (\(start.rfc3339()))",
                remedy: "compare the clocks (`timedatectl`)", evidence)
        }
        switch answer.standing {
        case .good, .revoked:
            let isVerified = answer.signedBy != nil
            return judging.ok(
                check, isVerified ? "fresh" : "fresh; not verified, as the issuer's certificate is not at hand",
                evidence)
        case .unknown:
            return judging.bad(
                check, status, "the stapled answer says that the responder does not know the certificate",
                remedy: "the server staples for another certificate, or the authority has not caught up: reload it",
                evidence)
        case .noAnswer(let why):
            return judging.bad(
                check, status, "what is stapled does not count: \(why)",
                remedy: "switch stapling off, or see why the server does not get an answer to staple (its error log)",
                evidence)
        }
    }

    private func evidence(_ answers: [RevocationAnswer]) -> Evidence {
        [
            "answers": .list(
                answers.prefix(20).map { answer in
                    var facts: Evidence = ["source": .text(answer.source.rawValue)]
                    if let location = answer.location { facts["location"] = .text(location) }
                    facts["certificate"] = .text(answer.subject)
                    facts["serial"] = .text(answer.serial)
                    switch answer.standing {
                    case .good: facts["answer"] = "good"
                    case .revoked(let date, let reason):
                        facts["answer"] = "revoked"
                        if let date { facts["revokedAt"] = .time(date) }
                        if let reason { facts["reason"] = .text("\(reason)") }
                    case .unknown: facts["answer"] = "unknown"
                    case .noAnswer(let why): facts["answer"] = .text(why)
                    }
                    if let signer = answer.signedBy { facts["signedBy"] = .text(signer) }
                    if let time = answer.thisUpdate { facts["thisUpdate"] = .time(time) }
                    if let time = answer.nextUpdate { facts["nextUpdate"] = .time(time) }
                    return .record(facts)
                })
        ]
    }
}
