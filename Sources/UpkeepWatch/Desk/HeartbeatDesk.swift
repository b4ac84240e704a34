package import Calendars
import UpkeepCore
package import UpkeepStore
package import UpkeepSystem

/// Jobs that report by themselves: what they said last, and what that means now.
package actor HeartbeatDesk {
    /// How often each is judged though nothing came.
    private static let judgeEvery = Duration.seconds(10)

    private let desk: WatchDesk
    private let store: any LedgerStore
    private let clock: SystemClock
    private var plans: [String: HeartbeatPlan] = [:]
    private var states: [String: HeartbeatState] = [:]

    package init(_ desk: WatchDesk, store: any LedgerStore, clock: SystemClock) {
        self.desk = desk
        self.store = store
        self.clock = clock
    }

    /// These are the jobs from now on.
    package func follow(_ plans: [HeartbeatPlan]) async {
        if states.isEmpty {
            // Where nothing can be read all begin anew, which is late to alarm and never wrong.
            for record in (try? await store.heartbeats()) ?? [] { states[record.id] = HeartbeatState(record) }
        }
        self.plans = Dictionary(plans.map { ($0.id, $0) }) { first, _ in first }
        let now = clock.now
        for plan in plans {
            var state = states[plan.id] ?? HeartbeatState(plan, at: now)
            let isNew = states[plan.id] == nil
            if state.follow(plan, at: now) || isNew { await keep(state) }
            states[plan.id] = state
        }
    }

    /// Takes in what a job says of itself.
    /// - Returns: false when there is no such job.
    package func take(_ ping: HeartbeatPing, for id: String) async -> Bool {
        guard let plan = plans[id], var state = states[id] else { return false }
        if state.take(ping, at: clock.now, plan: plan) {
            states[id] = state
            await keep(state)
        }
        await judge(plan)
        return true
    }

    /// Judges every job again and again until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            for plan in plans.values.sorted(by: { $0.id < $1.id }) { await judge(plan) }
            do { try await clock.sleep(for: Self.judgeEvery) } catch { return }
        }
    }

    private func judge(_ plan: HeartbeatPlan) async {
        guard let state = states[plan.id] else { return }
        let findings = HeartbeatJudge.findings(plan, state, clock.now)
        await desk.take(findings, of: plan.subject, every: Self.judgeEvery)
    }

    private func keep(_ state: HeartbeatState) async {
        var entry = LedgerEntry()
        entry.heartbeats = [HeartbeatRecord(state)]
        desk.keeper.add(entry)
        await desk.keeper.flush()
    }
}

extension HeartbeatState {
    fileprivate init(_ record: HeartbeatRecord) {
        self.init(
            id: record.id, lastPing: record.lastPing.flatMap { HeartbeatPing.Kind(rawValue: $0.rawValue) },
            lastPingAt: record.lastPingAt, startedAt: record.startedAt, lastSuccessAt: record.lastSuccessAt,
            dueAt: record.dueAt, runTime: record.runTime, exitStatus: record.exitStatus, lines: record.lines)
    }
}

extension HeartbeatRecord {
    fileprivate init(_ state: HeartbeatState) {
        self.init(
            id: state.id, lastPing: state.lastPing.flatMap { Ping(rawValue: $0.rawValue) },
            lastPingAt: state.lastPingAt, startedAt: state.startedAt, lastSuccessAt: state.lastSuccessAt,
            dueAt: state.dueAt, runTime: state.runTime, exitStatus: state.exitStatus, lines: state.lines)
    }
}
