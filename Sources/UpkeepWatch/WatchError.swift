import UpkeepCore

/// Why a watch cannot begin or go on.
package struct WatchError: UpkeepError {
    package let code: String
    package let message: String
    package let hint: String?
    package let underlying: (any Error)?

    static func unreadableState(_ name: String, underlying: any Error) -> WatchError {
        WatchError(
            code: "watch-state-unreadable", message: "the store's `\(name)` cannot be read",
            hint: "run `upkeep store check`; a newer upkeep may have written it", underlying: underlying)
    }
}
