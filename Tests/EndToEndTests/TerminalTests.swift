import Peers
import Testing

/// Colour and width, as the other side wants them.
struct TerminalTests {
    private static let arguments = ["demo", "--fault", "wrong-name"]

    @Test func aTerminalGetsColourAndItsWidth() async throws {
        let page = try await PseudoTerminal.run(Self.arguments, columns: 60)
        #expect(page.text.contains("\u{1B}[1;31m"))
        #expect(page.lines.allSatisfy { $0.count <= 60 }, "\(page.lines)")
        #expect(page.lines.contains("    the certificate is for `blog.demo.test`, not for"), "\(page.lines)")
        #expect(page.status == .exited(2))
    }

    @Test("no colour where none is wanted", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], ["CLICOLOR": "0"]])
    func plain(_ environment: [String: String]) async throws {
        let page = try await PseudoTerminal.run(Self.arguments, columns: 100, environment: environment)
        #expect(!page.text.contains("\u{1B}[1;31m") && !page.text.contains("\u{1B}[1m"))
        #expect(page.lines.contains("✗ critical  shop"))
    }

    @Test func aPipeGetsColourOnlyByForce() async throws {
        let plain = try await run(Upkeep.invocation(Self.arguments))
        #expect(!plain.standardOutput.contains("\u{1B}"))
        let forced = try await run(Upkeep.invocation(Self.arguments, environment: ["CLICOLOR_FORCE": "1"]))
        #expect(forced.standardOutput.contains("\u{1B}[1;31m"))
        let refused = try await run(
            Upkeep.invocation(Self.arguments, environment: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]))
        #expect(!refused.standardOutput.contains("\u{1B}"))
    }

    @Test("errors wrap under their beginning")
    func errors() async throws {
        let page = try await PseudoTerminal.run(["check", "--format", "xml"], columns: 50)
        #expect(
            page.lines.prefix(2) == [
                "upkeep: the value `xml` is invalid for `--format", "        <format>`; it is one of `text`, `json`,",
            ], "\(page.lines)")
    }
}
