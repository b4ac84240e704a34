/// How many looks there may be at once, at one host and in all.
package struct Politeness: Sendable, Hashable {
    /// Looks at one host at once, at least 1, of those that began less than ``patience`` ago. More would be a load of its
    /// own on a small server.
    package var perHost: Int
    /// A look that runs longer than this most likely waits for an answer that will not come, and leaves its place to the
    /// next: what is dead on a host does not keep us from seeing what lives there.
    package var patience: Duration
    /// Looks at one host at once, however old, at least ``perHost``.
    package var perHostInAll: Int
    /// The time from one look's start to the next one's at the same host, at least, when both begin as soon as they may.
    package var gap: Duration
    /// A look that begins later than it might, since we came late, does not put off those after it: they come closer
    /// together until what was lost is made up for, so much of it at most. Without this, a host whose looks just fit
    /// would fall behind for good, by what each waking of ours is late.
    package var catchUp: Duration
    /// Looks at once in all, at least 2: what open files and memory allow.
    package var total: Int
    /// A host whose last look took so long is slow. Slow hosts have half of ``total`` to themselves at most, so that
    /// those that never answer leave room for those that do.
    package var slow: Duration

    package init(
        perHost: Int = 4, patience: Duration = .milliseconds(250), perHostInAll: Int = 64,
        gap: Duration = .milliseconds(5), catchUp: Duration = .milliseconds(50), total: Int = 4096,
        slow: Duration = .seconds(2)
    ) {
        self.perHost = max(1, perHost)
        self.patience = max(.zero, patience)
        self.perHostInAll = max(self.perHost, perHostInAll)
        self.gap = max(.zero, gap)
        self.catchUp = max(.zero, catchUp)
        self.total = max(2, total)
        self.slow = slow
    }
}
