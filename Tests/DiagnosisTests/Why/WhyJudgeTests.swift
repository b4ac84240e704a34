import Diagnosis
import Testing
import UpkeepCore

struct WhyJudgeTests {
    @Test(
        arguments: WhyRow.here + WhyRow.delegation + WhyRow.servers + WhyRow.answers + WhyRow.site + WhyRow.together
            + WhyRow.world + WhyRow.elsewhere + WhyRow.innocent)
    func saysTheCauseInPlainWords(row: WhyRow) {
        var world = WhyWorld()
        row.fault(&world)
        let answer = WhyJudge.judge(world.observation)
        #expect(answer.verdict.code == row.code)
        #expect(answer.verdict.confidence == row.confidence)
        #expect(answer.verdict.summary == row.sentence)
        if let status = row.status { #expect(answer.status == status) }
        if let scope = row.scope { #expect(answer.scope?.contains(scope) == true, "\(answer.scope ?? "no scope")") }
        if let clock = row.clock { #expect(answer.clock == clock) }
        if let missing = row.missing {
            #expect(answer.verdict.missing?.contains(missing) == true, "\(answer.verdict.missing ?? "nothing missing")")
        }
        #expect(answer.also == row.also)
        // What a verdict lacks is said, and a certain one lacks nothing.
        #expect((answer.verdict.missing == nil) || answer.verdict.confidence != .certain)
        #expect((answer.verdict.missing != nil) || answer.verdict.confidence == .certain)
    }

    /// The first line begins with the answer, so nobody has to read on to know whose fault it is.
    @Test(
        arguments: WhyRow.here + WhyRow.delegation + WhyRow.servers + WhyRow.answers + WhyRow.site + WhyRow.together
            + WhyRow.world + WhyRow.elsewhere + WhyRow.innocent)
    func neverBlamesTheWrongSide(row: WhyRow) {
        var world = WhyWorld()
        row.fault(&world)
        let answer = WhyJudge.judge(world.observation)
        let isSite = answer.verdict.code.rawValue.hasPrefix("site.")
        if answer.verdict.summary.hasPrefix("DNS, not your site") { #expect(!isSite) }
        if answer.verdict.summary.hasPrefix("not DNS") { #expect(isSite) }
        #expect(answer.verdict.summary.last != ".")
        #expect(!answer.verdict.summary.contains("  "))
        // The report's status is the headline's, unless something else that is wrong is graver.
        #expect(answer.findings.overall == answer.status || !answer.also.isEmpty)
        for finding in answer.findings where finding.status != .ok && finding.check != answer.findings.first?.check {
            #expect(finding.suppressedBy != nil || !answer.also.isEmpty, "\(finding.check)")
        }
    }
}
