package import UpkeepSystem

/// At which hosts slots are left out because more looks are due there than they are asked for, and for how long already.
/// A line that a start, a reload or an outage leaves behind is gone in a minute or two, and is nobody's fault.
package struct Crowding: Sendable, Hashable {
    private struct Streak: Sendable, Hashable {
        var since: MonotonicTime
        var last: MonotonicTime
        var leftOut: Int
    }

    /// So long without a slot left out, and a host has room again.
    package static let pause = Duration.seconds(120)
    /// So long it goes on before it is worth telling.
    package static let patience = Duration.seconds(300)

    private var streaks: [String: Streak] = [:]
    private var lastCleared: MonotonicTime

    package init(at now: MonotonicTime) { lastCleared = now }

    package mutating func note(_ leftOut: Int, at host: String, _ now: MonotonicTime) {
        if now - lastCleared > Self.pause {
            streaks = streaks.filter { now - $0.value.last <= Self.pause }
            lastCleared = now
        }
        if let streak = streaks[host], now - streak.last <= Self.pause {
            streaks[host] = Streak(since: streak.since, last: now, leftOut: streak.leftOut + leftOut)
        } else {
            streaks[host] = Streak(since: now, last: now, leftOut: leftOut)
        }
    }

    /// Hosts that are crowded for good as it seems, the worst first.
    package func hosts(at now: MonotonicTime) -> [SchedulerHealth.Crowded] {
        streaks.filter { now - $0.value.last <= Self.pause && $0.value.last - $0.value.since >= Self.patience }
            .map { SchedulerHealth.Crowded(host: $0.key, leftOut: $0.value.leftOut, length: now - $0.value.since) }
            .sorted { ($1.leftOut, $0.host) < ($0.leftOut, $1.host) }
    }
}
