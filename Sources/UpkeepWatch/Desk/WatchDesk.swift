import Calendars
import Incidents
package import Notifiers
package import UpkeepCore
package import UpkeepStore
package import UpkeepSystem

/// Where everything comes together: takes looks in, opens and closes incidents, writes down what must not be lost, and
/// hands out alerts and orders.
///
/// Nothing here waits for a site. What it decides is ``Incidents/IncidentEngine``'s, what it remembers is the store's.
package actor WatchDesk {
    /// How often what no incident depends on is written down: where each subject stands, and what it looked like.
    private static let keepEvery = Duration.seconds(60)
    /// Results are held so many at most while they cannot be written.
    private static let resultLimit = 200_000
    /// When something fails, so many others on the same machine are looked at out of turn at most.
    private static let siblingLimit = 256
    /// A failure's result waits so long for the verdict that it was our own side.
    private static let doubt = Duration.seconds(10)

    package private(set) var plan: WatchPlan
    package let vantage: Vantage
    var engine: IncidentEngine
    private(set) var monitors: [Subject: Monitor]
    private(set) var keys: [String: Subject]
    /// Whose last result cannot speak for the time since.
    var gaps: Set<Subject> = []
    var ownFindings: [Subject: [Finding]] = [:]
    var remembered: [Subject: Timestamp] = [:]
    /// Of the sites with a promise to keep, as it was reckoned last.
    var promises: [Subject: UptimeRecord.Promise] = [:]
    var states: [Subject: MonitorState]
    /// Every open incident as it was last written down.
    var records: [Incident.ID: Incident] = [:]
    var changes: [Incident.ID: WhatChanged] = [:]
    /// To which subjects were added that nobody was told of yet, with since when.
    var grown: [Incident.ID: Timestamp] = [:]
    /// How many subjects of an incident were told of.
    var toldSizes: [Incident.ID: Int] = [:]
    /// Of which people should hear more than they were told at first, when somebody new is to hear of them, or reminds.
    var restated: Set<Incident.ID> = []
    /// Whom an open incident was told to.
    var toldRoutes: [Incident.ID: Set<String>] = [:]
    /// About which the queue reminds nobody.
    var hushed: Set<String> = []
    /// nil until they were read once.
    var heardSilences: [String: SilenceRecord]?
    /// Of those who read it.
    let ledgerTurn = Turnstile(1)
    package private(set) var resultFailure: StoreError?
    /// What people were told last of why not everything is on disk.
    var toldFailure: StoreError?

    let clock: SystemClock
    let store: any WatchStore
    let keeper: LedgerKeeper
    let queue: AlertQueue
    private let orders: @Sendable (WatchOrder) -> Void
    let tell: @Sendable (WatchNews) -> Void
    private var results: [LookResult] = []
    private var keptAt: Timestamp
    /// What happened lately, for the question what changed; the oldest first.
    var recent: [TimelineEvent] = []
    /// Up to where the ledger's timeline was read.
    var lastEvent: Int64 = 0
    /// On disk, or about to be, under these names, and not in the queue yet.
    private var outgoing: [(name: String, alert: RoutedAlert)]
    /// In the queue, which could not write them down yet: their rows stay until it has.
    private var unkept: [String] = []
    private var isHandingOver = false
    private var handed = 0

    /// - Parameters:
    ///   - memory: what the last watch left in `store`.
    ///   - orders: must not wait.
    package init(
        _ plan: WatchPlan, memory: WatchMemory, store: any WatchStore, queue: AlertQueue, vantage: Vantage,
        clock: SystemClock, orders: @escaping @Sendable (WatchOrder) -> Void,
        tell: @escaping @Sendable (WatchNews) -> Void = { _ in }
    ) {
        self.plan = plan
        self.vantage = vantage
        self.clock = clock
        self.store = store
        self.queue = queue
        self.orders = orders
        self.tell = tell
        keeper = LedgerKeeper(store)
        engine = IncidentEngine(rules: plan.rules, state: memory.engine)
        monitors = Dictionary(plan.monitors.map { ($0.subject, $0) }) { first, _ in first }
        keys = Dictionary(plan.monitors.map { ($0.subject.watchKey, $0.subject) }) { first, _ in first }
        states = memory.trails.mapValues { trail in
            var state = MonitorState()
            state.trail = trail
            return state
        }
        for id in engine.openIncidents { records[id] = engine.incident(id) }
        outgoing = memory.outbox.map { ($0.name, $0.alert) }
        keptAt = clock.now
    }

    /// Takes up what the last watch could not finish: alerts that may not have reached the queue, and incidents of
    /// subjects that nobody watches any more.
    package func begin() async {
        await lookAtLedger()
        await follow(plan)
        await handOver()
        for id in engine.openIncidents {
            guard let incident = engine.incident(id), let first = incident.members.first else { continue }
            if engine.word(on: id, at: clock.now) != nil {
                toldRoutes[id] = Set(plan.route(for: incident.members.map(\.subject), among: monitors).channels)
            }
            // The last watch ended before it heard why.
            if incident.verdict == nil { orders(.askWhy(id, first.subject)) }
        }
    }

    /// New settings, from now on; what is no longer watched is forgotten.
    package func follow(_ plan: WatchPlan) async {
        self.plan = plan
        monitors = Dictionary(plan.monitors.map { ($0.subject, $0) }) { first, _ in first }
        keys = Dictionary(plan.monitors.map { ($0.subject.watchKey, $0.subject) }) { first, _ in first }
        engine.rules = plan.rules
        let now = clock.now
        await heedSilences(at: now)
        var effects: [Effect] = []
        for memory in engine.state.subjects where monitors[memory.subject] == nil && !isOwn(memory.subject) {
            effects += engine.forget(memory.subject, at: now)
            states[memory.subject] = nil
            ownFindings[memory.subject] = nil
        }
        await carry(effects, now)
    }

    /// Whether a subject is watched without a monitor: a job that reports by itself, or Upkeep.
    func isOwn(_ subject: Subject) -> Bool {
        subject == Self.own || plan.heartbeats.contains { $0.subject == subject }
    }

    /// Takes one look in. Looks of one subject come in the order they were made.
    package func take(_ look: WatchedLook) async {
        let subject = look.subject
        var look = look
        if gaps.remove(subject) != nil { look.isAfterGap = true }
        // What somebody noted a moment ago may be what broke it.
        if look.look.findings.overall == .critical { await readEvents() }
        // It may have left the config while it was looked at.
        guard monitors[subject] != nil || isOwn(subject) else { return }
        let before = states[subject]?.findings ?? []
        states[subject, default: MonitorState()].take(look)
        let effects = engine.take(look.look, at: look.at)
        if !look.look.isSecond { keep(look) }
        var entry = LedgerEntry()
        entry.events = FindingNews.events(before: before, after: look.look.findings).map { LedgerEvent($0) }
        keeper.add(entry)
        await carry(effects, look.at)
    }

    /// What `why` said of an incident's subject; nil when it could not say.
    package func take(_ verdict: Verdict, for id: Incident.ID) async {
        let now = clock.now
        await carry(engine.take(verdict, for: id, at: now), now)
    }

    /// Alerts whose patience is over; call it often, it does nothing most times.
    package func alertDue() async {
        let now = clock.now
        guard let due = engine.nextDue(after: now), due <= now else { return }
        await carry(engine.tick(at: now), now)
    }

    /// What else is due by waiting; call it about every second.
    package func tick() async {
        let now = clock.now
        await lookAtLedger()
        await heedSilences(at: now)
        tellOfGrowth(at: now)
        await carry(engine.tick(at: now), now)
        await restate(at: now)
        await keepResults()
        if now - keptAt >= Self.keepEvery || now < keptAt { await keepAll() }
        await noteHandedOver([])
        await keeper.flush()
        await tellOfStore()
    }

    /// Writes down everything, as at the end.
    package func finish() async {
        await keepResults(isLast: true)
        await keepAll()
        await noteHandedOver([])
        await keeper.flush()
        await tellOfStore()
    }

    private func keep(_ look: WatchedLook) {
        let findings = look.look.findings
        let worst = findings.filter { $0.suppressedBy == nil && $0.status != .ok }
            .max { $0.status.gravity < $1.status.gravity }
        results.append(
            LookResult(
                look.subject, from: vantage, at: look.at, status: findings.isEmpty ? .unknown : findings.overall,
                check: worst?.check, latency: look.latency,
                phases: look.phases, interval: look.interval, isAfterGap: look.isAfterGap))
    }

    /// What our own side keeps us from seeing is neither up nor down.
    func blamelessly(_ status: Status, _ subject: Subject) -> Status {
        status == .critical && engine.standing(of: subject) == .unknown ? .unknown : status
    }

    private func keepResults(isLast: Bool = false) async {
        let now = clock.now
        let isHeld = { (result: LookResult) in
            !isLast && result.status == .critical && result.at <= now && now - result.at < Self.doubt
        }
        let batch = results.filter { !isHeld($0) }.map { result in
            var result = result
            result.status = blamelessly(result.status, result.subject)
            return result
        }
        guard !batch.isEmpty else { return }
        results.removeAll { !isHeld($0) }
        do throws(StoreError) {
            _ = try await store.append(batch)
            resultFailure = nil
        } catch {
            resultFailure = error
            results = Array((batch + results).suffix(Self.resultLimit))
        }
    }

    private func keepAll() async {
        keptAt = clock.now
        var entry = LedgerEntry()
        entry.keep(engine.takeChange())
        for (subject, state) in states where !state.isTrailKept {
            entry.keep(state.trail, of: subject)
            states[subject]?.isTrailKept = true
        }
        keeper.add(entry)
    }

    /// Does what the engine asks for. What people are told is on disk first.
    func carry(_ effects: [Effect], _ now: Timestamp) async {
        guard !effects.isEmpty else { return }
        var story = IncidentStory(at: now)
        var alerts: [RoutedAlert] = []
        var closed: [Incident.ID: Incident] = [:]
        for effect in effects {
            switch effect {
            case .confirm(let subject): orders(.confirm(subject))
            case .askWhy(let id, let subject): orders(.askWhy(id, subject))
            case .open(let incident):
                let changed = changes(before: incident)
                changes[incident.id] = changed
                records[incident.id] = incident
                story.opened(incident, changed: changed?.lines ?? [])
                tell(.opened(incident, changed: changed?.lead))
                lookAtSiblings(of: incident)
            case .update(let id, let update):
                guard let incident = engine.incident(id) else { continue }
                records[incident.id] = incident
                story.updated(incident, update)
                tell(of: update, incident)
            case .merge(let id, let other):
                let was = records.removeValue(forKey: id)
                changes[id] = nil
                if let told = toldRoutes.removeValue(forKey: id) { toldRoutes[other, default: []].formUnion(told) }
                if let was { story.merged(was, into: other) }
                tell(.merged(id, into: other))
                note(growthOf: other)
            case .resolve(let incident):
                records[incident.id] = nil
                closed[incident.id] = incident
                toldSizes[incident.id] = nil
                toldRoutes[incident.id] = nil
                story.resolved(incident)
                tell(.resolved(incident))
            case .alert(let owed): alerts += route(owed, closed[owed.incident] ?? engine.incident(owed.incident))
            case .flappingStarted(let lane): story.flapping(lane, isStart: true)
            case .flappingEnded(let lane): story.flapping(lane, isStart: false)
            case .stands: break
            }
        }
        var entry = story.entry
        guard !entry.isEmpty || !alerts.isEmpty else { return }
        entry.keep(engine.takeChange())
        await owe(alerts, with: entry, now)
    }

    /// Writes down what people are owed, and gives it to the queue.
    func owe(_ alerts: [RoutedAlert], with story: LedgerEntry = LedgerEntry(), _ now: Timestamp) async {
        var entry = story
        for alert in alerts {
            handed += 1
            let name = "\(now.nanoseconds)-\(handed)"
            entry.owe(alert, as: name)
            outgoing.append((name, alert))
        }
        keeper.add(entry)
        await handOver()
    }

    private func lookAtSiblings(of incident: Incident) {
        guard incident.severity == .critical, let first = incident.members.first else { return }
        for subject in engine.siblings(of: first.subject).prefix(Self.siblingLimit) where monitors[subject] != nil {
            orders(.look(subject))
        }
    }

    /// Gives the queue what it is owed, in order, once that is on disk, or cannot be.
    private func handOver() async {
        guard !isHandingOver else { return }
        isHandingOver = true
        defer { isHandingOver = false }
        while !outgoing.isEmpty {
            let batch = outgoing
            outgoing = []
            await keeper.flush()
            await queue.send(batch.map(\.alert))
            await noteHandedOver(batch.map(\.name))
        }
    }

    /// What the queue has on disk need not be there twice.
    private func noteHandedOver(_ names: [String]) async {
        unkept += names
        // Others may come while the queue is asked.
        let asked = Set(unkept)
        guard !asked.isEmpty, await queue.isKept else { return }
        var done = LedgerEntry()
        for name in asked.sorted() { done.handedOver(name) }
        unkept.removeAll { asked.contains($0) }
        keeper.add(done)
        await keeper.flush()
    }

    private func route(_ owed: OwedAlert, _ incident: Incident?) -> [RoutedAlert] {
        let members = incident?.members.map(\.subject) ?? [owed.subject]
        let route = plan.route(for: members, among: monitors)
        let maker = AlertMaker(zone: plan.zone(owed.at), vantage: vantage.name, publicURL: plan.publicURL)
        let alerts = maker.alerts(for: owed, incident, changed: changes[owed.incident]?.lead)
        if owed.kind == .resolved {
            changes[owed.incident] = nil
        } else {
            toldRoutes[owed.incident] = Set(route.channels)
        }
        tell(.alerted(owed, channels: route.channels))
        return alerts.map { RoutedAlert($0, to: route) }
    }

    private func changes(before incident: Incident) -> WhatChanged? {
        guard let first = incident.members.first else { return nil }
        let state = states[first.subject] ?? MonitorState()
        let struck = Set(incident.members.map(\.subject))
        var related: Set<Subject> = []
        for subject in struck {
            related.formUnion((engine.memory(of: subject)?.goodTraits ?? []).map(\.asSubject))
            related.formUnion(monitors[subject]?.dependsOn ?? [])
        }
        return WhatChanged(
            before: state.badSince ?? first.since, window: plan.lookback, trail: state.trail,
            firstBad: state.bad.good, events: recent, subject: first.subject, related: related, struck: struck)
    }
}
