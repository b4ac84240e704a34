/// What was promised: a share of time in which a subject is up, over a window.
package struct ServiceLevel: Sendable, Hashable, Codable {
    /// 0 to 1, e.g. 0.999.
    package let target: Double
    /// E.g. 30 days.
    package let window: Duration

    /// - Returns: nil for a target that is no share, or an empty window.
    package init?(target: Double, window: Duration) {
        guard target >= 0, target <= 1, window > .zero else { return nil }
        self.target = target
        self.window = window
    }

    /// - Parameter uptime: of the window that ends now.
    package func budget(_ uptime: Uptime) -> ErrorBudget {
        ErrorBudget(allowed: window * (1 - target), spent: uptime.down)
    }

    /// How many times faster than allowed the budget is being spent, from the uptime of a recent and shorter time.
    /// - Returns: 1 spends exactly all of it; nil when nothing is known; infinite when nothing is allowed and something
    ///   was down.
    package func burn(_ recent: Uptime) -> Double? {
        guard recent.known > .zero else { return nil }
        let failing = recent.down / recent.known
        if target == 1 { return failing > 0 ? .infinity : 0 }
        return failing / (1 - target)
    }
}
