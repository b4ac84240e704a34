package import UpkeepCore

/// Turns looks into incidents, one per cause, and says what is owed to whom. Pure: no clock, nothing read or sent.
///
/// Every call gives the time and returns what is to be done, in order. Whoever calls writes down what ``takeChange()``
/// gives and the alerts that came back *in one transaction*, and sends only afterwards: then a crash at any moment
/// loses nothing, and what is sent twice has the same ``OwedAlert/id``.
///
/// What came first is decided by the order of calls, never by the clock; times are for people and for waiting.
package struct IncidentEngine: Sendable {
    /// May be replaced at any time, as when the config is read again.
    package var rules: IncidentRules
    var turn: UInt64
    var opened: UInt64
    var memories: [Subject: SubjectMemory] = [:]
    var incidents: [Incident.ID: OpenIncident] = [:]
    var index = CauseIndex()
    package internal(set) var silences: [Silence]
    /// How many incidents and traits were looked at to find causes; grows in proportion to looks.
    package internal(set) var effort = 0
    var effects: [Effect] = []
    var changed = ChangedParts()

    /// How long a member must have been well again for its success to count as proof that what it stands on works.
    static let recoveryPatience = Duration.seconds(600)

    package init(rules: IncidentRules = IncidentRules(), state: EngineState = EngineState()) {
        self.rules = rules
        turn = state.turn
        opened = state.opened
        silences = state.silences
        memories = Dictionary(state.subjects.map { ($0.subject, $0) }, uniquingKeysWith: { $1 })
        incidents = Dictionary(state.incidents.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        index.worked = Dictionary(state.worked.map { ($0.trait, $0.turn) }, uniquingKeysWith: max)
        for memory in memories.values { index.standers.move(memory.subject, from: [], to: Set(memory.goodTraits)) }
        for id in incidents.keys.sorted() { place(id) }
    }

    /// Everything, for keeping it whole.
    package var state: EngineState {
        var state = EngineState()
        state.turn = turn
        state.opened = opened
        state.subjects = memories.values.sorted { Lane($0.subject) < Lane($1.subject) }
        state.incidents = incidents.values.sorted { $0.id < $1.id }
        state.worked = index.worked.map { WorkedTrait(trait: $0, turn: $1) }.sorted { $0.trait < $1.trait }
        state.silences = silences
        return state
    }

    /// What changed since this was last asked.
    package mutating func takeChange() -> EngineChange {
        defer { changed = ChangedParts() }
        return EngineChange(
            turn: turn, opened: opened, subjects: changed.subjects.sorted(by: <).compactMap { memories[$0.subject] },
            forgotten: changed.subjects.sorted(by: <).filter { memories[$0.subject] == nil }.map(\.subject),
            incidents: changed.incidents.sorted().compactMap { incidents[$0] },
            closed: changed.incidents.sorted().filter { incidents[$0] == nil },
            worked: changed.traits.sorted().compactMap { trait in
                index.worked[trait].map { WorkedTrait(trait: trait, turn: $0) }
            },
            unseen: changed.traits.sorted().filter { index.worked[$0] == nil }, silences: silences)
    }

    /// The open incident with this id, or the one that absorbed it.
    package func incident(_ id: Incident.ID) -> Incident? { incidents[index.resolve(id)]?.incident() }

    /// Who stood on the same machines and server programs as a subject when they last worked, without those that an open
    /// incident has already.
    package func siblings(of subject: Subject) -> [Subject] {
        let traits = memories[subject].map { $0.goodTraits + $0.badTraits.map(\.trait) } ?? []
        let all = traits.reduce(into: Set<Subject>()) { $0.formUnion(index.standers[$1]) }
        return all.filter { $0 != subject && index.places[Lane($0)] == nil }.sorted { Lane($0) < Lane($1) }
    }

    /// Those that are open, the first opened first.
    package var openIncidents: [Incident.ID] { incidents.keys.sorted() }

    /// What a subject's time counts as now; nil before anything was seen.
    package func standing(of subject: Subject) -> Standing? { memories[subject]?.standing }

    /// What is remembered of a subject: its tracks, for those who show them.
    package func memory(of subject: Subject) -> SubjectMemory? { memories[subject] }

    /// What is known to have carried somebody lately.
    package var carriers: Dictionary<Trait, UInt64>.Keys { index.worked.keys }

    /// How many things are known to have worked lately.
    package var workedCount: Int { index.worked.count }

    mutating func drain() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    /// Changes an open incident where it is, without copying its members.
    @discardableResult
    mutating func edit<Result>(_ id: Incident.ID, _ body: (inout OpenIncident) -> Result) -> Result? {
        guard let place = incidents.index(forKey: id) else { return nil }
        changed.incidents.insert(id)
        return body(&incidents.values[place])
    }

    /// Enters an incident that was read back into every index.
    private mutating func place(_ id: Incident.ID) {
        guard let incident = incidents[id] else { return }
        for suspect in incident.shared { index.suspected[suspect, default: []].append(id) }
        if let cause = incident.cause { index.byCause[cause] = id }
        for (lane, member) in incident.members {
            if member.isBad { index.places[lane] = id }
            index.involved[lane.subject, default: []].insert(id)
        }
        for old in incident.absorbed { index.forwards[old] = id }
    }
}
