package import UpkeepCore

/// What of an engine's state is not as it was when this was last asked for: rows to write, and rows to delete.
package struct EngineChange: Sendable, Hashable, Codable {
    package var turn: UInt64
    package var opened: UInt64
    package var subjects: [SubjectMemory]
    package var forgotten: [Subject]
    package var incidents: [OpenIncident]
    /// Closed, or absorbed by another.
    package var closed: [Incident.ID]
    package var worked: [WorkedTrait]
    /// Not seen for so long that nobody asks about them any more.
    package var unseen: [Trait]
    /// All of them.
    package var silences: [Silence]
}
