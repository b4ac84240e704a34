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

    @Test("many names on one server are one server: so many visits at once, however slow, and others go on")
    func crowd() async throws {
        try await withHostileServer(.silentAfterRequest) { crowded in
            try await withHostileServer(Self.open) { quick in
                let names = (0..<20).map { "name-\($0).test" }
                let hosts = names.map { "127.0.0.1 \($0)\n" }.joined()
                let sites =
                    try names.map { try Watcher.site("http://\($0):\(crowded.port)/") }
                    + [try Watcher.site("http://127.0.0.1:\(quick.port)/")]
                let finished = Mutex<[Int]>([])
                let task = Task {
                    await SiteRound(
                        look: Watcher(hosts: hosts).look, width: 4, perEndpoint: 3, keepsObservations: false,
                        now: Watcher.now
                    ).run(sites) { place, _ in finished.withLock { $0.append(place) } }
                }
                while finished.withLock({ $0.isEmpty }) || crowded.received.count < 3 {
                    try await Task.sleep(for: .milliseconds(2))
                }
                #expect(finished.withLock { $0 } == [20])
                #expect(crowded.accepted == 3)
                task.cancel()
                await task.value
                #expect(crowded.accepted == 3, "those who wait for their turn go nowhere once the round is broken off")
            }
        }
    }

    @Test("waiting for a turn is neither the site's latency nor its timeout")
    func waiting() async throws {
        let limit = Duration.milliseconds(400)
        try await withHostileServer(.silentAfterRequest) { server in
            let site = try Watcher.site("http://127.0.0.1:\(server.port)/") { $0.budget.total = limit }
            let seen = Mutex<[SiteObservation]>([])
            let start = ContinuousClock.now
            await SiteRound(
                look: Watcher().look, width: 8, perEndpoint: 1, keepsObservations: true, now: Watcher.now
            ).run([Site](repeating: site, count: 3)) { _, result in
                seen.withLock { $0 += [result.observation].compactMap { $0 } }
            }
            let round = ContinuousClock.now - start
            let observations = seen.withLock { $0 }
            #expect(server.accepted == 3)
            #expect(observations.map(\.elapsed).reduce(.zero, +) <= round, "none is charged for the others' time")
            for observation in observations {
                #expect(observation.elapsed >= limit * 0.9, "each was given its whole time")
                guard case .http(_, _, let attempts) = observation.sight else { continue }
                #expect(attempts.map(\.failure?.kind) == [.timedOut] && attempts[0].hops[0].phases[.connect] != nil)
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
