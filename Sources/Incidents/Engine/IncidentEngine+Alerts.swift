package import UpkeepCore

extension IncidentEngine {
    /// What became due by waiting: first alerts whose patience is over, and alerts that a silence held back. Call it at
    /// ``nextDue(after:)``, or every second.
    package mutating func tick(at time: Timestamp) -> [Effect] {
        let now = time.wholeMilliseconds
        silences.removeAll { $0.until <= now }
        for id in incidents.keys.sorted() { settle(id, now) }
        return drain()
    }

    /// When ``tick(at:)`` has something to do at the latest, as far as is known now; nil when nothing waits. Looks at
    /// every open incident.
    package func nextDue(after now: Timestamp) -> Timestamp? {
        let due = incidents.values.compactMap { dueTime($0, now) } + silences.map(\.until)
        return due.min().map { max($0, now) }
    }

    private func dueTime(_ incident: OpenIncident, _ now: Timestamp) -> Timestamp? {
        guard !incident.telling.isTold else { return nil }
        // What is silenced is due when the silence ends.
        let due = incident.openedAt + patience(incident)
        return isSilenced(incident, max(due, now)) ? nil : due
    }

    /// Somebody takes care. A new gravity is told all the same.
    package mutating func acknowledge(_ id: Incident.ID, by person: String, at time: Timestamp) -> [Effect] {
        let id = index.resolve(id)
        guard incidents[id] != nil else { return [] }
        edit(id) { $0.telling.acknowledgedBy = person }
        effects.append(.update(id, .acknowledged(by: person)))
        return drain()
    }

    /// Whoever took care does so no more.
    package mutating func unacknowledge(_ id: Incident.ID) -> [Effect] {
        let id = index.resolve(id)
        guard incidents[id]?.telling.acknowledgedBy != nil else { return [] }
        edit(id) { $0.telling.acknowledgedBy = nil }
        effects.append(.update(id, .unacknowledged))
        return drain()
    }

    /// What people who hear of an incident now should hear, once anybody was told of it; nil before.
    package func word(on id: Incident.ID, at time: Timestamp) -> OwedAlert? {
        guard let incident = incidents[index.resolve(id)], let key = incident.toldKey else { return nil }
        var alert = incident.alert(.opened, at: time)
        alert.key = key
        return alert
    }

    /// Begins a silence, or replaces the one with the same id.
    package mutating func silence(_ silence: Silence) {
        lift(silence.id)
        silences.append(silence)
    }

    /// Ends a silence early; what it held back is told at the next tick.
    package mutating func lift(_ id: String) { silences.removeAll { $0.id == id } }

    /// Makes the alert that an incident's state asks for, if people have not had it and nothing silences it.
    mutating func settle(_ id: Incident.ID, _ now: Timestamp) {
        guard let incident = incidents[id] else { return }
        let telling = incident.telling
        let kind: OwedAlert.Kind
        if !telling.isTold {
            guard isOver(patience(incident), since: incident.openedAt, now) else { return }
            kind = .opened
        } else if incident.severity.gravity > telling.severity.gravity {
            kind = .worsened
        } else if incident.isFlapping, !telling.hasToldFlapping {
            kind = .flapping
        } else {
            return
        }
        guard !isSilenced(incident, now) else { return }
        tell(id, kind, now)
    }

    private mutating func tell(_ id: Incident.ID, _ kind: OwedAlert.Kind, _ now: Timestamp) {
        edit(id) { incident in
            let isFlapping = incident.isFlapping
            let severity = incident.severity
            switch kind {
            case .opened: incident.telling.keys.append(id.description)
            case .worsened: incident.telling.worsenings += 1
            case .flapping, .resolved: break
            }
            incident.telling.severity = Status.worst([incident.telling.severity, severity])
            incident.telling.hasToldFlapping = incident.telling.hasToldFlapping || isFlapping
        }
        if let alert = incidents[id]?.alert(kind, at: now) { effects.append(.alert(alert)) }
    }

    private func patience(_ incident: OpenIncident) -> Duration {
        let isDoubtful = incident.verdict == nil && incident.shared.contains { $0.trait.isOurs }
        return isDoubtful ? rules.alerts.doubtfulPatience : rules.alerts.patience
    }

    /// A clock that went back counts as time that has passed: better early than an hour late.
    private func isOver(_ wait: Duration, since: Timestamp, _ now: Timestamp) -> Bool {
        now - since >= wait || now < since
    }

    /// Whether nobody is to hear of an incident now: its cause is silenced, or each of its members that are bad.
    private func isSilenced(_ incident: OpenIncident, _ now: Timestamp) -> Bool {
        let active = silences.filter { $0.isActive(at: now) }
        guard !active.isEmpty else { return false }
        let isCauseSilenced = active.contains { silence in
            switch silence.scope {
            case .everything: true
            case .trait(let trait): incident.cause == trait
            case .subject(let subject): incident.cause == Trait(subject)
            }
        }
        if isCauseSilenced { return true }
        return incident.members.allSatisfy { lane, member in
            !member.isBad || active.contains { covers($0, lane.subject) }
        }
    }

    /// Whether no alerts are made about a subject now.
    package func isSilenced(_ subject: Subject, at now: Timestamp) -> Bool {
        silences.contains { $0.isActive(at: now) && covers($0, subject) }
    }

    /// The keys of open incidents of which people were told, and are to be left in peace about now.
    package func silencedKeys(at time: Timestamp) -> Set<String> {
        let now = time.wholeMilliseconds
        guard silences.contains(where: { $0.isActive(at: now) }) else { return [] }
        return Set(incidents.values.filter { $0.telling.isTold && isSilenced($0, now) }.flatMap(\.telling.keys))
    }

    private func covers(_ silence: Silence, _ subject: Subject) -> Bool {
        switch silence.scope {
        case .everything: true
        case .subject(let silenced): silenced == subject
        case .trait(let trait):
            trait == Trait(subject)
                || memories[subject].map { memory in
                    memory.goodTraits.contains(trait) || memory.badTraits.contains { $0.trait == trait }
                } ?? false
        }
    }
}
