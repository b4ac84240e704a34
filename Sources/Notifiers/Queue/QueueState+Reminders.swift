package import UpkeepCore

extension QueueState {
    /// Owes what is due by time alone: reminders, escalations, and what some receivers must hear again and again.
    package mutating func remind(at now: Timestamp) {
        guard quietUntil <= now else { return }
        quietUntil = Timestamp(nanoseconds: .max)
        for name in incidents.keys.sorted() {
            guard let incident = incidents[name], incident.isOpen else { continue }
            if !hushed.contains(name) {
                escalate(incident, now)
                remindPeople(name, now)
            }
            refresh(name, now)
            // Saving reckons when it is due next.
            if let incident = incidents[name] { note(incident) }
        }
    }

    /// When a channel that forgets by itself has to hear of it again; nil: none does, or one is about to.
    func nextRefresh(_ incident: ToldIncident) -> Timestamp? {
        guard incident.isOpen else { return nil }
        return incident.told.compactMap { name, time in
            guard let every = channels[name]?.refreshEvery, !isOwed(incident.incident, to: name) else { return nil }
            return time + every
        }.min()
    }

    /// Takes note of when it is due next.
    mutating func note(_ incident: ToldIncident) {
        let isHushed = hushed.contains(incident.incident)
        let urging = isHushed ? [] : [incident.nextReminder, incident.nextEscalation]
        for time in urging + [nextRefresh(incident)] {
            if let time { quietUntil = min(quietUntil, time) }
        }
    }

    /// From now on exactly these incidents are silenced. What was due of the others meanwhile is due now.
    package mutating func hush(_ names: Set<String>) {
        hushed = names
        quietUntil = Timestamp(nanoseconds: .min)
    }

    /// Whether what is owed only urges people on, about what nobody is to be woken for now. Receivers that forget by
    /// themselves are no people.
    func isHeld(_ entry: QueueEntry) -> Bool {
        let name = entry.alert.incident
        guard hushed.contains(name), let incident = incidents[name] else { return false }
        if entry.alert.kind == .reminder { return channels[entry.channel]?.refreshEvery == nil }
        return entry.alert.kind == .opened && incident.escalatedAt != nil
            && !incident.route.channels.contains(entry.channel) && !wasTold(name, entry.channel)
    }

    private mutating func escalate(_ incident: ToldIncident, _ now: Timestamp) {
        guard let due = incident.nextEscalation, due <= now else { return }
        var incident = incident
        incident.escalatedAt = now
        save(incident)
        for channel in Self.unique(incident.route.escalateTo) {
            var alert = incident.alert
            let isNews = !wasTold(incident.incident, channel) && !isOwed(incident.incident, to: channel)
            alert.kind = isNews ? .opened : .reminder
            alert.at = now
            alert.note = "nobody acknowledged it for \(DurationText.spoken(now - incident.since))"
            owe(alert, to: channel, at: now)
            handOverIfFailing(incident.incident, channel, now)
        }
    }

    private mutating func remindPeople(_ name: String, _ now: Timestamp) {
        guard var incident = incidents[name], let due = incident.nextReminder, due <= now else { return }
        incident.remindedAt = now
        save(incident)
        for channel in incident.told.keys.sorted() where !isOwed(name, to: channel) {
            owe(reminder(incident, now), to: channel, at: now)
        }
    }

    private mutating func refresh(_ name: String, _ now: Timestamp) {
        guard let incident = incidents[name] else { return }
        for (channel, time) in incident.told.sorted(by: { $0.key < $1.key }) where !isOwed(name, to: channel) {
            guard let every = channels[channel]?.refreshEvery, time + every <= now else { continue }
            owe(reminder(incident, now), to: channel, at: now)
        }
    }

    private func reminder(_ incident: ToldIncident, _ now: Timestamp) -> Alert {
        var alert = incident.alert
        alert.kind = .reminder
        alert.at = now
        alert.note = incident.acknowledgedAt == nil ? "nobody acknowledged it yet" : nil
        return alert
    }
}
