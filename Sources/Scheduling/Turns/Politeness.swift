/// How many looks there may be at once, at one host and in all.
package struct Politeness: Sendable, Hashable {
    /// Looks at one host at once, at least 1. More would be a load of its own on a small server.
    package var perHost: Int
    /// The least time from one look's start to the next one's at the same host.
    package var gap: Duration
    /// Looks at once in all, at least 2: what open files and memory allow.
    package var total: Int
    /// A host whose last look took so long is slow. Slow hosts have half of ``total`` to themselves at most, so that
    /// those that never answer leave room for those that do.
    package var slow: Duration

    package init(
        perHost: Int = 4, gap: Duration = .milliseconds(5), total: Int = 4096, slow: Duration = .seconds(2)
    ) {
        self.perHost = max(1, perHost)
        self.gap = max(.zero, gap)
        self.total = max(2, total)
        self.slow = slow
    }
}
