import UpkeepSystem

/// Where what is remembered is kept when nobody names a folder.
enum StateFolder {
    /// The XDG base directory for state; nil where there is no home.
    static func usual(_ system: System) -> String? {
        if let state = system.environment.nonEmpty("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/upkeep" }
        return system.environment.nonEmpty("HOME").map { $0 + "/.local/state/upkeep" }
    }
}
