package import Checks
import Synchronization
package import UpkeepCore
import UpkeepNet

/// One look at many services, so many at a time.
package struct TLSRound: Sendable {
    /// Services looked at together: each holds some eight connections to every address.
    private static let width = 32
    /// A quick look holds one, and 80 kB; so many keep a core busy with servers that answer within 50 ms.
    private static let quickWidth = 128

    private let look: TLSLook
    private let order: TLSScanOrder
    private let now: @Sendable () -> Timestamp

    package init(look: TLSLook, order: TLSScanOrder, now: @escaping @Sendable () -> Timestamp) {
        self.look = look
        self.order = order
        self.now = now
    }

    /// Breaking off the task ends every look; those that had an answer by then are reported as far as they got.
    /// - Parameters:
    ///   - connected: told of every connection.
    ///   - report: called as each is done, in the order they finish, by several threads at once.
    package func run(
        _ targets: [TLSTarget], connected: @escaping @Sendable () -> Void = {},
        report: @escaping @Sendable (Int, TLSScan) -> Void
    ) async {
        let width = order.depth == .quick ? Self.quickWidth : Self.width
        let turn = Turn(targets.count)
        // Each lane stays on one loop's thread from its first look to its last.
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<min(width, targets.count) {
                let executor = look.nextExecutor()
                group.addTask(executorPreference: executor) {
                    while !Task.isCancelled, let place = turn.next() {
                        var scan = await look.look(
                            at: targets[place], order, now: now(), on: executor, connected: connected)
                        scan.isBrokenOff = Task.isCancelled
                        // Of those that nobody got to there is nothing to tell.
                        if scan.hasAnswer || !scan.isBrokenOff { report(place, scan) }
                    }
                }
            }
        }
    }

    /// Whose turn it is.
    private final class Turn: Sendable {
        private let count: Int
        private let place = Mutex(0)

        init(_ count: Int) { self.count = count }

        func next() -> Int? {
            place.withLock { place in
                guard place < count else { return nil }
                defer { place += 1 }
                return place
            }
        }
    }
}
