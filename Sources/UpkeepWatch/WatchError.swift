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
            hint: "when a newer upkeep wrote it, use that one; otherwise bring back a backup, or name another folder "
                + "with `--state`", underlying: underlying)
    }
}
