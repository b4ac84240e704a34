import DNSWorld

/// What an audit of `example.test` has to come to under one fault.
struct AuditRow: Sendable, CustomStringConvertible {
    let fault: WorldFault
    let exit: Int32
    /// Every alarm: its check, its status, and words that its sentence must have.
    let alarms: [Alarm]
    /// Bad news that is folded under those.
    let folded: Set<String>
    /// Bad news that may be folded under those, too: what a server does at that moment.
    let mayFold: Set<String>

    struct Alarm: Sendable {
        let check: String
        let status: String
        let says: [String]

        init(_ check: String, _ status: String, _ says: String...) {
            (self.check, self.status, self.says) = (check, status, says)
        }
    }

    init(
        _ fault: WorldFault, _ exit: Int32, _ alarms: [Alarm], folds folded: Set<String> = [],
        mayFold: Set<String> = []
    ) {
        (self.fault, self.exit, self.alarms, self.folded, self.mayFold) = (fault, exit, alarms, folded, mayFold)
    }

    var description: String { fault.rawValue }
}
