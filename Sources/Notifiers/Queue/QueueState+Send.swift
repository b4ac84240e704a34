package import UpkeepCore

extension QueueState {
    /// Takes in an alert: who gets it depends on its kind and on who was told before.
    ///
    /// - Parameter isForNewcomers: whoever has heard of the incident gets no message; what waits to be told, and later
    ///   reminders, say it as this alert does.
    package mutating func send(
        _ alert: Alert, to route: AlertRoute, isForNewcomers: Bool = false, at now: Timestamp
    ) {
        switch alert.kind {
        case .test, .summary:
            for channel in Self.unique(route.channels) { owe(alert, to: channel, at: now) }
        case .resolved: resolve(alert, route, now)
        case .acknowledged: acknowledge(alert, now)
        case .opened, .updated, .reminder, .flapping: tell(alert, route, isForNewcomers: isForNewcomers, now)
        }
    }

    private mutating func tell(_ alert: Alert, _ route: AlertRoute, isForNewcomers: Bool, _ now: Timestamp) {
        // The very same alert, handed over twice: whoever handed it over did not live to note it.
        if let known = incidents[alert.incident], known.isOpen, known.alert == alert, known.route == route { return }
        var incident = incidents[alert.incident] ?? ToldIncident(alert, route: route, at: now)
        if !incident.isOpen {
            incident.closedAt = nil
            incident.since = now
            // Who has heard the end hears of a new beginning, and not of more of the same.
            for channel in incident.ended { incident.told[channel] = nil }
            incident.ended = []
            incident.acknowledgedAt = nil
            incident.remindedAt = nil
            incident.escalatedAt = nil
        }
        incident.alert = alert
        incident.route = route
        save(incident)
        let heard = incident.told.keys.sorted() + channels.keys.sorted().filter { isOwed(alert.incident, to: $0) }
        for channel in Self.unique(route.channels + heard) {
            if isForNewcomers, heard.contains(channel), channels[channel]?.byIncident[alert.incident] == nil {
                continue
            }
            var own = alert
            // Whoever hears of it for the first time hears that it opened.
            if alert.kind == .updated || alert.kind == .reminder, !heard.contains(channel) { own.kind = .opened }
            owe(own, to: channel, at: now)
            handOverIfFailing(alert.incident, channel, now)
        }
    }

    private mutating func resolve(_ alert: Alert, _ route: AlertRoute, _ now: Timestamp) {
        guard var incident = incidents[alert.incident] else {
            // Nothing is remembered of it: better told twice than never.
            for channel in Self.unique(route.channels) { owe(alert, to: channel, at: now) }
            return
        }
        var alert = alert
        if alert.status == .ok { alert.status = incident.alert.status }
        incident.alert = alert
        incident.closedAt = now
        save(incident)
        let heard = incident.told.keys.sorted() + channels.keys.sorted().filter { isOwed(alert.incident, to: $0) }
        for channel in Self.unique(heard) { owe(alert, to: channel, at: now) }
        forgetIfDone(alert.incident)
    }

    private mutating func acknowledge(_ alert: Alert, _ now: Timestamp) {
        guard var incident = incidents[alert.incident], incident.isOpen, incident.acknowledgedAt == nil else { return }
        incident.acknowledgedAt = now
        save(incident)
        let heard = incident.told.keys.sorted() + channels.keys.sorted().filter { isOwed(alert.incident, to: $0) }
        for channel in Self.unique(heard) { owe(alert, to: channel, at: now) }
    }

    /// Somebody says that they care for an incident: no more reminders, no escalation, and everyone who was told is told so.
    ///
    /// - Returns: false when there is no such open incident, or it was acknowledged before.
    @discardableResult
    package mutating func acknowledge(_ name: String, by person: String, at now: Timestamp) -> Bool {
        guard let incident = incidents[name], incident.isOpen, incident.acknowledgedAt == nil else { return false }
        var alert = incident.alert
        alert.kind = .acknowledged
        alert.at = now
        alert.note = "acknowledged by \(person)"
        acknowledge(alert, now)
        return true
    }

    /// Whoever cared for an incident does so no more. The next reminder comes a whole interval later; others are told at once
    /// when they would have been by now.
    package mutating func unacknowledge(_ name: String, at now: Timestamp) {
        guard var incident = incidents[name], incident.isOpen, incident.acknowledgedAt != nil else { return }
        incident.acknowledgedAt = nil
        incident.remindedAt = now
        save(incident)
    }

    /// Gives what is owed to a channel that keeps failing to its fallback, unless that one has heard of it by itself.
    mutating func handOverIfFailing(_ incident: String, _ channel: String, _ now: Timestamp) {
        guard let state = channels[channel], state.failures >= state.policy.fallbackAfter,
            let id = state.byIncident[incident], let entry = entries[id]
        else { return }
        handOver(entry, now)
    }

    mutating func handOver(_ entry: QueueEntry, _ now: Timestamp) {
        guard !entry.handedOver, !isHeld(entry), let fallback = channels[entry.channel]?.policy.fallback,
            fallback != entry.channel, channels[fallback] != nil
        else { return }
        var entry = entry
        entry.handedOver = true
        save(entry)
        let incident = entry.alert.incident
        // What it heard of already it goes on hearing of, and of its end once.
        guard !isOwed(incident, to: fallback), !wasTold(incident, fallback),
            incidents[incident]?.ended.contains(fallback) != true
        else { return }
        var alert = entry.alert
        if alert.kind == .updated || alert.kind == .reminder { alert.kind = .opened }
        alert.note = "you get this because the channel `\(entry.channel)` does not take it"
        owe(alert, to: fallback, at: now)
        handOverIfFailing(incident, fallback, now)
    }

    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
