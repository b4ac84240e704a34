package import UpkeepCore
import UpkeepSystem

/// How a scheduler is doing, for `/metrics` and for findings about ourselves.
package struct SchedulerHealth: Sendable, Hashable {
    package var at: Timestamp
    package var jobs: Int
    /// Looks under way.
    package var running: Int
    /// Looks that are due and wait for their turn.
    package var waiting: Int
    /// Looks that are over, since the start.
    package var looks: Int
    /// Slots without a look since the start, by why.
    package var missed: [MissedCause: Int]
    /// How late looks started since the start; waiting for a host that has enough of them does not count.
    package var lateness: LatenessHistogram
    /// The same of the last minutes.
    package var recentLateness: LatenessHistogram
    /// Slots that we were too late for within the last minutes.
    package var recentlyMissed: Int
    /// Hosts that answer, and at which more is due than they are asked for, the worst first.
    package var crowded: [Crowded]
    /// How long ago the loop last looked for what is due; it does so once a minute at least.
    package var sinceTick: Duration
    /// The last time that the machine was suspended, and how long ago.
    package var suspension: Past?
    /// The last time that the date was set, by how much, and how long ago.
    package var step: Past?

    /// Slots left out at a host, and for how long that goes on.
    package struct Crowded: Sendable, Hashable {
        package var host: String
        package var leftOut: Int
        package var length: Duration

        package init(host: String, leftOut: Int, length: Duration) {
            self.host = host
            self.leftOut = leftOut
            self.length = length
        }
    }

    /// Something of a length, some time ago.
    package struct Past: Sendable, Hashable {
        package var ago: Duration
        package var length: Duration

        package init(ago: Duration, length: Duration) {
            self.ago = ago
            self.length = length
        }
    }

    package init(
        at: Timestamp, jobs: Int = 0, running: Int = 0, waiting: Int = 0, looks: Int = 0,
        missed: [MissedCause: Int] = [:], lateness: LatenessHistogram = LatenessHistogram(),
        recentLateness: LatenessHistogram = LatenessHistogram(), recentlyMissed: Int = 0,
        crowded: [Crowded] = [], sinceTick: Duration = .zero, suspension: Past? = nil, step: Past? = nil
    ) {
        self.at = at
        self.jobs = jobs
        self.running = running
        self.waiting = waiting
        self.looks = looks
        self.missed = missed
        self.lateness = lateness
        self.recentLateness = recentLateness
        self.recentlyMissed = recentlyMissed
        self.crowded = crowded
        self.sinceTick = sinceTick
        self.suspension = suspension
        self.step = step
    }

    init(
        _ tally: SchedulerTally, jobs: Int, running: Int, waiting: Int, monotonic now: MonotonicTime, at: Timestamp
    ) {
        let recent = tally.recent.summary(at: now)
        self.init(
            at: at, jobs: jobs, running: running, waiting: waiting, looks: tally.looks, missed: tally.missed,
            lateness: tally.lateness, recentLateness: recent.lateness, recentlyMissed: recent.missed,
            crowded: tally.crowding.hosts(at: now), sinceTick: now - tally.lastTick,
            suspension: tally.suspension.map { Past(ago: now - $0.at, length: $0.duration) },
            step: tally.step.map { Past(ago: now - $0.at, length: $0.by) })
    }
}
