import Checks
import Peers
import Testing

/// `closed: true`: open, refused and dropped are three different answers.
struct ClosedPortTests {
    @Test("an open port is connected to, and nothing is said to it")
    func open() async throws {
        try await withHostileServer(HostileScript([.readRequest])) { server in
            let seen = await Caller().call(server.port) {
                $0.closed = true
                $0.immediateTLS = true
            }
            #expect(seen.failure == nil)
            #expect(seen.phases[.connect] != nil)
            let left = try await OpenConnections.remaining(toPort: server.port)
            #expect(left == 0)
            #expect(server.received.allSatisfy { $0.isEmpty })
        }
    }

    @Test("a closed port refuses")
    func refused() async throws {
        let seen = await Caller().call(try Ports.free()) { $0.closed = true }
        #expect(seen.failure == ProbeFailure(.connect, .refused, phase: .connect, "the connection was refused"))
        #expect(seen.phases[.connect] == nil)
        #expect(seen.steps == [])
    }

    @Test("a dropped one times out")
    func dropped() async throws {
        try await withBlackHole { port in
            let seen = await Caller().call(port) {
                $0.closed = true
                $0.budget.connect = Caller.brief
            }
            #expect(seen.failure == ProbeFailure(.connect, .timedOut, phase: .connect, "no connection within 300 ms"))
        }
    }
}
