import Incidents
import Notifiers
import UpkeepCore
import UpkeepStore
import UpkeepSystem

extension WatchDesk {
    /// A silence without an end.
    private static let noEnd = Timestamp(nanoseconds: .max)

    /// Takes up what others wrote into the ledger since: silences, acknowledgements, and entries of the timeline.
    ///
    /// One after another: what was read earlier must not be taken for news after what was read later.
    package func lookAtLedger() async { await ledgerTurn.pass { await self.takeLedger() } }

    private func takeLedger() async {
        let now = clock.now
        await readEvents()
        guard let silences = try? await store.silences(at: now) else { return }
        await endAcknowledgements(silences, at: now)
        let current = Dictionary(silences.map { ($0.id, $0) }) { $1 }
        guard current != heardSilences else { return }
        let before = heardSilences ?? [:]
        heardSilences = current
        for (id, record) in before where current[id] == nil && record.kind != .acknowledgement { engine.lift(id) }
        let news = silences.filter { before[$0.id] != $0 }
        var effects: [Effect] = []
        for record in news where record.kind != .acknowledgement { hear(record) }
        for (id, record) in lastAcknowledgements(silences) where news.contains(record) {
            if engine.incident(id)?.acknowledgedBy == record.author { continue }
            effects += engine.acknowledge(id, by: record.author, at: now)
        }
        let released = releasedIncidents(silences)
        for id in released { effects += engine.unacknowledge(id) }
        await carry(effects, now)
        for id in released { await queue.unacknowledge(id.description) }
        // Whoever was told hears no reminders any more.
        for record in news where record.kind == .acknowledgement {
            guard let incident = record.incident else { continue }
            _ = await queue.acknowledge(incident, by: record.author)
        }
    }

    /// Takes up what the timeline has got since.
    func readEvents() async {
        // What cannot be read now is read the next time.
        // At the start what is older than anything that is told of stays unread: it may be a year of entries.
        let since = lastEvent == 0 ? clock.now + (.zero - plan.lookback * 2) : nil
        guard let events = try? await store.events(EventQuery(since: since, after: lastEvent, limit: 10_000)) else {
            return
        }
        // Another reader may have been here meanwhile.
        for kept in events.sorted(by: { ($0.id ?? 0) < ($1.id ?? 0) }) where kept.id ?? 0 > lastEvent {
            lastEvent = kept.id ?? lastEvent
            recent.append(kept.event)
        }
        let now = clock.now
        recent.removeAll { now - $0.at > plan.lookback * 2 }
    }

    /// Nobody has what is over: such words end, so that they do not stand beside later ones for ever.
    private func endAcknowledgements(_ silences: [SilenceRecord], at now: Timestamp) async {
        // While nothing can be written there is no use in having more to write.
        guard await keeper.failure == nil else { return }
        var entry = LedgerEntry()
        for var record in silences where record.kind == .acknowledgement {
            if let id = record.incident.flatMap(Incident.ID.init), engine.incident(id) != nil { continue }
            record.until = now
            entry.silences.append(record)
        }
        keeper.add(entry)
    }

    /// Those that somebody had, and whose acknowledgement is gone from the ledger.
    private func releasedIncidents(_ silences: [SilenceRecord]) -> [Incident.ID] {
        let acknowledged = Set(silences.filter { $0.kind == .acknowledgement }.compactMap(\.incident))
        return engine.openIncidents.filter { id in
            guard let incident = engine.incident(id), incident.acknowledgedBy != nil else { return false }
            return acknowledged.isDisjoint(with: ([id] + incident.absorbed).map(\.description))
        }
    }

    /// The last word on who has an incident, of each that is open.
    private func lastAcknowledgements(_ silences: [SilenceRecord]) -> [(Incident.ID, SilenceRecord)] {
        var last: [Incident.ID: SilenceRecord] = [:]
        for record in silences where record.kind == .acknowledgement {
            guard let id = record.incident.flatMap(Incident.ID.init), let incident = engine.incident(id) else {
                continue
            }
            if let other = last[incident.id], other.from > record.from { continue }
            last[incident.id] = record
        }
        return last.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func hear(_ record: SilenceRecord) {
        guard let scope = Self.scope(of: record) else { return }
        engine.silence(
            Silence(
                id: record.id, scope: scope, from: record.from, until: record.until ?? Self.noEnd,
                reason: record.reason, isMaintenance: record.kind == .maintenance))
    }

    /// `all`, `trait:KIND:NAME`, or one subject; nil for what this version does not know.
    private static func scope(of record: SilenceRecord) -> Silence.Scope? {
        if let subject = record.subject { return .subject(subject) }
        guard let text = record.scope else { return nil }
        if text == "all" { return .everything }
        return Trait(scope: text).map { .trait($0) }
    }
}
