import Checks
import Diagnosis
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// What one round showed.
struct CheckResult {
    let results: [SiteRound.Result]
    /// Sites that the round was broken off before, or at.
    let unfinished: [Site]
    let filter: CheckFilter
    let started: Timestamp
    let duration: Duration

    func report(command: String, system: System, interrupted: Bool) -> Report {
        let kept = results.map { filter.apply($0.findings) }
        let findings = kept.flatMap { $0 } + unfinished.map(interruption)
        let silence = results.compactMap { filter.nothingAsked(of: $0.site.subject, at: started) }
        let measurements = zip(results, kept).flatMap { filter.apply($0.measurements, beside: $1) }
        return Report(
            command: command, startedAt: started, duration: duration,
            findings: findings.isEmpty ? silence : findings, measurements: measurements,
            catalogue: .upkeep, vantage: system.vantage, interrupted: interrupted)
    }

    /// How many sites have addresses that this machine cannot go to; nil when there is none.
    var routeNote: String? {
        let count = results.count { $0.withoutRoute.contains { $0.family == .v6 } }
        guard count > 0 else { return nil }
        let sites = count == 1 ? "1 site was" : "\(count) sites were"
        return "no IPv6 route from this machine; \(sites) looked at over IPv4 only"
    }

    /// Nothing of a site that was not looked at is known, whichever checks were asked for.
    private func interruption(_ site: Site) -> Finding {
        Finding(
            check: DNSChecks.resolve.id, subject: site.subject, status: .unknown,
            summary: "interrupted before it was looked at", observedAt: started)
    }
}
