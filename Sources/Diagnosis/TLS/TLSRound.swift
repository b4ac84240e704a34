package import Checks
package import UpkeepCore

/// One look at many services, so many at a time.
package struct TLSRound: Sendable {
    /// Services looked at together: each holds some eight connections to every address.
    private static let width = 32
    /// A quick look holds one.
    private static let quickWidth = 256

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
    ///   - report: called as each is done, in the order they finish.
    package func run(
        _ targets: [TLSTarget], connected: @escaping @Sendable () -> Void = {},
        report: @escaping @Sendable (Int, TLSScan) -> Void
    ) async {
        let width = order.depth == .quick ? Self.quickWidth : Self.width
        await withTaskGroup(of: (Int, TLSScan).self) { group in
            var waiting = targets.enumerated().makeIterator()
            func startNext() {
                guard !Task.isCancelled, let (place, target) = waiting.next() else { return }
                group.addTask { (place, await look.look(at: target, order, now: now(), connected: connected)) }
            }
            for _ in 0..<width { startNext() }
            for await (place, scan) in group {
                var scan = scan
                scan.isBrokenOff = Task.isCancelled
                // Of those that nobody got to there is nothing to tell.
                if scan.hasAnswer || !scan.isBrokenOff { report(place, scan) }
                startNext()
            }
        }
    }
}
