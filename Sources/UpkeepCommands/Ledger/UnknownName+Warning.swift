import UpkeepCore
import UpkeepSystem

extension UnknownName {
    /// Says so where no program reads it as data. What was asked for is done all the same: it may come later.
    func warn(_ system: System) throws {
        let warning = CommandFailure("unknown-name", "warning: \(message)", hint: hint)
        try system.standardError.write(warning.text(for: system.standardError.terminal))
    }
}
