import UpkeepCore
package import UpkeepSystem

/// Looks at everything at its time, for ever.
///
/// What is due is ``Timetable``'s to say, whose turn it is ``HostTurns``'; here is only the waiting and the starting. It
/// sleeps until something is due, and a look is one task for as long as it runs.
package actor Scheduler<Key: ScheduleKey> {
    package typealias Look = @Sendable (Slot<Key>) async -> Void
    package typealias Report = @Sendable (ScheduleEvent<Key>) -> Void

    /// Slots so close together share a waking, which no look notices.
    private static var grain: Duration { .milliseconds(4) }
    /// The clocks are compared so often at least.
    private static var longestSleep: Duration { .seconds(60) }

    private let clock: SystemClock
    private let look: Look
    private let report: Report
    private let signal = WakeSignal()

    private var timetable: Timetable<Key>
    private var turns: HostTurns<Key>
    private var clocks: ClockWatch
    private var tally: SchedulerTally
    private var immediate: Set<Key> = []
    /// When the earliest of the alarms that are set will ring.
    private var alarm: MonotonicTime?

    /// - Parameters:
    ///   - report: called by the loop, which waits for it: pass the event on and return.
    ///   - look: one look, in a task of its own. It must end by itself, and soon when its task is cancelled.
    package init(
        clock: SystemClock, politeness: Politeness = Politeness(), report: @escaping Report = { _ in },
        look: @escaping Look
    ) {
        self.clock = clock
        self.look = look
        self.report = report
        let reading = ClockWatch.Reading(clock)
        timetable = Timetable(wall: reading.wall, monotonic: reading.monotonic)
        turns = HostTurns(politeness)
        clocks = ClockWatch(reading)
        tally = SchedulerTally(at: reading.monotonic)
    }

    /// These are the jobs from now on. Those that keep their interval keep their slots; looks under way go on, of jobs
    /// that are gone too.
    package func set(_ jobs: [ScheduledJob<Key>], opening: Opening = .spread) {
        timetable.set(jobs, opening: opening, at: clock.monotonic)
        for slot in turns.keep({ timetable[$0] != nil }, hosts: Set(timetable.jobs.map(\.host))) { free(slot) }
        signal.wake()
    }

    /// A look besides the job's slots, which it does not move: at once, even when its host has enough of them, and even
    /// while a look that was due runs.
    /// - Returns: false when there is no such job, or when the immediate look before this one is not over.
    @discardableResult
    package func lookNow(_ key: Key) -> Bool {
        guard let job = timetable[key], immediate.insert(key).inserted else { return false }
        let now = clock.monotonic
        turns.arrive(Slot(key: key, host: job.host, due: now, isImmediate: true), at: now)
        signal.wake()
        return true
    }

    /// A look like those that come due, as soon as its host has room; none when one is under way or waits already.
    package func lookSoon(_ key: Key) {
        guard let job = timetable[key], timetable.begin(key) else { return }
        let now = clock.monotonic
        turns.arrive(Slot(key: key, host: job.host, due: now), at: now)
        signal.wake()
    }

    package var health: SchedulerHealth {
        SchedulerHealth(
            tally, jobs: timetable.jobs.count, running: turns.underWay, waiting: turns.waiting,
            monotonic: clock.monotonic, at: clock.now)
    }

    /// Goes on until its task is cancelled, and returns when every look has ended; to be called once.
    package func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let now = tick()
                while let turn = turns.next(at: now) {
                    if !turn.slot.isImmediate { timetable.start(turn.slot.key) }
                    group.addTask { await self.carry(turn) }
                }
                setAlarm(in: &group)
                await signal.wait()
            }
            group.cancelAll()
        }
    }

    /// Finds out what is due.
    private func tick() -> MonotonicTime {
        let reading = ClockWatch.Reading(clock)
        let now = reading.monotonic
        tally.ticked(at: now)
        for event in clocks.read(reading) {
            report(.clock(event))
            tally.happened(event, at: now)
            guard case .suspended = event else { continue }
            for missed in timetable.passSuspension(until: now) { note(missed, at: now) }
            // What was owed before could not be started while all stood still.
            turns.forgive(until: now)
        }
        let due = timetable.due(at: now)
        for missed in due.missed { note(missed, at: now) }
        for slot in due.looks { turns.arrive(slot, at: now) }
        return now
    }

    private func note(_ missed: MissedSlots<Key>, at now: MonotonicTime) {
        let host = timetable[missed.key]?.host
        let isFull = missed.cause == .crowded && host.map { turns.isFull($0) } ?? false
        tally.missed(missed.count, missed.cause, fullHost: isFull ? host : nil, at: now)
        report(.missed(missed))
    }

    /// Off the actor, so that looks run beside each other and beside the loop.
    @concurrent
    private nonisolated func carry(_ turn: Turn<Key>) async {
        let started = clock.monotonic
        await look(turn.slot)
        await finish(turn, started: started)
    }

    private func finish(_ turn: Turn<Key>, started: MonotonicTime) {
        let now = clock.monotonic
        tally.looked(late: started - turn.owedSince, at: now)
        turns.leave(turn, took: now - started, at: now)
        free(turn.slot)
        if turns.waiting > 0 { signal.wake() }
    }

    /// The job may be looked at again.
    private func free(_ slot: Slot<Key>) {
        if slot.isImmediate { immediate.remove(slot.key) } else { timetable.finish(slot.key) }
    }

    /// Sees to it that the loop wakes when the next slot is due, or the next host has room, at the latest.
    private func setAlarm(in group: inout DiscardingTaskGroup) {
        let now = clock.monotonic
        let next = [timetable.nextDue, turns.nextGap].compactMap { $0 }.min() ?? now + Self.longestSleep
        let time = min(max(next, now + Self.grain), now + Self.longestSleep)
        // An alarm that rings too early does no harm; one is left when something came up that is due before it.
        if let alarm, alarm <= time { return }
        alarm = time
        group.addTask { [clock] in
            try? await clock.sleep(for: time - clock.monotonic)
            await self.ring(time)
        }
    }

    private func ring(_ time: MonotonicTime) {
        if alarm == time { alarm = nil }
        signal.wake()
    }
}
