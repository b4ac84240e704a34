package import UpkeepCore

/// All decisions of the queue, without any waiting, sending or writing: what happened goes in with its time, what to send
/// and what to write down comes out.
package struct QueueState: Sendable {
    var entries: [UInt64: QueueEntry] = [:]
    var incidents: [String: ToldIncident] = [:]
    var channels: [String: ChannelState] = [:]
    private var takes: [String: any Notifier] = [:]
    private var nextID: UInt64 = 1
    /// Incidents of which nobody is reminded now, and which are told to no others. Not written down: whoever silences says
    /// so again after a start.
    var hushed: Set<String> = []
    /// No reminder or escalation is due before this.
    var quietUntil = Timestamp(nanoseconds: .min)
    private var dirtyEntries: Set<UInt64> = []
    private var dirtyIncidents: Set<String> = []
    /// Entries of channels that are no more.
    package private(set) var orphaned = 0

    /// - Parameter stored: from before; what was waiting for a time far ahead is tried at once, since the clock may have been
    ///   set back meanwhile.
    package init(channels: [AlertChannel], stored: StoredQueue = StoredQueue(), now: Timestamp) {
        for incident in stored.incidents { incidents[incident.incident] = incident }
        for var entry in stored.entries {
            nextID = max(nextID, entry.id &+ 1)
            entry.notBefore = min(entry.notBefore, now)
            entries[entry.id] = entry
        }
        configure(channels)
    }

    /// Other channels, or the same with other settings; what is owed to one that is gone is owed no more. One that reaches
    /// the same receiver in the same way keeps its pace and its back-off; what another was owed is tried at once.
    package mutating func configure(_ list: [AlertChannel]) {
        let old = channels
        channels = [:]
        takes = [:]
        var renewed: Set<String> = []
        for channel in list {
            var state = ChannelState(channel)
            if let before = old[channel.name], !state.follow(before) { renewed.insert(channel.name) }
            channels[channel.name] = state
            takes[channel.name] = channel.notifier
        }
        let sending = Set(channels.values.compactMap(\.inFlight).flatMap { $0.entries.map(\.id) })
        for entry in entries.values.sorted(by: { $0.id < $1.id }) {
            guard channels[entry.channel] != nil else {
                orphaned += 1
                drop(entry.id)
                continue
            }
            if renewed.contains(entry.channel) {
                var entry = entry
                entry.notBefore = Timestamp(nanoseconds: .min)
                save(entry)
            }
            if !sending.contains(entry.id) { channels[entry.channel]?.insert(entry) }
        }
        for name in incidents.keys {
            // Who cannot be told any more is not waited for.
            let gone = incidents[name]?.told.keys.filter { channels[$0] == nil } ?? []
            for channel in gone { incidents[name]?.told[channel] = nil }
            if !gone.isEmpty { dirtyIncidents.insert(name) }
            forgetIfDone(name)
        }
        quietUntil = Timestamp(nanoseconds: .min)
    }

    func takesKind(_ kind: Alert.Kind, _ channel: String) -> Bool { takes[channel]?.takes(kind) ?? false }

    /// Owes an alert to a channel, or changes what is owed of the incident already.
    mutating func owe(_ alert: Alert, to channel: String, at now: Timestamp) {
        guard takesKind(alert.kind, channel) else { return }
        if let id = channels[channel]?.byIncident[alert.incident], var entry = entries[id] {
            entry.alert = AlertMerge.merged(entry.alert, alert, wasTold: wasTold(alert.incident, channel))
            // News is worth another attempt now, if the channel allows.
            entry.notBefore = min(entry.notBefore, now)
            save(entry)
            return
        }
        let entry = QueueEntry(id: nextID, channel: channel, alert: alert, queuedAt: now)
        nextID += 1
        save(entry)
        channels[channel]?.insert(entry)
    }

    func wasTold(_ incident: String, _ channel: String) -> Bool { incidents[incident]?.told[channel] != nil }

    /// Something about the incident is owed to the channel or on its way.
    func isOwed(_ incident: String, to channel: String) -> Bool {
        guard let state = channels[channel] else { return false }
        return state.byIncident[incident] != nil || state.isSending(incident)
    }

    mutating func save(_ entry: QueueEntry) {
        entries[entry.id] = entry
        dirtyEntries.insert(entry.id)
    }

    mutating func drop(_ id: UInt64) {
        if let entry = entries.removeValue(forKey: id) { channels[entry.channel]?.remove(entry) }
        dirtyEntries.insert(id)
    }

    mutating func save(_ incident: ToldIncident) {
        incidents[incident.incident] = incident
        dirtyIncidents.insert(incident.incident)
        note(incident)
    }

    /// Once it is over and nobody is owed its end.
    mutating func forgetIfDone(_ name: String) {
        guard let incident = incidents[name], !incident.isOpen, incident.told.isEmpty,
            !channels.keys.contains(where: { isOwed(name, to: $0) })
        else { return }
        incidents[name] = nil
        dirtyIncidents.insert(name)
    }

    /// What has to be written down since this was last asked.
    package mutating func takeChanges() -> [QueueChange] {
        let changes =
            dirtyEntries.sorted().map { id in entries[id].map(QueueChange.saveEntry) ?? .removeEntry(id) }
            + dirtyIncidents.sorted().map { name in
                incidents[name].map(QueueChange.saveIncident) ?? .removeIncident(name)
            }
        dirtyEntries = []
        dirtyIncidents = []
        return changes
    }

    /// What could not be written down is asked for again.
    package mutating func remember(_ changes: [QueueChange]) {
        for change in changes {
            switch change {
            case .saveEntry(let entry): dirtyEntries.insert(entry.id)
            case .removeEntry(let id): dirtyEntries.insert(id)
            case .saveIncident(let incident): dirtyIncidents.insert(incident.incident)
            case .removeIncident(let name): dirtyIncidents.insert(name)
            case .saveHost: break
            }
        }
    }

    package var hasChanges: Bool { !dirtyEntries.isEmpty || !dirtyIncidents.isEmpty }
}
