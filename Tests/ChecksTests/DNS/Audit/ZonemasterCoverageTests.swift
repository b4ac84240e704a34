import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit: Zonemaster's test cases")
struct ZonemasterCoverageTests {
    /// Those whose verdict needs cryptography are told by ``DNSSECFact``s; DNSSEC12 and NAMESERVER14 do not exist.
    private static let numbers: [String] =
        [
            "ADDRESS": 1...3, "BASIC": 1...3, "CONNECTIVITY": 1...4, "CONSISTENCY": 1...6, "DELEGATION": 1...7,
            "NAMESERVER": 1...15, "SYNTAX": 1...8, "ZONE": 1...11, "DNSSEC": 1...17,
        ]
        .flatMap { area, numbers in numbers.map { "\(area)\($0 < 10 ? "0" : "")\($0)" } }
        .filter {
            !["NAMESERVER14", "DNSSEC02", "DNSSEC06", "DNSSEC08", "DNSSEC09", "DNSSEC10", "DNSSEC12"].contains($0)
        }
        .sorted()

    /// A test case, mostly followed by a message of its.
    private static func entries(_ findings: [Finding]) -> [String] {
        findings.flatMap { finding -> [String] in
            guard case .list(let entries) = finding.evidence["zonemaster"] else { return [] }
            return entries.compactMap { if case .text(let text) = $0 { text } else { nil } }
        }
    }

    private static func cases(_ findings: [Finding]) -> Set<String> {
        Set(entries(findings).map { String($0.prefix { $0 != " " }) })
    }

    @Test(
        "every one is answered by some finding about a healthy zone, or by one about a broken one", arguments: numbers)
    func isCovered(number: String) {
        #expect(Self.seen.contains(number))
    }

    @Test("every message that is named is one that Zonemaster has")
    func exists() {
        let known = ZonemasterTags.debian12.union(ZonemasterTags.later)
        var named = 0
        for broken in AuditBreak.servers + AuditBreak.delegations + AuditBreak.conduct + AuditBreak.data
            + AuditBreak.signing + AuditBreak.redundancy
        {
            var world = AuditWorld()
            broken.apply(&world)
            for entry in Self.entries(world.findings) where entry.contains(" ") {
                #expect(known.contains(entry), "\(broken): \(entry)")
                named += 1
            }
        }
        #expect(named > 100)
    }

    private static let seen: Set<String> = {
        var dead = AuditWorld()
        dead.instead = { AuditWorld.everyone.contains($0.server) ? .silent : nil }
        var announced = AuditWorld()
        announced.reverse = [AuditWorld.alpha4.address: [AuditWorld.alpha]]
        announced.edit { $0.set(AuditWorld.zone, .cdnskey, .cdnskey(FakeZone.entryKey)) }
        return [AuditWorld(), dead, announced].reduce(into: []) { $0.formUnion(cases($1.findings)) }
    }()
}
