import UpkeepCore
package import UpkeepSystem

/// Whose turn it is: looks in the order they came due, except that those at a host that has enough of them step aside
/// until it has room, in a line of their own. So a host that never answers holds up nobody else. Pure, and each look
/// costs the same however many wait.
package struct HostTurns<Key: ScheduleKey>: Sendable {
    private struct Host: Sendable {
        var underWay = 0
        var waiting = Line<Slot<Key>>()
        /// From when on it has had room without a break.
        var openSince = MonotonicTime(nanoseconds: .min)
        var isSlow = false
        /// Whether it stands in a line or among the gaps.
        var isListed = false

        mutating func leave(took: Duration, at now: MonotonicTime, _ politeness: Politeness) {
            if underWay == politeness.perHost { openSince = max(openSince, now) }
            underWay -= 1
            isSlow = took >= politeness.slow
        }

        mutating func start(at now: MonotonicTime, _ politeness: Politeness) -> Slot<Key>? {
            isListed = false
            guard let slot = waiting.popFirst() else { return nil }
            underWay += 1
            if politeness.gap > .zero { openSince = max(openSince, now + politeness.gap) }
            return slot
        }
    }

    private let politeness: Politeness
    private var hosts: [String: Host] = [:]
    /// Hosts with room and somebody waiting, once each.
    private var prompt = Line<String>()
    private var slow = Line<String>()
    /// Hosts with room and somebody waiting, but for the gap.
    private var gaps = EarliestFirst<String>()
    private var immediate = Line<Slot<Key>>()
    private var underWayInSlowPlaces = 0
    private var forgivenUntil = MonotonicTime(nanoseconds: .min)

    package private(set) var underWay = 0
    /// Looks that are due and have not started.
    package private(set) var waiting = 0

    package init(_ politeness: Politeness) { self.politeness = politeness }

    /// When a host has room again that has none for the gap alone; nil when there is no such host.
    package var nextGap: MonotonicTime? { gaps.first?.time }

    package mutating func arrive(_ slot: Slot<Key>, at now: MonotonicTime) {
        waiting += 1
        // Somebody waits for its answer, and of each job there is one at most.
        if slot.isImmediate { return immediate.append(slot) }
        hosts[slot.host, default: Host()].waiting.append(slot)
        list(slot.host, at: now)
    }

    /// The next look that may start; nil when all that wait must go on waiting.
    package mutating func next(at now: MonotonicTime) -> Turn<Key>? {
        while let first = gaps.first, first.time <= now {
            gaps.removeFirst()
            hosts[first.who]?.isListed = false
            list(first.who, at: now)
        }
        while underWay < politeness.total {
            if let slot = immediate.popFirst() {
                hosts[slot.host, default: Host()].underWay += 1
                (waiting, underWay) = (waiting - 1, underWay + 1)
                return Turn(slot: slot, owedSince: max(slot.due, forgivenUntil))
            }
            if let host = prompt.popFirst() {
                if let turn = start(host, isInSlowPlace: false, at: now) { return turn }
            } else if underWayInSlowPlaces < politeness.total / 2, let host = slow.popFirst() {
                if let turn = start(host, isInSlowPlace: true, at: now) { return turn }
            } else {
                return nil
            }
        }
        return nil
    }

    /// A look is over.
    /// - Parameter took: how long it ran.
    package mutating func leave(_ turn: Turn<Key>, took: Duration, at now: MonotonicTime) {
        underWay -= 1
        if turn.isInSlowPlace { underWayInSlowPlaces -= 1 }
        let name = turn.slot.host
        hosts[name]?.leave(took: took, at: now, politeness)
        list(name, at: now)
    }

    /// Nothing could be started until now, and that was not our fault.
    package mutating func forgive(until now: MonotonicTime) { forgivenUntil = now }

    /// Sends away whoever waits for a job that is no more, and forgets hosts that nobody needs.
    /// - Returns: the looks that will not be.
    package mutating func keep(_ isWanted: (Key) -> Bool, hosts wanted: Set<String>) -> [Slot<Key>] {
        var gone = immediate.removeAll { !isWanted($0.key) }
        for name in Array(hosts.keys) { gone += hosts[name]?.waiting.removeAll { !isWanted($0.key) } ?? [] }
        waiting -= gone.count
        hosts = hosts.filter { wanted.contains($0.key) || $0.value.underWay > 0 || $0.value.isListed }
        return gone
    }

    /// Lines the host up when it has room and somebody waits for it.
    private mutating func list(_ name: String, at now: MonotonicTime) {
        guard let host = hosts[name], !host.isListed, !host.waiting.isEmpty, host.underWay < politeness.perHost else {
            return
        }
        hosts[name]?.isListed = true
        if host.openSince > now {
            gaps.add(name, at: host.openSince)
        } else if host.isSlow {
            slow.append(name)
        } else {
            prompt.append(name)
        }
    }

    private mutating func start(_ name: String, isInSlowPlace: Bool, at now: MonotonicTime) -> Turn<Key>? {
        guard let openSince = hosts[name]?.openSince,
            // Whoever waited may have been sent away.
            let slot = hosts[name]?.start(at: now, politeness)
        else { return nil }
        underWay += 1
        waiting -= 1
        if isInSlowPlace { underWayInSlowPlaces += 1 }
        list(name, at: now)
        return Turn(
            slot: slot, owedSince: max(slot.due, openSince, forgivenUntil), isInSlowPlace: isInSlowPlace)
    }
}
