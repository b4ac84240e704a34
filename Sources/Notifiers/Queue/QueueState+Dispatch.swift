package import UpkeepCore

extension QueueState {
    /// What goes out now: at most one message per channel, so that nothing overtakes and nobody waits for anybody else.
    package mutating func dispatches(at now: Timestamp) -> [Dispatch] {
        channels.keys.sorted().compactMap { name in
            // No copy of the channel's state may live on while it is changed below.
            let chosen = channels[name].map { choice($0, now) } ?? []
            guard !chosen.isEmpty else { return nil }
            let dispatch = Dispatch(channel: name, entries: chosen, startedAt: now)
            for entry in chosen { channels[name]?.remove(entry) }
            channels[name]?.inFlight = dispatch
            channels[name]?.spend(at: now)
            return dispatch
        }
    }

    private func choice(_ state: ChannelState, _ now: Timestamp) -> [QueueEntry] {
        guard state.inFlight == nil, state.freeAt <= now else { return [] }
        let isDue = { (entry: QueueEntry) in entry.notBefore <= now && !isHeld(entry) }
        guard let first = state.pending.lazy.compactMap({ entries[$0] }).first(where: isDue) else { return [] }
        let limit: Int
        switch state.grouping {
        case .each: return [first]
        case .summary: limit = .max
        case .batch(let most): limit = most
        }
        guard Self.canGroup(first) else { return [first] }
        let due = state.pending.lazy.compactMap { entries[$0] }.filter { isDue($0) && Self.canGroup($0) }
        let together = Array(due.prefix(min(limit, state.groupLimit ?? limit)))
        return together.count >= max(state.policy.groupFrom, 2) ? together : [first]
    }

    private static func canGroup(_ entry: QueueEntry) -> Bool {
        !entry.alone && entry.alert.kind != .test && entry.alert.kind != .summary
    }

    /// When there may next be something to do, if nothing happens before; nil: only when something happens.
    package func nextWake(after now: Timestamp) -> Timestamp? {
        var times: [Timestamp] = []
        for state in channels.values where state.inFlight == nil && !state.pending.isEmpty {
            let waiting = state.pending.lazy.compactMap { entries[$0] }.filter { !isHeld($0) }.map(\.notBefore)
            let isDue = waiting.contains { $0 <= now }
            if let due = isDue ? now : waiting.min() { times.append(max(due, state.freeAt)) }
        }
        if incidents.values.contains(where: \.isOpen) { times.append(quietUntil) }
        return times.min().map { max($0, now) }
    }
}
