import ArgumentParser
import UpkeepCore
import UpkeepSystem

/// A moment on the command line: how long ago it was, a time of day, or a date and time.
struct MomentArgument: ExpressibleByArgument {
    /// The forms, for error messages.
    static let expectedForm = "`2h` (ago), `14:05`, `2026-11-22 14:05` or `2026-11-22T14:05:00Z`"

    private let text: String

    init?(argument: String) {
        // Whether a local time exists does not depend on the zone.
        guard Self.read(argument, now: Timestamp(seconds: 0), .utc) != nil else { return nil }
        text = argument
    }

    func moment(_ system: System) -> Timestamp {
        let now = system.clock.now
        return Self.read(text, now: now, system.zone) ?? now
    }

    private static func read(_ text: String, now: Timestamp, _ zone: LocalZone) -> Timestamp? {
        if let ago = DurationText.parse(text) { return now + (.zero - ago) }
        return Timestamp(rfc3339: text) ?? zone.moment(text, now: now)
    }
}
