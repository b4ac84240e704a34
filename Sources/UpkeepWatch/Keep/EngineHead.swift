import Incidents
import UpkeepCore

/// The part of the engine's state that is one row.
struct EngineHead: Codable {
    var turn: UInt64
    var opened: UInt64
    var silences: [Silence]
}
