import UpkeepCore

/// Judges how long a visitor who got this address waited, phase by phase, redirects included.
struct LatencyJudge {
    let trail: HTTPTrail
    let lookup: Duration

    /// `http.latency`, when limits are set; the phase most over its limit is the headline.
    func judge(_ judging: Judging) -> Finding? {
        let limits = trail.plan.expect.latency
        guard !limits.isEmpty else { return nil }
        guard trail.answer != nil else { return judging.notAsked(HTTPChecks.latency, trail.reason) }
        let over = limits.compactMap { limit in
            duration(limit.phase).flatMap { $0 > limit.limit ? (limit: limit, took: $0) : nil }
        }
        var evidence: Evidence = ["total": .duration(total)]
        for phase in ProbePhase.allCases {
            if let took = duration(phase) { evidence[phase.rawValue] = .duration(took) }
        }
        guard let worst = over.max(by: { $0.took / $0.limit.limit < $1.took / $1.limit.limit }) else {
            return judging.ok(HTTPChecks.latency, DurationText.spoken(total), evidence)
        }
        evidence["over"] = EvidenceValue(over.map { $0.limit.phase?.rawValue ?? "total" })
        evidence["limit"] = .duration(worst.limit.limit)
        let what = worst.limit.phase?.spoken ?? "the page"
        let took = "\(DurationText.spoken(worst.took)), limit \(DurationText.spoken(worst.limit.limit))"
        return judging.bad(HTTPChecks.latency, "\(what) took \(took)\(slowest(worst.limit.phase))", evidence)
    }

    private var total: Duration { lookup + trail.attempt.elapsed }

    /// Over all hops; nil for a phase that never was.
    private func duration(_ phase: ProbePhase?) -> Duration? {
        guard let phase else { return total }
        let hops = trail.attempt.hops
        var sum: Duration?
        for hop in hops {
            if let took = hop.phases[phase] { sum = (sum ?? .zero) + took }
        }
        // The look-up of the site's own name was done once for all addresses, before the first hop.
        if phase == .dns, hops.first?.phases[.dns] == nil, lookup > .zero { sum = (sum ?? .zero) + lookup }
        return sum
    }

    private func slowest(_ told: ProbePhase?) -> String {
        guard told == nil,
            let slow = ProbePhase.allCases.max(by: { duration($0) ?? .zero < duration($1) ?? .zero }),
            let took = duration(slow)
        else { return "" }
        return "; most of it \(slow.spoken) (\(DurationText.spoken(took)))"
    }
}

extension ProbePhase {
    /// What is waited for in this phase.
    fileprivate var spoken: String {
        switch self {
        case .dns: "the look-up"
        case .connect: "connecting"
        case .tls: "the TLS handshake"
        case .request: "sending the request"
        case .ttfb: "the first byte"
        case .transfer: "the body"
        }
    }
}
