import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit where packets get lost")
struct AuditLossTests {
    /// Numbers that are the same in every run.
    private final class Dice {
        private var state: UInt64

        init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

        /// Whether something happens that does in `share` of all cases.
        func falls(_ share: Double) -> Bool {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) < share * 0x1p53
        }
    }

    /// What the servers of a healthy zone answer, each made but once: with thousands of patterns it is always the same.
    private final class Recording {
        private var answers: [ServerQuery: DNSMessage] = [:]

        func answer(_ query: ServerQuery) -> ServerReply.Outcome? {
            guard AuditWorld.everyone.contains(query.server) else { return nil }
            let message = answers[query] ?? FakeZone.healthy.answer(query)
            answers[query] = message
            return .answered(message)
        }
    }

    private static let beta = [AuditWorld.beta4, AuditWorld.beta6]

    /// A world in which `share` of the packets to `servers` get lost: a datagram is sent twice at most, and a connection is
    /// given up when its first packet got lost twice.
    private static func world(losing share: Double, to servers: [Endpoint], seed: Int) -> AuditWorld {
        let dice = Dice(seed)
        var world = AuditWorld()
        world.lose = { query, reply in
            guard servers.contains(query.server), dice.falls(share) else { return }
            reply.sends = query.transport == .udp ? 2 : 1
            if dice.falls(share) { (reply.outcome, reply.size) = (.silent, 0) }
        }
        return world
    }

    @Test("nothing critical is ever told of a healthy zone", arguments: [0.02, 0.05, 0.1, 0.2, 0.3, 0.4])
    func healthy(share: Double) {
        var told = 0
        let recording = Recording()
        for seed in 0..<340 {
            let servers = seed % 2 == 0 ? Self.beta : AuditWorld.everyone
            var world = Self.world(losing: share, to: servers, seed: seed)
            world.instead = recording.answer
            let findings = world.findings
            let alarms = findings.filter { $0.status != .ok && $0.suppressedBy == nil }
            let words = alarms.map { "\($0.check) \($0.status): \($0.summary)" }
            #expect(!alarms.contains { $0.status == .critical }, "\(seed): \(words)")
            for finding in findings {
                guard let cause = finding.suppressedBy else { continue }
                #expect(findings.contains { $0.check == cause && $0.status != .ok }, "\(seed): \(finding.check)")
            }
            if alarms.contains(where: { $0.check == NameServerChecks.loss.id }) { told += 1 }
        }
        if share >= 0.3 { #expect(told > 335) }
    }

    @Test("what is answered wrongly is told all the same", arguments: 0..<50)
    func wrongAnswers(seed: Int) {
        var world = Self.world(losing: 0.3, to: Self.beta, seed: seed)
        world.change = { query, message in
            guard Self.beta.contains(query.server), query.question.type == .https else { return }
            message.header.rcode = .serverFailure
        }
        let alarms = world.alarms
        #expect(alarms.contains { $0.check == NameServerChecks.aaaa.id && $0.status == .critical })
        #expect(alarms.contains { $0.check == NameServerChecks.loss.id })
    }

    @Test("what may only have been lost is counted, and not held against the server")
    func droppedUnderLoss() throws {
        var world = Self.world(losing: 0.3, to: Self.beta, seed: 1)
        world.instead = { Self.beta.contains($0.server) && $0.question.type == .https ? .silent : nil }
        let alarms = world.alarms
        #expect(alarms.map(\.check) == [NameServerChecks.loss.id])
        #expect(alarms.first?.summary.contains("got no answer, which is not held against it") == true)
        let loss = try #require(alarms.first)
        guard case .list(let open) = loss.evidence["unanswered"] else {
            Issue.record("nothing is listed")
            return
        }
        #expect(open.contains { "\($0)".contains("HTTPS") && "\($0)".contains("192.0.2.53") })
    }

    @Test("a slow server has its questions sent twice, and loses none")
    func slow() {
        var world = AuditWorld()
        world.lose = { query, reply in
            guard query.transport == .udp else { return }
            (reply.sends, reply.elapsed) = (2, .milliseconds(600))
        }
        #expect(world.alarms.isEmpty)
    }
}
