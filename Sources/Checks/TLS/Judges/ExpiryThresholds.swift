import UpkeepCore

/// When a certificate's end is near enough to alarm, as fractions of its lifetime.
///
/// Renewal is due with a third of the lifetime left (cert-manager, certbot, smallstep). A quarter left, but never more
/// than 30 days, is late: a warning. A tenth left, but never more than 10 days, is critical. Fixed days would alarm on a
/// healthy 6-day certificate from its first hour, and too early on each 47-day one.
package struct ExpiryThresholds: Sendable {
    package let warning: Duration
    package let critical: Duration

    /// - Parameters:
    ///   - lifetime: from notBefore to notAfter; nil when unreadable, then the longest thresholds hold.
    ///   - days: the config's own threshold for the warning. It leaves critical where it is, unless the warning itself
    ///     would come later: whoever asks to be told later still has the last word.
    package init(lifetime: Duration?, days: Int?) {
        let month = Duration.seconds(30 * 86_400)
        let tenDays = Duration.seconds(10 * 86_400)
        let fraction = (warning: lifetime.map { min(month, $0 / 4) }, critical: lifetime.map { min(tenDays, $0 / 10) })
        if let days {
            warning = .seconds(days * 86_400)
            critical = min(fraction.critical ?? tenDays, warning)
        } else {
            warning = fraction.warning ?? month
            critical = fraction.critical ?? tenDays
        }
    }

    func status(left: Duration) -> Status {
        left < critical ? .critical : left < warning ? .warning : .ok
    }
}
