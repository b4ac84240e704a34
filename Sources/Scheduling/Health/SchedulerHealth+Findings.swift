import Checks
package import UpkeepCore

extension SchedulerHealth {
    /// So late, one look in a hundred: a person would notice.
    private static let lateToTell = Duration.seconds(1)
    private static let lateToAlarm = Duration.seconds(10)
    /// The share of slots from which on missing them is no longer a hiccup.
    private static let missedToAlarm = 0.1
    private static let hostsToName = 10
    /// What happened to the clocks is told for so long.
    private static let clockMemory = Duration.seconds(900)

    package static let subject = Subject(.service, "watch")

    /// One finding for each of ``SchedulingChecks``.
    package var findings: [Finding] { [lateFinding, crowdedFinding, clockFinding] }

    private var lateFinding: Finding {
        var evidence: Evidence = [
            "looks": .integer(recentLateness.count), "missed": .integer(recentlyMissed), "running": .integer(running),
            "waiting": .integer(waiting), "longest": .duration(recentLateness.longest),
        ]
        if let median = recentLateness.median { evidence["median"] = .duration(median) }
        if let p99 = recentLateness.p99 { evidence["p99"] = .duration(p99) }
        let late = recentLateness.p99 ?? .zero
        let missedShare = Double(recentlyMissed) / Double(max(1, recentlyMissed + recentLateness.count))
        let (status, summary): (Status, String) =
            if recentlyMissed > 0 {
                (
                    missedShare >= Self.missedToAlarm ? .critical : .warning,
                    "this machine is too busy to watch: it missed \(recentlyMissed) looks in the last minutes"
                )
            } else if late >= Self.lateToTell {
                (
                    late >= Self.lateToAlarm ? .critical : .warning,
                    "this machine is too busy to watch: looks start up to \(DurationText.spoken(late)) late"
                )
            } else {
                (.ok, "looks start on time")
            }
        return finding(SchedulingChecks.late, status, summary, evidence)
    }

    private var crowdedFinding: Finding {
        guard let worst = crowded.first else {
            return finding(SchedulingChecks.crowded, .ok, "every host has room for the looks that are due", Evidence())
        }
        let others = crowded.count - 1
        let more = others == 0 ? "" : ", and so it is at \(others) other host\(others == 1 ? "" : "s")"
        return finding(
            SchedulingChecks.crowded, .warning,
            "more looks are due at \(worst.host) than it is asked for: \(worst.leftOut) were left out in "
                + DurationText.spoken(worst.length) + more,
            [
                "hosts": .list(crowded.prefix(Self.hostsToName).map { .text($0.host) }),
                "leftOut": .integer(crowded.reduce(0) { $0 + $1.leftOut }), "waiting": .integer(waiting),
            ])
    }

    private var clockFinding: Finding {
        let suspension = suspension.flatMap { $0.ago < Self.clockMemory ? $0 : nil }
        let step = step.flatMap { $0.ago < Self.clockMemory ? $0 : nil }
        var evidence = Evidence()
        var news: [String] = []
        if let suspension {
            evidence["suspendedFor"] = .duration(suspension.length)
            evidence["resumed"] = .time(at + (.zero - suspension.ago))
            news.append(
                "this machine was suspended for \(DurationText.spoken(suspension.length)) and looked at nothing")
        }
        if let step {
            evidence["steppedBy"] = .duration(step.length)
            evidence["stepped"] = .time(at + (.zero - step.ago))
            news.append(
                "the date was set \(step.length < .zero ? "back" : "forward") by \(DurationText.spoken(step.length))")
        }
        return finding(
            SchedulingChecks.clock, news.isEmpty ? .ok : .warning,
            news.isEmpty ? "the clock goes on steadily" : news.joined(separator: "; "), evidence)
    }

    private func finding(_ check: Check, _ status: Status, _ summary: String, _ evidence: Evidence) -> Finding {
        Finding(
            check: check.id, subject: Self.subject, status: status, summary: summary,
            remedy: status == .ok ? nil : check.remedy, evidence: evidence, observedAt: at)
    }
}
