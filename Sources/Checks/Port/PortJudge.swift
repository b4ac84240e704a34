package import UpkeepCore

/// Judges what one address of a port gave: the connection, TLS when there is any, the dialogue.
package enum PortJudge {
    /// Every check that applies to `plan` gets one finding, in the catalogue's order.
    /// - Parameter attempt: nil when the name gave no address to try.
    package static func judge(_ attempt: PortObservation?, of plan: PortPlan, judging: Judging) -> [Finding] {
        if plan.closed { return [closed(attempt, judging)] }
        let failure = attempt?.failure
        var findings = [reachable(attempt, judging)]
        if plan.immediateTLS || plan.dialogue.contains(.starttls) { findings += session(attempt, plan, judging) }
        if !plan.dialogue.isEmpty || failure?.layer == .content { findings.append(dialogue(attempt, judging)) }
        return findings
    }

    /// `tcp.closed`: only an accepted connection is bad.
    private static func closed(_ attempt: PortObservation?, _ judging: Judging) -> Finding {
        guard let attempt else { return judging.notAsked(PortChecks.closed, "the name gave no address") }
        let endpoint = attempt.endpoint.description
        guard let failure = attempt.failure, failure.layer <= .connect else {
            var evidence: Evidence = ["endpoint": .text(endpoint)]
            if let banner = attempt.steps.lazy.compactMap(\.received).first { evidence["received"] = .text(banner) }
            return judging.bad(PortChecks.closed, "`\(endpoint)` accepts connections, but must be closed", evidence)
        }
        var evidence = failure.evidence
        evidence["endpoint"] = .text(endpoint)
        switch failure.kind {
        case .refused: return judging.ok(PortChecks.closed, "refused", evidence)
        case .timedOut:
            return judging.ok(
                PortChecks.closed, "no answer, so probably dropped by a firewall: counts as closed", evidence)
        case .unreachable:
            return judging.ok(PortChecks.closed, "unreachable from here: counts as closed", evidence)
        case .reset, .closed: return judging.ok(PortChecks.closed, "reset at once: counts as closed", evidence)
        default:
            let sentence = failure.connectSentence(endpoint)
            return judging.bad(PortChecks.closed, .unknown, sentence.summary, remedy: sentence.remedy, evidence)
        }
    }

    private static func reachable(_ attempt: PortObservation?, _ judging: Judging) -> Finding {
        guard let attempt else { return judging.notAsked(PortChecks.reachable, "the name gave no address") }
        let endpoint = attempt.endpoint.description
        guard let failure = attempt.failure, failure.layer <= .connect else {
            return judging.ok(PortChecks.reachable, "connected", ["endpoint": .text(endpoint)])
        }
        let sentence = failure.connectSentence(endpoint)
        return judging.bad(
            PortChecks.reachable, failure.isOurs ? .unknown : nil, sentence.summary, remedy: sentence.remedy,
            evidence(failure, attempt))
    }

    private static func session(_ attempt: PortObservation?, _ plan: PortPlan, _ judging: Judging) -> [Finding] {
        guard let attempt, attempt.failure.map({ $0.layer > .connect }) ?? true else {
            return TLSJudge.notAsked("no connection", judging: judging)
        }
        if attempt.tls == nil, let failure = attempt.failure, failure.layer > .tls {
            // The dialogue broke off before STARTTLS: it comes later in the catalogue, and is the cause all the same.
            return TLSJudge.notAsked("the dialogue ended before TLS began", judging: judging).map { finding in
                var finding = finding
                finding.suppressedBy = PortChecks.dialogue.id
                return finding
            }
        }
        return TLSJudge.judge(
            attempt.tls, failure: attempt.failure, plan: plan.tls, certificateDays: plan.certificateDays,
            endpoint: attempt.endpoint, judging: judging)
    }

    /// `tcp.dialogue`: which step got what.
    private static func dialogue(_ attempt: PortObservation?, _ judging: Judging) -> Finding {
        guard let attempt else { return judging.notAsked(PortChecks.dialogue, "the name gave no address") }
        guard let failure = attempt.failure else { return judging.ok(PortChecks.dialogue, "dialogue as expected") }
        switch failure.layer {
        case .dns, .connect: return judging.notAsked(PortChecks.dialogue, "no connection")
        case .tls: return judging.notAsked(PortChecks.dialogue, "no TLS session")
        case .http, .content: break
        }
        var evidence = evidence(failure, attempt)
        evidence["steps"] = .list(
            attempt.steps.map { step in
                var facts: Evidence = ["step": .text(step.step)]
                if let received = step.received { facts["received"] = .text(received) }
                facts["elapsed"] = .duration(step.elapsed)
                return .record(facts)
            })
        let step = attempt.steps.last.map { "step \(attempt.steps.count), `\($0.step)`" } ?? "the first step"
        let received = attempt.steps.last?.received
        let summary =
            switch failure.kind {
            case .timedOut:
                received.map { "\(step) waited in vain; the last line was `\($0)`" } ?? "\(step) got no line in time"
            case .closed: "the connection was closed at \(step)"
            case .reset: "the connection was reset at \(step)"
            default: received.map { "\(step) got `\($0)`" } ?? "\(step) failed: \(failure.detail)"
            }
        return judging.bad(PortChecks.dialogue, failure.isOurs ? .unknown : nil, summary, evidence)
    }

    private static func evidence(_ failure: ProbeFailure, _ attempt: PortObservation) -> Evidence {
        var evidence = failure.evidence
        evidence["endpoint"] = .text(attempt.endpoint.description)
        return evidence
    }
}
