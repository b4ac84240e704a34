import UpkeepSystem

/// Who types.
enum Author {
    /// The person behind `sudo`, else the user.
    static func current(_ system: System) -> String {
        for name in ["SUDO_USER", "USER", "LOGNAME"] {
            if let author = system.environment.nonEmpty(name) { return author }
        }
        return "somebody"
    }
}
