import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit of a healthy zone")
struct HealthyZoneTests {
    @Test("signed at two providers: nothing alarms, nothing is unknown, every finding is in the catalogue")
    func isSilent() {
        let findings = AuditWorld().findings
        for finding in findings {
            #expect(finding.status == .ok, "\(finding.check): \(finding.summary)")
            #expect(CheckCatalogue.upkeep[finding.check] != nil, "\(finding.check)")
            #expect(finding.subject == Subject(.zone, "example.test"))
        }
        #expect(Set(findings.map(\.check)).count == findings.count)
        #expect(findings.count >= 45)
    }

    @Test("what one address is asked, counted") func count() {
        let world = AuditWorld()
        let plan = AuditPlan(path: world.path)
        let transcript = world.transcript
        let perServer = AuditWorld.everyone.map { transcript.replies(from: $0).count }
        #expect(perServer == [26, 26, 26, 26])
        #expect(perServer.allSatisfy { $0 <= plan.mostPerServer })
        #expect(Set(transcript.replies.map(\.query)).count == transcript.replies.count)
    }
}
