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
    private var isRead = false

    package init(_ desk: WatchDesk, store: any LedgerStore, clock: SystemClock) {
        self.desk = desk
        self.store = store
        self.clock = clock
    }

    /// These are the jobs from now on. Whoever was none meanwhile was not waited for, and cannot be late because of then.
    package func follow(_ plans: [HeartbeatPlan]) async {
        self.plans = Dictionary(plans.map { ($0.id, $0) }) { first, _ in first }
        if !isRead {
            // Where nothing can be read all begin anew, which is late to alarm and never wrong.
            let records = (try? await store.heartbeats()) ?? []
            for record in records where !isRead { states[record.id] = HeartbeatState(record) }
            isRead = true
        }
        // From here on nothing may come between: a ping that did would be forgotten.
        let now = clock.now
        var changed: [HeartbeatState] = []
        for plan in self.plans.values {
            var state = states[plan.id] ?? HeartbeatState(plan, at: now)
            if state.follow(plan, at: now) || states[plan.id] == nil { changed.append(state) }
            states[plan.id] = state
        }
        for (id, var state) in states where self.plans[id] == nil && state.dueAt != nil {
            state.dueAt = nil
            states[id] = state
            changed.append(state)
        }
        await keep(changed)
    }

    /// Takes in what a job says of itself.
    /// - Returns: false when there is no such job.
    package func take(_ ping: HeartbeatPing, for id: String) async -> Bool {
        guard let plan = plans[id], var state = states[id] else { return false }
        if state.take(ping, at: clock.now, plan: plan) {
            states[id] = state
            await keep([state])
        }
        await judge(id)
        return true
    }

    /// Judges every job again and again until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            for id in plans.keys.sorted() { await judge(id) }
            do { try await clock.sleep(for: Self.judgeEvery) } catch { return }
        }
    }

    /// By its plan of this moment, if it still has one.
    private func judge(_ id: String) async {
        guard let plan = plans[id], let state = states[id] else { return }
        let findings = HeartbeatJudge.findings(plan, state, clock.now)
        await desk.take(findings, of: plan.subject, every: Self.judgeEvery)
    }

    private func keep(_ states: [HeartbeatState]) async {
        guard !states.isEmpty else { return }
        var entry = LedgerEntry()
        entry.heartbeats = states.map { HeartbeatRecord($0) }
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
