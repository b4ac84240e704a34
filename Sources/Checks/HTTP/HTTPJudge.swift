import HTTPWire
package import UpkeepCore

/// Judges what one address of a web site gave: the connection, TLS at every hop, the answer.
package enum HTTPJudge {
    /// Every check that applies to `plan` gets one finding, in the catalogue's order.
    /// - Parameters:
    ///   - attempt: nil when the name gave no address to try.
    ///   - lookup: how long the site's own name took, part of the visitor's wait.
    package static func judge(
        _ attempt: HTTPObservation?, of plan: HTTPPlan, lookup: Duration = .zero, judging: Judging
    ) -> [Finding] {
        guard let attempt else {
            let failure = ProbeFailure(.dns, .unreachable, phase: .dns, "the name gave no address")
            let nothing = HTTPObservation(address: IPAddress(v4: 0), failure: failure)
            return findings(HTTPTrail(nothing, plan: plan), lookup, judging)
        }
        return findings(HTTPTrail(attempt, plan: plan), lookup, judging)
    }

    private static func findings(_ trail: HTTPTrail, _ lookup: Duration, _ judging: Judging) -> [Finding] {
        var findings: [Finding] = []
        findings.reserveCapacity(24)
        if let lost = trail.lostName(judging) { findings.append(lost) }
        findings.append(trail.connection(judging))
        findings += trail.sessions(judging)
        findings.append(trail.reachable(judging))
        if let redirect = trail.redirect(judging) { findings.append(redirect) }
        if let downgrade = trail.downgrade(judging) { findings.append(downgrade) }
        HTTPAnswerJudge(trail: trail, lookup: lookup, judging: judging).judge(into: &findings)
        if let latency = LatencyJudge(trail: trail, lookup: lookup).judge(judging) { findings.append(latency) }
        return findings
    }
}
