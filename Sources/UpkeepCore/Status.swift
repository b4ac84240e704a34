/// A finding's answer. *Could not look* is ``unknown`` with the reason, never ``ok``.
package enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case ok, warning, critical, unknown

    /// The process exit status for this answer: 0 ok, 1 warning, 2 critical, 3 unknown (the monitoring-plugins table).
    package var exitCode: Int32 {
        switch self {
        case .ok: 0
        case .warning: 1
        case .critical: 2
        case .unknown: 3
        }
    }

    /// How much a person should care, for sorting and for picking the worst: ok < warning < unknown < critical.
    package var gravity: Int {
        switch self {
        case .ok: 0
        case .warning: 1
        case .unknown: 2
        case .critical: 3
        }
    }

    /// The gravest of `statuses`; ``ok`` when there are none.
    package static func worst(_ statuses: some Sequence<Status>) -> Status {
        statuses.max { $0.gravity < $1.gravity } ?? .ok
    }
}
