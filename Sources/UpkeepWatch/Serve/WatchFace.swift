import Calendars
import Incidents
import Notifiers
import Scheduling
package import UpkeepAPI
package import UpkeepCore
package import UpkeepStore
package import UpkeepSystem

/// What of a watch may be asked and done over HTTP.
package struct WatchFace: WatchSource {
    /// What is asked of the past goes this far back at most when nothing else is said.
    private let runner: WatchRunner
    private let store: any WatchStore
    private let clock: SystemClock
    private let startedAt: Timestamp

    package init(_ runner: WatchRunner, store: any WatchStore, clock: SystemClock) {
        self.runner = runner
        self.store = store
        self.clock = clock
        startedAt = clock.now
    }

    package var now: Timestamp { clock.now }

    package func health() async -> WatchHealth {
        let findings = await runner.ownFindings.filter { $0.status == .critical || $0.status == .unknown }
        return WatchHealth(
            startedAt: startedAt,
            problems: findings.map { .init(code: $0.check.text, summary: $0.summary, remedy: $0.remedy) })
    }

    package func metrics() async -> [MetricFamily] {
        let scheduler = await runner.scheduler.health
        var families = MetricFamilies()
        for measurement in await runner.desk.measurements { families.add(measurement, instance: true) }
        for measurement in scheduler.measurements { families.add(measurement, instance: false) }
        for measurement in await runner.queue.health.measurements { families.add(measurement, instance: true) }
        return families.all
    }

    package func monitors() async throws -> [MonitorView] { await runner.desk.views }

    package func results(
        of monitor: String, in window: Range<Timestamp>, by step: HistoryStep
    ) async throws -> MonitorResults? {
        guard let subject = await runner.desk.subject(named: monitor) else { return nil }
        let series = MonitoredSeries(subject, from: runner.desk.vantage)
        return MonitorResults(
            subject: subject, summary: try await store.summary(of: series, in: window, withLatency: true),
            steps: try await store.history(of: series, in: window, by: step))
    }

    package func incidents(_ query: IncidentQuery) async throws -> [Incident] {
        let open = await runner.desk.openIncidents
        return try await store.incidents(query).map { open[$0.id] ?? $0.incident }
    }

    package func timeline(_ query: EventQuery) async throws -> [LedgerEvent] { try await store.events(query) }

    package func silences() async throws -> [SilenceRecord] {
        let said = try await standing()
        let planned = await runner.desk.plannedSilences
        return (said + planned).enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
            .map(\.element)
    }

    /// What somebody said, as opposed to what the config plans.
    private func standing() async throws -> [SilenceRecord] {
        try await store.silences(at: nil).standing(at: clock.now, open: await runner.desk.openRecords)
    }

    package func doubt(about subject: Subject?, scope: String?) async -> String? {
        await runner.desk.doubt(about: subject, scope: scope)
    }

    package func add(_ event: NewEvent) async throws -> LedgerEvent {
        let subject = event.subject ?? .everything
        let entry = LedgerEvent(
            TimelineEvent(
                kind: event.kind, at: event.at, subject: subject, summary: event.summary, evidence: event.evidence),
            author: event.author)
        var ledger = LedgerEntry()
        ledger.events = [entry]
        var kept = entry
        kept.id = try await store.commit(ledger).events.first
        return kept
    }

    package func acknowledge(_ incident: Incident.ID, by author: String, reason: String) async throws -> Incident? {
        guard await runner.desk.isOpen(incident) else { return nil }
        let record = SilenceRecord(
            id: "ack-\(incident)", kind: .acknowledgement, incident: incident.description, from: clock.now,
            author: author, reason: reason)
        try await silence(record)
        return await runner.desk.openIncidents[incident.description]
    }

    package func silence(_ record: SilenceRecord) async throws {
        var entry = LedgerEntry()
        entry.silences = [record]
        if record.kind == .silence { entry.events = [record.event] }
        try await store.commit(entry)
        await runner.desk.lookAtLedger()
    }

    package func liftSilence(_ id: String) async throws -> Bool {
        guard let record = try await standing().first(where: { $0.id == id }) else { return false }
        var entry = LedgerEntry()
        entry.removedSilences = [id]
        if record.kind == .silence { entry.events = [record.ending(at: clock.now, by: nil)] }
        try await store.commit(entry)
        await runner.desk.lookAtLedger()
        return true
    }

    package func take(_ ping: UpkeepAPI.HeartbeatPing) async throws -> Bool {
        guard let kind = Calendars.HeartbeatPing.Kind(rawValue: ping.kind.rawValue) else { return false }
        let said = Calendars.HeartbeatPing(
            kind, exitStatus: ping.exitStatus, body: ping.lines.joined(separator: "\n"))
        return await runner.heartbeats.take(said, for: ping.id)
    }
}
