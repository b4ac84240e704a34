import UpkeepCore

/// All that an ``IncidentEngine`` knows, as it is kept over a restart. The rules come from the config.
package struct EngineState: Sendable, Hashable, Codable {
    /// Looks taken so far.
    package var turn: UInt64 = 0
    /// Incidents opened so far.
    package var opened: UInt64 = 0
    package var subjects: [SubjectMemory] = []
    package var incidents: [OpenIncident] = []
    package var worked: [WorkedTrait] = []
    package var silences: [Silence] = []

    package init() {}

    /// What a store that keeps rows does with a change, for those that keep the whole.
    package mutating func apply(_ change: EngineChange) {
        turn = change.turn
        opened = change.opened
        let subjectsGone = Set(change.subjects.map(\.subject)).union(change.forgotten)
        subjects.removeAll { subjectsGone.contains($0.subject) }
        subjects += change.subjects
        let incidentsGone = Set(change.incidents.map(\.id)).union(change.closed)
        incidents.removeAll { incidentsGone.contains($0.id) }
        incidents += change.incidents
        let traitsGone = Set(change.worked.map(\.trait)).union(change.unseen)
        worked.removeAll { traitsGone.contains($0.trait) }
        worked += change.worked
        silences = change.silences
    }
}
