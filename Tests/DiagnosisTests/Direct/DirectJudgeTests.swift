import Diagnosis
import Testing
import UpkeepCore

@Suite("why, where there is no name to ask about")
struct DirectJudgeTests {
    @Test(arguments: DirectRow.beyond + DirectRow.near + DirectRow.others)
    func saysWhetherItIsUs(row: DirectRow) {
        var world = DirectWorld()
        row.fault(&world)
        let answer = DirectJudge.judge(world.observation)
        #expect(answer.verdict.code == row.code)
        #expect(answer.verdict.confidence == row.confidence)
        #expect(answer.status == row.status)
        #expect(answer.verdict.summary == row.sentence)
        if let scope = row.scope { #expect(answer.scope?.contains(scope) == true, "\(answer.scope ?? "no scope")") }
        if let missing = row.missing {
            #expect(answer.verdict.missing?.contains(missing) == true, "\(answer.verdict.missing ?? "nothing missing")")
        }
        #expect(answer.also == row.also)
        #expect((answer.verdict.missing == nil) == (answer.verdict.confidence == .certain))
        // The report's status is the headline's.
        #expect(answer.findings.overall == row.status, "\(answer.findings)")
    }
}
