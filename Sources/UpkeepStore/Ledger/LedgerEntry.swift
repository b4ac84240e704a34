/// All that belongs together and is kept together: an incident with its timeline entry, the alerts it owes and the engine's
/// state. After a crash at any instant either all of it is there or nothing.
package struct LedgerEntry: Sendable, Hashable {
    /// Each replaces what is kept under its id, members included.
    package var incidents: [IncidentRecord] = []
    package var events: [LedgerEvent] = []
    package var silences: [SilenceRecord] = []
    package var removedSilences: [String] = []
    package var heartbeats: [HeartbeatRecord] = []
    package var removedHeartbeats: [String] = []
    /// By name.
    package var state: [String: [UInt8]] = [:]
    package var removedState: [String] = []

    package init() {}

    package var isEmpty: Bool { self == LedgerEntry() }

    /// What is to be kept when this and then `later` is, as one.
    package mutating func append(_ later: LedgerEntry) {
        let saved = Set(later.incidents.map(\.id))
        incidents = incidents.filter { !saved.contains($0.id) } + later.incidents
        events += later.events
        let silenced = Set(later.silences.map(\.id) + later.removedSilences)
        silences = silences.filter { !silenced.contains($0.id) } + later.silences
        removedSilences = removedSilences.filter { id in !later.silences.contains { $0.id == id } }
        removedSilences += later.removedSilences
        let heard = Set(later.heartbeats.map(\.id) + later.removedHeartbeats)
        heartbeats = heartbeats.filter { !heard.contains($0.id) } + later.heartbeats
        removedHeartbeats = removedHeartbeats.filter { id in !later.heartbeats.contains { $0.id == id } }
        removedHeartbeats += later.removedHeartbeats
        state.merge(later.state) { $1 }
        removedState.removeAll { later.state[$0] != nil }
        for name in later.removedState { state[name] = nil }
        removedState += later.removedState
    }
}
