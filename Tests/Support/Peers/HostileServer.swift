import Glibc
import Synchronization

/// A TCP server that misbehaves on purpose, on raw sockets and threads of its own.
package final class HostileServer: Sendable {
    package let port: Int
    private let listener: CInt
    private let script: HostileScript
    private let state = Mutex(State())

    private struct State {
        var accepted = 0
        var received: [[UInt8]] = []
        var open: Set<CInt> = []
        var isStopped = false
        /// Threads that still use this server: the accepting one and one per connection.
        var threads = 1
    }

    /// How many connections have been accepted so far.
    package var accepted: Int { state.withLock { $0.accepted } }

    /// What each connection that was read from sent first, in the order it was read.
    package var received: [[UInt8]] { state.withLock { $0.received } }

    init(_ script: HostileScript, listener: CInt, port: Int) {
        self.script = script
        self.listener = listener
        self.port = port
        startThread { self.acceptAll() }
    }

    /// Ends every connection and thread, and returns when they are gone.
    func stop() async {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.isStopped = true
            shutdown(listener, CInt(SHUT_RDWR))
            state.open.forEach { _ = shutdown($0, CInt(SHUT_RDWR)) }
        }
        while state.withLock({ $0.threads }) > 0 {
            // A cancelled test must still wait for its threads, so the sleep's error is of no use here.
            try? await Task.sleep(for: .milliseconds(1))
        }
    }

    private func acceptAll() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else {
                if errno == EINTR || errno == ECONNABORTED { continue }
                break
            }
            let isWelcome = state.withLock { state in
                state.accepted += 1
                guard !state.isStopped else { return false }
                state.open.insert(connection)
                state.threads += 1
                return true
            }
            guard isWelcome else {
                close(connection)
                break
            }
            startThread { self.serve(connection) }
        }
        close(listener)
        state.withLock { $0.threads -= 1 }
    }

    private func serve(_ descriptor: CInt) {
        var connection = HostileConnection(descriptor) { self.state.withLock { $0.isStopped } }
        connection.play(script) { request in self.state.withLock { $0.received.append(request) } }
        state.withLock { state in
            state.open.remove(descriptor)
            close(descriptor)
            state.threads -= 1
        }
    }
}
