/// How fast queries may follow one another to one server address.
package struct QueryPace: Sendable, Hashable {
    /// Between two queries to one address, on average.
    package var interval: Duration
    /// How many may go at once to an address that was left alone for long enough; 1 keeps the interval between any two.
    package var burst: Int
    /// Addresses of this machine need no politeness.
    package var sparesLoopback: Bool

    /// Fifty queries a second to one address, evenly.
    package static let polite = QueryPace()
    /// For servers that are one's own.
    package static let unlimited = QueryPace(interval: .zero)

    /// - Parameter burst: At least 1.
    package init(interval: Duration = .milliseconds(20), burst: Int = 1, sparesLoopback: Bool = true) {
        self.interval = interval
        self.burst = max(1, burst)
        self.sparesLoopback = sparesLoopback
    }
}
