/// An alert: how grave, and what about (RFC 8446 section 6).
package struct TLSAlert: Sendable, Hashable, CustomStringConvertible {
    /// 1 is a warning, 2 is fatal; kept as sent.
    package let level: UInt8
    package let what: TLSAlertDescription

    package init(level: UInt8, _ what: TLSAlertDescription) {
        self.level = level
        self.what = what
    }

    package static func fatal(_ what: TLSAlertDescription) -> TLSAlert { TLSAlert(level: 2, what) }
    package static func warning(_ what: TLSAlertDescription) -> TLSAlert { TLSAlert(level: 1, what) }

    package var isFatal: Bool { level == 2 }

    /// `fatal handshake_failure`.
    package var description: String {
        switch level {
        case 1: "warning \(what.name)"
        case 2: "fatal \(what.name)"
        default: "level \(level) \(what.name)"
        }
    }
}
