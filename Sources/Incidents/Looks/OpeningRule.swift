/// When a subject counts as bad, and when as good again.
package struct OpeningRule: Sendable, Hashable {
    /// Bad answers among the last ``window`` that open an incident by themselves.
    package var failures: Int
    /// Scheduled looks that are counted; those that saw nothing take their place among them.
    package var window: Int
    /// Good answers in a row that close it.
    package var successes: Int
    /// Second looks that must agree for an incident to open before the schedule has proved it; 0 means never.
    package var confirmations: Int
    /// Per cent of changes from which a subject counts as flapping.
    package var flapsFrom: Double
    /// Per cent of changes below which it has settled.
    package var settlesBelow: Double

    /// Values out of range are brought into it: at least 1 of everything, at most 60 looks, no more failures than
    /// looks.
    package init(
        failures: Int = 3, window: Int = 5, successes: Int = 2, confirmations: Int = 1, flapsFrom: Double = 20,
        settlesBelow: Double = 5
    ) {
        self.window = min(max(window, 1), 60)
        self.failures = min(max(failures, 1), self.window)
        self.successes = min(max(successes, 1), 60)
        self.confirmations = min(max(confirmations, 0), 10)
        self.flapsFrom = max(flapsFrom, 0.1)
        self.settlesBelow = min(settlesBelow, self.flapsFrom)
    }
}
