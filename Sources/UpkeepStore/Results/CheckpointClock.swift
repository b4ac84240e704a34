import Synchronization

/// When the last checkpoint was, by the caller's clock.
final class CheckpointClock: Sendable {
    /// Milliseconds between checkpoints, at least.
    private static let pause: Int64 = 60_000

    private let last = Mutex<Int64?>(nil)

    /// Whether a checkpoint is due; a clock that went back makes one due as well.
    func isDue(at now: Int64) -> Bool {
        last.withLock { last in
            guard let last else { return true }
            return now &- last >= Self.pause || now < last
        }
    }

    func tick(_ now: Int64) { last.withLock { $0 = now } }
}
