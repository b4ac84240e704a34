package import UpkeepCore

/// When something was last seen to work by a subject that stands on it, in the engine's count of looks.
package struct WorkedTrait: Sendable, Hashable, Codable {
    package var trait: Trait
    package var turn: UInt64
}
