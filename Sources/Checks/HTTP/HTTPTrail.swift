import HTTPWire
import UpkeepCore

/// One attempt seen as the way it went: hop after hop, up to where it ended.
///
/// A class, since every judge of the answer holds it, and what it holds is large.
final class HTTPTrail: Sendable {
    let attempt: HTTPObservation
    let plan: HTTPPlan
    /// The final answer when it came as a whole, or all of it that is ever read.
    let answer: HTTPAnswerObservation?

    init(_ attempt: HTTPObservation, plan: HTTPPlan) {
        self.attempt = attempt
        self.plan = plan
        let isUsable = attempt.failure.map { $0.layer == .content && $0.kind == .tooLarge } ?? true
        answer = isUsable ? attempt.hops.last?.answer : nil
    }

    var failure: ProbeFailure? { attempt.failure }

    /// Where the answer came from, or would have.
    var finalURL: WebURL { attempt.hops.last?.url ?? plan.url }

    /// Whom the attempt ended with.
    var endpoint: Endpoint { attempt.hops.last?.endpoint ?? Endpoint(attempt.address, plan.url.port) }

    /// Why later questions could not be asked.
    var reason: String {
        switch failure?.layer {
        case .dns: attempt.hops.isEmpty ? "the name gave no address" : "a redirect leads to a name without address"
        case .connect: "no connection"
        case .tls: failure?.kind == .untrusted ? "the certificate is not accepted" : "no TLS session"
        case .http where isAstray: "the redirects lead nowhere"
        case .http, .content, nil: "no complete answer"
        }
    }

    /// The redirects went where the probe must not or cannot follow.
    var isAstray: Bool {
        switch failure?.kind {
        case .redirectLoop, .redirectForbidden, .redirectForeign, .redirectUnreadable: true
        default: false
        }
    }

    /// Where the failure happened, for the end of a sentence; empty at the site itself.
    var failurePlace: String {
        guard let last = attempt.hops.last else { return "" }
        // A hop that has its answer did not fail at these layers: the one it sends the visitor to did.
        if last.answer != nil, let failure, failure.layer <= .tls {
            return Self.place(last.answer?.headers["location"] ?? "an unknown place")
        }
        return attempt.hops.count > 1 ? Self.place(last.url.text) : ""
    }

    static func place(_ url: String) -> String { " at the redirect to `\(url)`" }

    /// `dns.resolve` for a redirect's target that is not found, or only in one family; the site's own name has its own
    /// finding.
    func lostName(_ judging: Judging) -> Finding? {
        guard let failure, failure.layer == .dns, !attempt.hops.isEmpty else {
            return attempt.hops.lazy.filter { !$0.familyFailures.isEmpty }.compactMap { hop in
                DNSJudge.oneFamilyFails(
                    hop.familyFailures, of: hop.url.hostText, place: Self.place(hop.url.text),
                    evidence: ["name": .text(hop.url.hostText), "url": .text(hop.url.text)], judging: judging)
            }.first
        }
        return judging.bad(
            DNSChecks.resolve, failure.isOurs ? .unknown : nil, "\(failure.detail)\(failurePlace)",
            remedy: "correct the redirect, or the zone of the name it leads to", evidence(failure))
    }

    func connection(_ judging: Judging) -> Finding {
        guard let failure, failure.layer <= .connect else {
            return judging.ok(
                PortChecks.reachable, "connected", ["endpoint": .text(endpoint.description)])
        }
        if failure.layer == .dns {
            return attempt.hops.isEmpty
                ? judging.notAsked(PortChecks.reachable, reason) : judging.ok(PortChecks.reachable, "connected")
        }
        let sentence = failure.connectSentence(endpoint.description)
        return judging.bad(
            PortChecks.reachable, failure.isOurs ? .unknown : nil, sentence.summary + failurePlace,
            remedy: sentence.remedy, evidence(failure))
    }

    /// The tls family, over every https hop: of several, the worst answer of each check.
    func sessions(_ judging: Judging) -> [Finding] {
        var worst: [Finding] = []
        var applies = plan.url.scheme == .https || failure?.layer == .tls
        for place in attempt.hops.indices where attempt.hops[place].url.scheme == .https {
            let hop = attempt.hops[place]
            applies = true
            let isLast = place == attempt.hops.count - 1
            let ended = isLast && hop.answer == nil && failure?.layer == .tls ? failure : nil
            guard hop.tls != nil || ended != nil else { continue }
            let findings = TLSJudge.judge(
                hop.tls, failure: ended, plan: plan.tls, certificateDays: plan.expect.certificateDays,
                endpoint: hop.endpoint, place: place == 0 ? "" : Self.place(hop.url.text), judging: judging)
            worst = worst.isEmpty ? findings : zip(worst, findings).map { $1.isGraver(than: $0) ? $1 : $0 }
        }
        if let failure, failure.layer == .tls, !worst.contains(where: { $0.status.gravity >= Status.unknown.gravity }) {
            let lost = TLSJudge.judge(
                nil, failure: failure, plan: plan.tls, certificateDays: nil, endpoint: endpoint, place: failurePlace,
                judging: judging)
            worst = worst.isEmpty ? lost : [lost[0]] + worst.dropFirst()
        }
        guard applies else { return [] }
        return worst.isEmpty ? TLSJudge.notAsked(reason, judging: judging) : worst
    }

    func reachable(_ judging: Judging) -> Finding {
        if let answer {
            return judging.ok(
                HTTPChecks.reachable, "answered", ["version": .text(answer.version), "status": .integer(answer.status)])
        }
        guard let failure else {
            return judging.bad(HTTPChecks.reachable, .unknown, "nothing was seen of this address", remedy: "look again")
        }
        if failure.layer <= .tls { return judging.notAsked(HTTPChecks.reachable, reason) }
        if isAstray { return judging.ok(HTTPChecks.reachable, "every redirect was answered") }
        let sentence = failure.answerSentence(endpoint.description)
        return judging.bad(
            HTTPChecks.reachable, failure.isOurs ? .unknown : nil, sentence.summary + failurePlace,
            remedy: sentence.remedy, evidence(failure))
    }

    func evidence(_ failure: ProbeFailure) -> Evidence {
        var evidence = failure.evidence
        evidence["endpoint"] = .text(endpoint.description)
        evidence["url"] = .text(finalURL.text)
        evidence["elapsed"] = .duration(attempt.elapsed)
        return evidence
    }
}

extension Finding {
    /// Whether this answer should be told rather than `other`.
    func isGraver(than other: Finding) -> Bool { status.gravity > other.status.gravity }
}
