/// All that belongs together and is kept together: an incident with its timeline entry, the alerts it owes and the engine's
/// state. After a crash at any instant either all of it is there or nothing.
package struct LedgerEntry: Sendable, Hashable {
    /// Each replaces what is kept under its id, members included.
    package var incidents: [IncidentRecord] = []
    package var events: [LedgerEvent] = []
    package var silences: [SilenceRecord] = []
    package var removedSilences: [String] = []
    /// A message that is kept already, delivered or not, is left as it is.
    package var alerts: [AlertRecord] = []
    package var outcomes: [AlertOutcome] = []
    package var heartbeats: [HeartbeatRecord] = []
    package var removedHeartbeats: [String] = []
    /// By name.
    package var state: [String: [UInt8]] = [:]
    package var removedState: [String] = []

    package init() {}

    package var isEmpty: Bool { self == LedgerEntry() }
}
