package import UpkeepSystem

/// How late looks started, and what was missed for that, within the last five to ten minutes.
package struct RecentLateness: Sendable, Hashable {
    private struct Window: Sendable, Hashable {
        var lateness = LatenessHistogram()
        var missed = 0
    }

    package static let window = Duration.seconds(300)

    private var began: MonotonicTime
    private var current = Window()
    private var previous = Window()

    package init(at now: MonotonicTime) { began = now }

    package mutating func looked(late lateness: Duration, at now: MonotonicTime) {
        turn(to: now)
        current.lateness.record(lateness)
    }

    package mutating func missed(_ count: Int, at now: MonotonicTime) {
        turn(to: now)
        current.missed += count
    }

    /// Of both windows, those that are over left out.
    package func summary(at now: MonotonicTime) -> (lateness: LatenessHistogram, missed: Int) {
        var turned = self
        turned.turn(to: now)
        turned.current.lateness.add(turned.previous.lateness)
        return (turned.current.lateness, turned.current.missed + turned.previous.missed)
    }

    private mutating func turn(to now: MonotonicTime) {
        let age = now - began
        guard age >= Self.window else { return }
        previous = age < Self.window * 2 ? current : Window()
        current = Window()
        began = now
    }
}
