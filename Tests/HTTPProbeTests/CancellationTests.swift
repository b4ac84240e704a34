import Checks
import HTTPWire
import Peers
import Testing

/// Whoever breaks a look off gets their sockets back at once.
struct CancellationTests {
    @Test(
        "cancelling a look closes its socket, in whichever phase it is",
        arguments: [
            (HostileScript.silent, "http"), (.silent, "https"), (.slowDrip(every: .milliseconds(20)), "http"),
        ])
    func cancelled(script: HostileScript, scheme: String) async throws {
        try await withHostileServer(script) { server in
            let task = Task { try await Visitor().look(at: "\(scheme)://shop.test:\(server.port)/") }
            while server.accepted == 0 { try await Task.sleep(for: .milliseconds(2)) }
            task.cancel()
            let seen = try await task.value
            #expect(seen.failure?.kind == .local)
            #expect(seen.failure?.detail == "the look was broken off")
            #expect(seen.elapsed < Visitor.patience)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("cancelling a look that is still connecting, and one that has not begun")
    func connecting() async throws {
        try await withBlackHole { port in
            for delay in [Duration.zero, .milliseconds(50)] {
                let task = Task { try await Visitor().look(at: "http://shop.test:\(port)/") }
                try await Task.sleep(for: delay)
                task.cancel()
                let seen = try await task.value
                #expect(seen.failure?.kind == .local)
                #expect(seen.failure?.layer == .connect)
                #expect(seen.elapsed < Visitor.patience)
            }
        }
    }
}
