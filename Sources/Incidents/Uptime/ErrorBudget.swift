/// How long a subject may be down in a window, and how much of that is gone.
package struct ErrorBudget: Sendable, Hashable, Codable {
    package let allowed: Duration
    package let spent: Duration

    package init(allowed: Duration, spent: Duration) {
        self.allowed = allowed
        self.spent = spent
    }

    /// Below zero when more is gone than was allowed.
    package var left: Duration { allowed - spent }

    /// Of what was allowed, 1 at first and below 0 when overspent; nil when nothing was allowed.
    package var shareLeft: Double? { allowed > .zero ? left / allowed : nil }

    /// How long it lasts if things go on as in a recent time; nil when they go on well, zero when it is gone.
    package func lasts(_ recent: Uptime) -> Duration? {
        guard recent.known > .zero, recent.down > .zero else { return nil }
        return left > .zero ? left * (recent.known / recent.down) : .zero
    }
}
