import Synchronization
import UpkeepCore

/// What the looks came to.
final class WatchTally: Sendable {
    private struct State {
        var bad = 0
        var measurements = 0
    }

    private let state = Mutex(State())

    var bad: Int { state.withLock { $0.bad } }

    /// - Parameter measurements: counted so that nothing can leave out making them.
    func count(_ status: Status, measurements: Int) {
        state.withLock { state in
            if status != .ok { state.bad += 1 }
            state.measurements += measurements
        }
    }
}
