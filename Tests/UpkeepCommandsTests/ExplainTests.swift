import Checks
import Testing
import UpkeepCore
import UpkeepSystem

/// `upkeep explain`.
struct ExplainTests {
    @Test func everyCheckByFamily() async {
        let run = await CommandRun("explain")
        let blocks = run.output.split(separator: "\n\n").dropLast().map { $0.split(separator: "\n") }
        let families = blocks.map { Set($0.map { $0.prefix { $0 != "." } }) }
        #expect(families.allSatisfy { $0.count == 1 })
        #expect(Set(families.flatMap { $0 }).count == families.count)
        #expect(blocks.flatMap { $0 }.count == CheckCatalogue.upkeep.checks.count)
        #expect(run.output.hasSuffix("\nnext: `upkeep explain CHECK` says why one matters and what to do about it\n"))
        #expect(run.status == 0 && run.errors == "")
    }

    @Test func oneCheck() async throws {
        let check = try #require(CheckCatalogue.upkeep["tls.expiry"])
        let run = await CommandRun("explain", "tls.expiry")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "tls.expiry: \(check.title)")
        #expect(lines.contains("  bad news is  critical"))
        #expect(lines.contains("  hangs on     tls.handshake"))
        #expect(lines.contains { $0.hasPrefix("  what to do   ") })
    }

    @Test("lines fit, whatever the width", arguments: [nil, 60, 80, 300])
    func width(_ columns: Int?) async {
        let terminal = Terminal(
            isTerminal: columns != nil, columns: columns, colour: false, unicode: true, canRewrite: false)
        let widest = min(columns ?? 80, 96)
        for check in CheckCatalogue.upkeep.checks {
            let run = await CommandRun("explain", check.id.text, terminal: terminal)
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= widest }, "\(run.output)")
        }
    }
}
