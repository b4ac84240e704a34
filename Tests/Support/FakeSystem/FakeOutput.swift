import Synchronization
package import UpkeepSystem

/// A stream that keeps what is written to it.
package final class FakeOutput: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var failure: OutputError?
    }

    private let state = Mutex(State())
    package let terminal: Terminal

    package init(_ terminal: Terminal = .none) { self.terminal = terminal }

    package var text: String { String(decoding: state.withLock { $0.bytes }, as: UTF8.self) }

    /// From now on every write throws `failure`, as when the reader of a pipe has gone.
    package func fail(with failure: OutputError) { state.withLock { $0.failure = failure } }

    package var stream: OutputStream {
        OutputStream(terminal: terminal) { bytes throws(OutputError) in
            let failure = self.state.withLock { state in
                if state.failure == nil { state.bytes += bytes }
                return state.failure
            }
            if let failure { throw failure }
        }
    }
}
