import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("what a comparison comes to")
struct ComparisonJudgeTests {
    private func judge(_ copies: [(String, String)], troubles: [CopyTrouble] = []) -> [Finding] {
        let collections = copies.map { title, text in
            ZoneCollection(title, ZoneFile.reading(Array(text.utf8), origin: AuditWorld.zone).zone.records)
        }
        var titles = CopyTitles()
        for (title, _) in copies { titles.add(title) }
        let now = Timestamp(seconds: 0)
        return ComparisonJudge.judge(
            ZoneComparison(of: AuditWorld.zone, collections), sources: collections.map(\.title), titles: titles,
            troubles: troubles, namesFrom: ["usual names"],
            judging: Judging(Subject(.zone, "example.test"), now: now, observedAt: now))
    }

    private func told(_ findings: [Finding]) -> [String] { findings.map { "\($0.status.rawValue) \($0.summary)" } }

    @Test("same") func same() {
        #expect(
            told(judge([("a", "x 1 A 192.0.2.1\n"), ("b", "x 1 A 192.0.2.1\n")])) == [
                "ok 1 record set the same at a and b", "ok every copy could be read",
            ])
    }

    @Test("records and times apart, each difference in the evidence") func different() throws {
        let findings = judge([
            ("a", "x 1 A 192.0.2.1\ny 1 A 192.0.2.1\nz 1 A 192.0.2.1\n"),
            ("b", "x 1 A 192.0.2.2\ny 2 A 192.0.2.1\nz 1 A 192.0.2.1\n"),
        ])
        #expect(
            told(findings) == [
                "critical 1 of 3 record sets differs: `x.example.test` A",
                "warning only times differ in 1 record set: `y.example.test` A", "ok every copy could be read",
            ])
        guard case .list(let differences) = findings[0].evidence["differences"],
            case .record(let first) = try #require(differences.first), case .list(let sides) = first["sides"]
        else {
            Issue.record("no differences in \(findings[0].evidence)")
            return
        }
        #expect(first["name"] == "x.example.test" && first["type"] == "A" && sides.count == 2)
        #expect(sides[0] == .record(["sources": ["a"], "ttl": 1, "records": ["192.0.2.1"]]))
    }

    @Test("many are counted") func many() {
        let findings = judge([("a", (1...6).map { "x\($0) 1 A 192.0.2.1\n" }.joined()), ("b", "y 1 TXT y\n")])
        #expect(findings.first?.summary.hasPrefix("7 of 7 record sets differ: ") == true)
        #expect(findings.first?.summary.hasSuffix(" and 3 more") == true)
    }

    @Test("what several copies have in common is told, and advised on, once") func alike() {
        let troubles = ["a", "b", "c"].map { CopyTrouble($0, "does not answer", remedy: "see why") }
        let findings = judge([], troubles: troubles + [CopyTrouble("d", "has no address")])
        #expect(
            findings.map(\.summary) == [
                "a, b and c do not answer", "d has no address", "nothing was compared: no copy could be read",
            ])
        #expect(findings[0].evidence["sources"] == ["a", "b", "c"])
    }

    @Test("comparing stops when it is told to, and says so") func givenUp() {
        let text = (0..<3000).map { "n\($0) 1 A 192.0.2.1\n" }.joined()
        let records = ZoneFile.reading(Array(text.utf8), origin: AuditWorld.zone).zone.records
        var looks = 0
        let comparison = ZoneComparison(
            of: AuditWorld.zone, [ZoneCollection("a", records), ZoneCollection("b", records)]
        ) {
            looks += 1
            return looks > 8
        }
        #expect(comparison.isCutShort && comparison.compared < 3000 && comparison.compared > 0)
        #expect(ZoneComparison(of: AuditWorld.zone, [ZoneCollection("a", records)]) { true }.isCutShort)
        let reading = ZoneFile.reading(Array(text.utf8), origin: AuditWorld.zone, isOver: { true })
        #expect(reading.isGivenUp && reading.zone.records.count < 3000 && reading.problems.isEmpty)
    }

    @Test("a copy that could not be read is unknown, never the same") func unread() {
        let trouble = CopyTrouble("c", "is no good zone file: c:1:1: bad", details: ["c:1:1: bad"])
        let two = judge([("a", "x 1 A 192.0.2.1\n"), ("b", "x 1 A 192.0.2.1\n")], troubles: [trouble])
        #expect(two.overall == .unknown)
        #expect(two[0].summary == "c is no good zone file: c:1:1: bad")
        let one = judge([("a", "x 1 A 192.0.2.1\n")], troubles: [trouble])
        #expect(one.overall == .unknown && one.last?.summary == "nothing was compared: only a could be read")
        #expect(judge([]).last?.summary == "nothing was compared: no copy could be read")
        #expect(judge([("a", ""), ("b", "")]).overall == .unknown)
    }
}
