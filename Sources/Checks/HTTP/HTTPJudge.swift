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
        return findings.indices.contains { findings[$0].remedy != nil } ? findings.map { named($0, trail) } : findings
    }

    /// The commands in remedies with the URL in them, ready to be pasted.
    private static func named(_ finding: Finding, _ trail: HTTPTrail) -> Finding {
        guard let remedy = finding.remedy, remedy.contains(" URL`") else { return finding }
        var finding = finding
        let url = trail.plan.url.text
        let isPlain = url.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || ":/.-_~%+,@=".utf8.contains(byte)
        }
        let quoted = isPlain ? url : "'\(url.replacing("'", with: "%27"))'"
        finding.remedy = remedy.replacing(" URL`", with: " \(quoted)`")
        return finding
    }
}
