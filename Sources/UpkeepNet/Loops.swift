package import NIOCore
import NIOPosix
import Synchronization

/// The event loops of a process: made on first use, since most commands never need one.
package final class Loops: Sendable {
    private let count: Int
    private let state = Mutex<State>(State())

    private struct State: Sendable {
        var group: MultiThreadedEventLoopGroup?
        var executors: [LoopExecutor] = []
        var next = 0
    }

    /// - Parameter count: threads to use, at least 1; nil: one per core this process may run on.
    package init(count: Int? = nil) { self.count = max(1, count ?? System.coreCount) }

    /// The next loop in turn, with its executor.
    package func next() -> LoopExecutor {
        state.withLock { state in
            _ = started(&state)
            state.next = (state.next + 1) % state.executors.count
            return state.executors[state.next]
        }
    }

    /// The loops themselves, for what any of them may carry.
    package var group: any EventLoopGroup { state.withLock { started(&$0) } }

    private func started(_ state: inout State) -> MultiThreadedEventLoopGroup {
        if let group = state.group { return group }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        state.group = group
        state.executors = group.makeIterator().map { LoopExecutor($0) }
        return group
    }

    /// Ends the threads; nothing may use the loops afterwards.
    package func shutDown() async {
        let group = state.withLock { state in
            defer { state.group = nil }
            return state.group
        }
        // A loop group that cannot stop is about to end with the process anyway.
        try? await group?.shutdownGracefully()
    }
}
