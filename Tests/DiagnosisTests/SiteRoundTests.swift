import Checks
import Diagnosis
import Peers
import Synchronization
import Testing

/// Many sites in one round.
struct SiteRoundTests {
    private static let open = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nopen")

    @Test("slow targets cannot starve others: all but the black-holed one are done before it")
    func starvation() async throws {
        try await withBlackHole { hole in
            try await withHostileServer(Self.open) { server in
                let slow = try Watcher.site("http://127.0.0.1:\(hole)/")
                let quick = try Watcher.site("http://127.0.0.1:\(server.port)/")
                let finished = Mutex<[Int]>([])
                let task = Task {
                    await SiteRound(look: Watcher().look, width: 50, keepsObservations: false, now: Watcher.now)
                        .run([slow] + [Site](repeating: quick, count: 100)) { place, result in
                            #expect(result.observation == nil)
                            #expect(result.findings.isEmpty == false)
                            finished.withLock { $0.append(place) }
                        }
                }
                while finished.withLock({ $0.count < 100 }) { try await Task.sleep(for: .milliseconds(5)) }
                #expect(finished.withLock { Set($0) } == Set(1...100))
                #expect(server.accepted == 100)
                task.cancel()
                await task.value
            }
        }
    }

    @Test("a round that is broken off ends at once and leaves no socket", .timeLimit(.minutes(1)))
    func cancelled() async throws {
        try await withHostileServer(.silentAfterRequest) { server in
            let site = try Watcher.site("http://127.0.0.1:\(server.port)/")
            let task = Task {
                await SiteRound(look: Watcher().look, width: 4, keepsObservations: true, now: Watcher.now)
                    .run([Site](repeating: site, count: 20)) { _, _ in }
            }
            while server.received.count < 4 { try await Task.sleep(for: .milliseconds(2)) }
            task.cancel()
            await task.value
            #expect(server.accepted == 4)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }
}
