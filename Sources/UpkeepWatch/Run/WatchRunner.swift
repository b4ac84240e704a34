package import Checks
package import Diagnosis
import Incidents
package import Notifiers
package import Scheduling
package import UpkeepCore
package import UpkeepStore
package import UpkeepSystem

/// Keeps looking: every monitor in its slots, second looks and `why` when something fails, alerts as they are owed.
package struct WatchRunner: Sendable {
    /// What `why` found out about a site; nil when it cannot be asked about it.
    package typealias Diagnose = @Sendable (Site) async -> Verdict?
    /// Keeps what a site was in good times, for whoever asks why it is not.
    package typealias Remember = @Sendable (Site, KnownGood) async -> Void

    /// Verdicts are sought for so many sites at once; each costs dozens of queries.
    private static let diagnoses = 4
    private static let tickEvery = Duration.seconds(1)
    /// So much later than it might an alert leaves at most; its patience is a second and a half.
    private static let alertEvery = Duration.milliseconds(250)
    private static let maintainEvery = Duration.seconds(10)
    private static let expireEvery = 360
    private static let refreshEvery = Duration.seconds(900)
    private static let reckonEvery = Duration.seconds(300)

    package let desk: WatchDesk
    package let scheduler: Scheduler<String>
    package let queue: AlertQueue
    package let heartbeats: HeartbeatDesk
    private let store: any WatchStore
    private let clock: SystemClock
    private let diagnose: Diagnose
    private let turnstile = Turnstile(diagnoses)
    private let signals: AsyncStream<WatchSignal>
    private let end: AsyncStream<WatchSignal>.Continuation

    /// - Parameter look: asked for each look: a reload may have changed what looks stand on.
    package init(
        _ plan: WatchPlan, memory: WatchMemory, store: any WatchStore, queue: AlertQueue, vantage: Vantage,
        clock: SystemClock, look: @escaping @Sendable () -> SiteLook, politeness: Politeness = Politeness(),
        diagnose: @escaping Diagnose,
        remember: @escaping Remember = { _, _ in },
        tell: @escaping @Sendable (WatchNews) -> Void
    ) {
        let (signals, send) = AsyncStream.makeStream(of: WatchSignal.self)
        let desk = WatchDesk(
            plan, memory: memory, store: store, queue: queue, vantage: vantage, clock: clock,
            orders: { send.yield(.order($0)) }, tell: tell)
        let watcher = SiteWatcher(look, now: { clock.now })
        scheduler = Scheduler(clock: clock, politeness: politeness, report: { send.yield(.schedule($0)) }) { slot in
            guard let monitor = await desk.monitor(slot.key) else { return }
            let (look, good) = await watcher.look(at: monitor, isSecond: slot.isImmediate)
            await desk.take(look)
            if await desk.isRemembering(look), let good = good() { await remember(monitor.site, good) }
        }
        heartbeats = HeartbeatDesk(desk, store: store, clock: clock)
        self.desk = desk
        self.queue = queue
        self.store = store
        self.clock = clock
        self.diagnose = diagnose
        self.signals = signals
        end = send
    }

    /// New settings, from now on; monitors that are as before keep their slots.
    package func follow(_ plan: WatchPlan) async {
        await desk.follow(plan)
        await heartbeats.follow(plan.heartbeats)
        await scheduler.set(plan.monitors.map(\.job))
    }

    /// Goes on until its task is cancelled; then all that is known is on disk, unless ``isKept`` says otherwise.
    ///
    /// - Parameters:
    ///   - names: hosts of alert channels, whose addresses are kept fresh in `book`.
    ///   - begun: called once what the last watch left is taken up, before the first look.
    package func run(
        keeping names: @escaping @Sendable () async -> Set<String>, in book: AddressBook,
        begun: () async -> Void = {}
    ) async {
        await desk.begin()
        await begun()
        await heartbeats.follow(await desk.plan.heartbeats)
        await scheduler.set(await desk.plan.monitors.map(\.job))
        await withDiscardingTaskGroup { group in
            group.addTask { await scheduler.run() }
            group.addTask { await queue.run() }
            group.addTask { await heartbeats.run() }
            group.addTask { await attend() }
            group.addTask { await every(Self.tickEvery) { _ in await desk.tick() } }
            group.addTask { await every(Self.alertEvery) { _ in await desk.alertDue() } }
            group.addTask { await every(Self.maintainEvery) { await maintain($0) } }
            group.addTask { await every(Self.maintainEvery) { _ in await lookAtOneself() } }
            group.addTask { await every(Self.reckonEvery) { _ in await desk.reckonBudgets() } }
            group.addTask { await every(Self.refreshEvery) { _ in await book.refresh(await names()) } }
        }
        await queue.finish()
        await desk.finish()
    }

    /// Whether all that happened so far is on disk.
    package var isKept: Bool {
        get async {
            guard await desk.storeFailure == nil else { return false }
            return await queue.isKept
        }
    }

    /// Whether looks are made and what they show can be kept.
    package var isWell: Bool {
        get async {
            let health = await scheduler.health
            guard health.sinceTick < .seconds(120) else { return false }
            return await desk.storeFailure == nil
        }
    }

    package var openIncidents: [Incident] {
        get async { await desk.openRecords }
    }

    /// Whether every monitor has been looked at, and was well the last time.
    package var isAllWell: Bool {
        get async { await desk.isAllWell }
    }

    private func every(_ interval: Duration, _ work: (Int) async -> Void) async {
        var round = 0
        while !Task.isCancelled {
            await work(round)
            round += 1
            do { try await clock.sleep(for: interval) } catch { return }
        }
    }

    private func attend() async {
        await withDiscardingTaskGroup { group in
            for await signal in signals {
                switch signal {
                case .order(.confirm(let subject)): await confirm(subject)
                case .order(.look(let subject)): await scheduler.lookSoon(subject.watchKey)
                case .order(.askWhy(let id, let subject)): group.addTask { await ask(id, subject) }
                // Whose last look is under way or in line has not been left alone: that look will say how it is.
                case .schedule(.missed(let slots)) where [.busy, .crowded].contains(slots.cause): break
                case .schedule(.missed(let slots)): await desk.miss(slots.key)
                case .schedule(.clock): await desk.noteGap()
                }
            }
            group.cancelAll()
        }
    }

    private func confirm(_ subject: Subject) async {
        if await desk.monitor(subject.watchKey) != nil {
            await scheduler.lookNow(subject.watchKey)
        } else {
            await desk.confirmOwn(subject)
        }
    }

    private func ask(_ id: Incident.ID, _ subject: Subject) async {
        await turnstile.pass {
            // It may be over, or part of another by now.
            guard !Task.isCancelled, let monitor = await desk.monitor(subject.watchKey),
                await desk.isOpen(id), let verdict = await diagnose(monitor.site)
            else { return }
            await desk.take(verdict, for: id)
        }
    }

    /// Our own timetable, channels and store are watched like everything else.
    private func lookAtOneself() async {
        await desk.take(await ownFindings, of: WatchDesk.own, every: Self.maintainEvery)
    }

    /// How the watch itself is.
    var ownFindings: [Finding] {
        get async { await scheduler.health.findings + queue.health.findings + desk.storeFindings }
    }

    /// Packs results, and lets go of what is too old.
    private func maintain(_ round: Int) async {
        // What goes wrong here goes wrong for the next batch of results, too, which says so.
        while !Task.isCancelled, (try? await store.maintain(at: clock.now))?.isUnfinished ?? false {}
        if round.isMultiple(of: Self.expireEvery) { _ = try? await store.expire(at: clock.now) }
    }
}
