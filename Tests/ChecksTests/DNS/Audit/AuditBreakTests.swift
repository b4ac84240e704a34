import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit: one thing broken at a time")
struct AuditBreakTests {
    @Test(
        "each break raises its own alarms and no others",
        arguments: AuditBreak.servers + AuditBreak.delegations + AuditBreak.conduct + AuditBreak.data
            + AuditBreak.signing + AuditBreak.redundancy)
    func raisesExactlyItsOwn(broken: AuditBreak) {
        var world = AuditWorld()
        broken.apply(&world)
        let findings = world.findings
        let alarms = findings.filter { $0.status != .ok && $0.suppressedBy == nil }
        let told = alarms.map { "\($0.check) \($0.status.rawValue): \($0.summary)" }.joined(separator: "\n")
        #expect(Set(alarms.map(\.check)) == Set(broken.alarms.map(\.check)), "\(told)")
        #expect(alarms.count == broken.alarms.count, "\(told)")
        for expected in broken.alarms {
            let finding = alarms.first { $0.check == expected.check }
            #expect(finding?.status == expected.status, "\(told)")
            #expect(finding?.summary.contains(expected.words) == true, "\(told)")
            #expect(finding?.remedy?.isEmpty == false, "\(told)")
        }
        for finding in findings {
            #expect(!isSentenceCase(finding.summary), "\(finding.summary)")
            #expect(!finding.summary.hasSuffix(".") && !finding.summary.contains("  "), "\(finding.summary)")
            #expect(finding.summary.filter { $0 == "`" }.count.isMultiple(of: 2), "\(finding.summary)")
        }
    }

    /// `ANY` and `NSEC` may begin a sentence, `The` may not.
    private func isSentenceCase(_ text: String) -> Bool {
        text.first?.isUppercase == true && text.dropFirst().first?.isLowercase == true
    }
}
