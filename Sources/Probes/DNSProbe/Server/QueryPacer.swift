import Synchronization
import UpkeepCore

/// Gives out turns, so that no server address gets more than its ``QueryPace``.
final class QueryPacer: Sendable {
    /// Addresses remembered; the ones whose time is long over go first.
    private static let mostAddresses = 4096

    private let pace: QueryPace
    /// When the bucket of an address is full again.
    private let full = Mutex<[IPAddress: ContinuousClock.Instant]>([:])

    init(_ pace: QueryPace) { self.pace = pace }

    /// Takes the next turn at `address`, unless it would come after `deadline`.
    /// - Returns: When it is, now or later.
    func slot(
        for address: IPAddress, before deadline: ContinuousClock.Instant, now: ContinuousClock.Instant = .now
    ) -> ContinuousClock.Instant {
        guard pace.interval > .zero, !(pace.sparesLoopback && address.isLoopback) else { return now }
        return full.withLock { full in
            let ready = max(full[address] ?? now, now)
            let slot = max(now, ready - pace.interval * (pace.burst - 1))
            guard slot < deadline else { return slot }
            if full.count >= Self.mostAddresses { full = full.filter { $0.value > now } }
            full[address] = ready + pace.interval
            return slot
        }
    }
}
