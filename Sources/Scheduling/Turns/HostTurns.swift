import UpkeepCore
package import UpkeepSystem

/// Whose turn it is: looks in the order they came due, except that those at a host that has enough of them step aside
/// until it has room, in a line of their own. So a host that never answers holds up nobody else. Pure, and each look
/// costs the same however many wait.
package struct HostTurns<Key: ScheduleKey>: Sendable {
    private enum Listing: Sendable, Equatable {
        case nowhere, inLine
        /// Among ``gaps``, under this time; under others it is there no more.
        case until(MonotonicTime)
    }

    private struct Host: Sendable {
        var underWay = 0
        /// When those of them began that take up a place, the oldest first.
        var young: [MonotonicTime] = []
        var waiting = Line<Slot<Key>>()
        /// From when on it has had room without a break.
        var openSince = MonotonicTime(nanoseconds: .min)
        var isSlow = false
        var listing = Listing.nowhere

        /// When there is room for one more; nil: not before one of them ends.
        func room(_ politeness: Politeness) -> MonotonicTime? {
            guard underWay < politeness.perHostInAll else { return nil }
            guard young.count >= politeness.perHost else { return openSince }
            return max(openSince, young[young.count - politeness.perHost] + politeness.patience)
        }

        mutating func enter(at now: MonotonicTime, _ politeness: Politeness) {
            underWay += 1
            young.removeAll { $0 + politeness.patience <= now }
            young.append(now)
        }

        mutating func leave(_ turn: Turn<Key>, took: Duration, at now: MonotonicTime, _ politeness: Politeness) {
            openSince = max(openSince, min(room(politeness) ?? now, now))
            underWay -= 1
            if let place = young.firstIndex(of: turn.startedAt) { young.remove(at: place) }
            isSlow = took >= politeness.slow
        }

        mutating func start(at now: MonotonicTime, room: MonotonicTime, _ politeness: Politeness) -> Slot<Key>? {
            listing = .nowhere
            guard let slot = waiting.popFirst() else { return nil }
            enter(at: now, politeness)
            if politeness.gap > .zero {
                let owedSince = max(slot.due, room)
                openSince = max(openSince, owedSince + politeness.gap, now + (politeness.gap - politeness.catchUp))
            }
            return slot
        }
    }

    private let politeness: Politeness
    private var hosts: [String: Host] = [:]
    /// Hosts with room and somebody waiting, once each.
    private var prompt = Line<String>()
    private var slow = Line<String>()
    /// Hosts with somebody waiting that will have room by themselves: after the gap, or when a look is no longer young.
    private var gaps = EarliestFirst<String>()
    private var immediate = Line<Slot<Key>>()
    private var underWayInSlowPlaces = 0
    private var forgivenUntil = MonotonicTime(nanoseconds: .min)

    package private(set) var underWay = 0
    /// Looks that are due and have not started.
    package private(set) var waiting = 0

    package init(_ politeness: Politeness) { self.politeness = politeness }

    /// When a host has room again though none of its looks ends; nil when there is no such host.
    package var nextGap: MonotonicTime? { gaps.first?.time }

    /// Whether somebody waits at this host for nothing but the rule: not for the answers of a host that is silent, nor
    /// because there are enough looks in all.
    package func isFull(_ host: String) -> Bool {
        guard underWay < politeness.total, let host = hosts[host] else { return false }
        return !host.isSlow && !host.waiting.isEmpty
    }

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
            guard hosts[first.who]?.listing == .until(first.time) else { continue }
            hosts[first.who]?.listing = .nowhere
            if let since = hosts[first.who]?.openSince { hosts[first.who]?.openSince = max(since, first.time) }
            list(first.who, at: now)
        }
        while underWay < politeness.total {
            if let slot = immediate.popFirst() {
                hosts[slot.host, default: Host()].enter(at: now, politeness)
                (waiting, underWay) = (waiting - 1, underWay + 1)
                return Turn(slot: slot, startedAt: now, owedSince: max(slot.due, forgivenUntil))
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
        hosts[name]?.leave(turn, took: took, at: now, politeness)
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
        hosts = hosts.filter { wanted.contains($0.key) || $0.value.underWay > 0 || $0.value.listing != .nowhere }
        return gone
    }

    /// Lines the host up when it has room and somebody waits for it, or notes when it will.
    private mutating func list(_ name: String, at now: MonotonicTime) {
        guard let host = hosts[name], host.listing != .inLine, !host.waiting.isEmpty, let room = host.room(politeness)
        else { return }
        if room > now {
            guard host.listing != .until(room) else { return }
            hosts[name]?.listing = .until(room)
            gaps.add(name, at: room)
        } else {
            hosts[name]?.listing = .inLine
            if host.isSlow { slow.append(name) } else { prompt.append(name) }
        }
    }

    private mutating func start(_ name: String, isInSlowPlace: Bool, at now: MonotonicTime) -> Turn<Key>? {
        guard let room = hosts[name]?.room(politeness), room <= now else {
            // An immediate look took the room.
            hosts[name]?.listing = .nowhere
            list(name, at: now)
            return nil
        }
        // Whoever waited may have been sent away.
        guard let slot = hosts[name]?.start(at: now, room: room, politeness) else { return nil }
        underWay += 1
        waiting -= 1
        if isInSlowPlace { underWayInSlowPlaces += 1 }
        list(name, at: now)
        return Turn(
            slot: slot, startedAt: now, owedSince: max(slot.due, room, forgivenUntil), isInSlowPlace: isInSlowPlace)
    }
}
