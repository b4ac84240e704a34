import NIOCore
import UpkeepCore
import UpkeepNet

/// A port where new connections vanish: it listens, its queue is full of our own connections, and nobody accepts.
///
/// Linux drops a SYN when the accept queue is full, so a visitor sees exactly what a firewall's DROP rule shows,
/// without root.
struct BlackHole: Sendable {
    private let listener: LoopbackSocket
    private let fillers: [LoopbackSocket]

    /// - Throws: ``DemoError`` `not-clogged` when this kernel's queue still takes connections.
    static func open(at endpoint: Endpoint) async throws -> BlackHole {
        let address = endpoint.socketAddress
        let listener = try LoopbackSocket(boundTo: address)
        // A backlog of 0 still queues one connection: the kernel asks "is it more than the backlog?".
        try listener.listen(backlog: 0)
        var fillers: [LoopbackSocket] = []
        for _ in 0..<16 {
            let filler = try LoopbackSocket(connectingTo: address)
            fillers.append(filler)
            // Loopback handshakes end within the call; the pause is for a kernel that is busy elsewhere.
            var waited = 0
            while !filler.isConnected, waited < 10 {
                try await Task.sleep(for: .milliseconds(5))
                waited += 1
            }
            if !filler.isConnected { return BlackHole(listener: listener, fillers: fillers) }
        }
        throw DemoError.notClogged("\(endpoint)")
    }

    /// Frees the port before it returns.
    func close() {
        listener.stop()
        for filler in fillers { filler.stop() }
    }
}
