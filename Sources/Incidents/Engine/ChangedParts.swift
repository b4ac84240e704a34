import UpkeepCore

/// Which parts of the engine's state are not as they were written down.
struct ChangedParts: Sendable {
    /// As outage lanes, which can be sorted.
    var subjects: Set<Lane> = []
    var incidents: Set<Incident.ID> = []
    var traits: Set<Trait> = []
}
