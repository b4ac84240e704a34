package import UpkeepCore

/// An incident that goes on, with what the engine needs to go on with it.
package struct OpenIncident: Sendable, Hashable, Codable, Identifiable {
    package struct Member: Sendable, Hashable, Codable {
        /// Who came first; unique within the incident, except that absorbed members may tie.
        var order: Int
        var headline: Headline
        var severity: Status
        var since: Timestamp
        var recoveredAt: Timestamp?
        var isFlapping: Bool

        var isBad: Bool { recoveredAt == nil }
    }

    package let id: Incident.ID
    package let openedAt: Timestamp
    /// Whom it struck first.
    let first: Lane
    private(set) var members: [Lane: Member] = [:]
    /// How many members are bad now, how many of those gravely, and how many of them come and go.
    private(set) var bad = 0
    private(set) var grave = 0
    private(set) var flapping = 0
    private(set) var severity: Status
    /// What every member may fail for and nobody's success speaks against, likeliest first.
    var shared: [Suspect]
    package var cause: Trait?
    /// Whether so many incidents began at once that our own side is a cause without being blamed.
    var isOursByNumber = false
    package var verdict: Verdict?
    package var absorbed: [Incident.ID] = []
    package var telling = Telling()

    init(id: Incident.ID, first: Lane, at: Timestamp, severity: Status, shared: [Suspect]) {
        self.id = id
        self.first = first
        openedAt = at
        self.severity = severity
        self.shared = shared
    }

    var isFlapping: Bool { bad > 0 && flapping == bad }

    /// Whether more than one subject was struck. Looks at no more members than it must.
    var hasSeveralSubjects: Bool { members.keys.contains { $0.subject != first.subject } }

    func suspects(_ trait: Trait) -> Bool { shared.contains { $0.trait == trait } }

    /// Puts a lane in, or changes it.
    mutating func set(_ lane: Lane, _ change: (inout Member?) -> Void) {
        count(members[lane], -1)
        change(&members[lane])
        count(members[lane], 1)
        if bad > 0 { severity = grave > 0 ? .critical : .warning }
    }

    private mutating func count(_ member: Member?, _ sign: Int) {
        guard let member, member.isBad else { return }
        bad += sign
        if member.severity == .critical { grave += sign }
        if member.isFlapping { flapping += sign }
    }

    /// Takes over all that another incident knows, in time that depends on the smaller of the two.
    mutating func absorb(_ other: OpenIncident) {
        var smaller = other.members
        if smaller.count > members.count {
            swap(&smaller, &members)
            (bad, grave, flapping) = (other.bad, other.grave, other.flapping)
        }
        for (lane, theirs) in smaller {
            set(lane) { mine in
                guard let here = mine else {
                    mine = theirs
                    return
                }
                // The same lane can be bad in one only: the other is where it had recovered.
                mine = here.isBad || !theirs.isBad ? here : theirs
                mine?.since = min(here.since, theirs.since)
            }
        }
        let theirs = Set(other.shared)
        shared.removeAll { !theirs.contains($0) }
        isOursByNumber = isOursByNumber || other.isOursByNumber
        verdict = verdict ?? other.verdict
        absorbed += [other.id] + other.absorbed
        telling.absorb(other.telling)
    }
}
