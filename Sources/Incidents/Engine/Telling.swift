package import UpkeepCore

/// What people were told of an incident so far.
package struct Telling: Sendable, Hashable, Codable {
    /// The keys under which its beginning was told; those of absorbed incidents come after its own.
    package var keys: [String] = []
    /// The gravest that was told.
    package var severity = Status.ok
    package var hasToldFlapping = false
    package var worsenings = 0
    package var acknowledgedBy: String?

    package var isTold: Bool { !keys.isEmpty }

    init() {}

    /// What two incidents that turned out to be one have told: nothing of it is told again.
    mutating func absorb(_ other: Telling) {
        keys += other.keys.filter { !keys.contains($0) }
        severity = Status.worst([severity, other.severity])
        hasToldFlapping = hasToldFlapping || other.hasToldFlapping
        acknowledgedBy = acknowledgedBy ?? other.acknowledgedBy
    }
}
