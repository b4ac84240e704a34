import Synchronization

/// One line on a terminal that says how far a long piece of work is, gone when the work is done.
///
/// Nothing is shown where a line cannot be rewritten, or for work that takes less than a second.
package final class Progress: Sendable {
    /// Work shorter than this shows nothing: a line that flashes by only worries people.
    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(200)
    /// Back to the line's start, and everything after it gone (ECMA-48 sections 8.3.15 and 8.3.41).
    private static let rewind = "\r\u{1B}[K"

    private let stream: OutputStream
    private let clock: SystemClock
    private let doing: String
    private let total: Int
    private let done = Mutex(0)

    private init(_ doing: String, total: Int, _ stream: OutputStream, _ clock: SystemClock) {
        self.doing = doing
        self.total = total
        self.stream = stream
        self.clock = clock
    }

    /// Runs `work` with a progress line such as `checking: 312 of 1000, 4 s`. Leave `stream` alone meanwhile.
    /// - Parameters:
    ///   - doing: a word or two, ASCII.
    ///   - total: how many steps there are; 0 when nobody knows.
    package static func show<Value>(
        _ doing: String, total: Int, on stream: OutputStream, clock: SystemClock,
        while work: (Progress) async throws -> Value
    ) async rethrows -> Value {
        let progress = Progress(doing, total: total, stream, clock)
        guard stream.terminal.canRewrite else { return try await work(progress) }
        // Leaving the scope cancels the ticking and waits for it to have cleared its line, on every way out.
        async let _ = progress.tick()
        return try await work(progress)
    }

    /// Counts one more step as done.
    package func step() { done.withLock { $0 += 1 } }

    private func tick() async {
        let start = clock.monotonic
        var isShown = false
        do {
            try await clock.sleep(for: Progress.patience)
            while true {
                isShown = true
                try stream.write(Progress.rewind + line(after: clock.monotonic - start))
                try await clock.sleep(for: Progress.interval)
            }
        } catch {
            // Cancelled, or nobody reads the stream any more: neither is worth a word.
            if isShown { try? stream.write(Progress.rewind) }
        }
    }

    /// Cut to the terminal's width: a line that wraps cannot be taken back.
    private func line(after time: Duration) -> String {
        let count = done.withLock { $0 }
        let steps = total > 0 ? "\(count) of \(total), " : count > 0 ? "\(count), " : ""
        return String("\(doing): \(steps)\(time.components.seconds) s".prefix((stream.terminal.columns ?? 80) - 1))
    }
}
