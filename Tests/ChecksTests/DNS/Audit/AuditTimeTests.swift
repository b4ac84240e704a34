import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit that runs out of time")
struct AuditTimeTests {
    private static let givenUp = ServerReply.Outcome.cancelled("the time was up before its turn came")

    private final class Count { var asked = 0 }

    @Test("a question that was never sent is no server's fault, however many were", arguments: 0..<100)
    func cutShort(after many: Int) {
        let count = Count()
        var world = AuditWorld()
        world.lose = { _, reply in
            count.asked += 1
            if count.asked > many { (reply.outcome, reply.sends, reply.size) = (Self.givenUp, 0, 0) }
        }
        let findings = world.findings
        #expect(count.asked > many)
        let alarms = findings.filter { $0.status != .ok && $0.suppressedBy == nil }
        let told = alarms.map { "\($0.check) \($0.status): \($0.summary)" }
        #expect(!alarms.contains { $0.status != .unknown }, "\(told)")
        #expect(alarms.count == 1, "\(told)")
        #expect(["dns.zone.whole", "dns.zone.served"].contains(alarms.first?.check.text), "\(told)")
        #expect(alarms.first?.remedy?.contains("--deadline") == true, "\(told)")
        // What was not looked at to the end is never good.
        let good = findings.filter { $0.status == .ok }.map(\.check.text)
        let seen: Set = ["dns.delegation.found", "dns.zone.served"]
        if alarms.first?.check == "dns.zone.whole" {
            #expect(good.allSatisfy { seen.contains($0) || $0.hasPrefix("dns.registration") }, "\(good)")
        }
    }

    @Test("browsers' questions and CAA that had no turn are told as just that")
    func unsentTypes() {
        var world = AuditWorld()
        world.instead = { query in
            query.server == AuditWorld.beta4 && [.aaaa, .https, .caa].contains(query.question.type) ? Self.givenUp : nil
        }
        let alarms = world.alarms
        #expect(alarms.map(\.check) == ["dns.zone.whole"])
        #expect(alarms.first?.status == .unknown)
        #expect(
            alarms.first?.summary.contains(
                "questions to `ns1.beta-net.test` (192.0.2.53) unasked or not waited for: what hangs on them is not known"
            )
                == true, "\(alarms)")
    }

    @Test("what was found before the time was up stands")
    func found() {
        var world = AuditWorld()
        world.instead = { query in
            if query.server == AuditWorld.beta4, query.question.type == .caa { return Self.givenUp }
            return query.server == AuditWorld.alpha4 ? .refused : nil
        }
        let alarms = world.alarms
        #expect(alarms.contains { $0.check == "dns.server.reachable" && $0.status == .warning }, "\(alarms)")
        #expect(alarms.contains { $0.check == "dns.zone.whole" }, "\(alarms)")
    }
}
