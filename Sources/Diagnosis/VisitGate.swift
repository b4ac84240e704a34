import Synchronization
import UpkeepCore

/// Keeps a round from being a load of its own: so many visits at once, and so many of them to one address and port,
/// whichever names led there.
package final class VisitGate: Sendable {
    private let queue: Mutex<VisitQueue<CheckedContinuation<Void, Never>>>

    /// - Parameters:
    ///   - width: visits at once, at least 1.
    ///   - perEndpoint: those of them to one address and port, at least 1; more would make a small server turn
    ///     visitors away.
    package init(width: Int, perEndpoint: Int = 128) {
        queue = Mutex(VisitQueue(width: width, perEndpoint: perEndpoint))
    }

    /// Runs `body` once there is a place, in the order of arrival.
    /// - Parameter endpoint: where it goes; nil when it only looks something up.
    func pass<Result>(to endpoint: Endpoint?, _ body: () async -> Result) async -> Result {
        if !queue.withLock({ $0.enter(endpoint) }) { await turn(endpoint) }
        let result = await body()
        queue.withLock { $0.leave(endpoint) }?.resume()
        return result
    }

    private func turn(_ endpoint: Endpoint?) async {
        await withCheckedContinuation { continuation in
            let isFree = queue.withLock { queue in
                // Somebody may have left since.
                if queue.enter(endpoint) { return true }
                queue.wait(continuation, for: endpoint)
                return false
            }
            if isFree { continuation.resume() }
        }
    }
}
