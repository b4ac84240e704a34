import ArgumentParser
import UpkeepCore

/// A length of time on the command line, written as in the config: `20ms`, `3s`, `5m`.
struct DurationArgument: ExpressibleByArgument {
    let duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    init?(argument: String) {
        guard let duration = DurationText.parse(argument) else { return nil }
        self.duration = duration
    }

    var defaultValueDescription: String { DurationText.exact(duration) }
}
