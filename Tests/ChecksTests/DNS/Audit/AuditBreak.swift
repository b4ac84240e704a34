import Checks
import DNSWire
import Testing
import UpkeepCore

/// One thing broken in the healthy zone, and exactly what may alarm because of it.
struct AuditBreak: Sendable, CustomTestStringConvertible {
    struct Alarm: Sendable {
        let check: CheckID
        let status: Status
        /// All of it, or a part.
        let words: String
    }

    let name: String
    let alarms: [Alarm]
    let apply: @Sendable (inout AuditWorld) -> Void

    init(
        _ name: String, _ alarms: (CheckID, Status, String)..., apply: @escaping @Sendable (inout AuditWorld) -> Void
    ) {
        self.name = name
        self.alarms = alarms.map { Alarm(check: $0.0, status: $0.1, words: $0.2) }
        self.apply = apply
    }

    var testDescription: String { name }
}
