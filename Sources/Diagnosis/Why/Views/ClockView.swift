import Checks
import HTTPWire
import UpkeepCore

/// Whether this machine's clock can be right, by the `Date` that web servers send.
struct ClockView {
    /// What to add to this machine's time; nil when it is right, or nobody says otherwise.
    let offset: Duration?
    /// How many servers say so.
    let witnesses: Int
    /// The time by which signatures and certificates are judged.
    let now: Timestamp

    /// Signatures are made to last days; minutes do not matter to anyone.
    private static let tolerance = Duration.seconds(300)

    init(_ seen: WhyObservation) {
        let attempts = seen.vantage.isTimeGiven ? [] : (seen.control?.attempts ?? []) + seen.addresses.map(\.attempt)
        self.init(attempts, startedAt: seen.startedAt)
    }

    /// - Parameter startedAt: by this machine's clock.
    init(_ attempts: [HTTPObservation], startedAt: Timestamp) {
        let offsets = attempts.compactMap { attempt in
            attempt.hops.last?.answer?.headers["date"].flatMap { Timestamp(httpDate: $0) }
        }.map { $0 - startedAt }
        let wrong = offsets.filter { Self.magnitude($0) > Self.tolerance }.sorted()
        // Servers' clocks go wrong too: they must agree with one another, or be all there is.
        if let middle = wrong.isEmpty ? nil : wrong[wrong.count / 2], wrong.count == offsets.count,
            wrong.allSatisfy({ Self.magnitude($0 - middle) <= Self.tolerance })
        {
            offset = middle
            now = startedAt + middle
        } else {
            offset = nil
            now = startedAt
        }
        witnesses = offset == nil ? 0 : wrong.count
    }

    /// `1 day slow`, `26 h fast`.
    var words: String {
        guard let offset else { return "right" }
        return "\(DurationText.spoken(Self.magnitude(offset))) \(offset > .zero ? "slow" : "fast")"
    }

    private static func magnitude(_ duration: Duration) -> Duration { duration < .zero ? .zero - duration : duration }
}
