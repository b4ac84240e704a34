import Checks
import Diagnosis
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// What one round showed.
struct CheckResult {
    let results: [SiteRound.Result]
    let filter: CheckFilter
    let started: Timestamp
    let duration: Duration

    func report(command: String, system: System, interrupted: Bool) -> Report {
        Report(
            command: command, startedAt: started, duration: duration,
            findings: results.flatMap { filter.apply($0.findings) }, measurements: results.flatMap(\.measurements),
            catalogue: .upkeep, vantage: system.vantage, interrupted: interrupted)
    }
}
