package import UpkeepCore

/// A number for each status: of looks, or of milliseconds.
package struct StatusTally: Sendable, Hashable {
    package var ok: Int64 = 0
    package var warning: Int64 = 0
    package var critical: Int64 = 0
    package var unknown: Int64 = 0

    package init() {}

    package subscript(status: Status) -> Int64 {
        get {
            switch status {
            case .ok: ok
            case .warning: warning
            case .critical: critical
            case .unknown: unknown
            }
        }
        set {
            switch status {
            case .ok: ok = newValue
            case .warning: warning = newValue
            case .critical: critical = newValue
            case .unknown: unknown = newValue
            }
        }
    }

    package var total: Int64 { ok &+ warning &+ critical &+ unknown }

    static func += (tally: inout StatusTally, other: StatusTally) {
        tally.ok &+= other.ok
        tally.warning &+= other.warning
        tally.critical &+= other.critical
        tally.unknown &+= other.unknown
    }
}
