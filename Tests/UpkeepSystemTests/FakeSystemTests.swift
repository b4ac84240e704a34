import FakeSystem
import Testing
import UpkeepSystem

@Suite("the fakes fail on use, without a crash")
struct FakeSystemTests {
    static let uses: [(String, @Sendable (System) async -> Void)] = [
        ("read", { _ = try? $0.files.read("/etc/passwd") }), ("list", { _ = try? $0.files.list("/") }),
        ("write", { try? $0.files.write([], to: "/tmp/x") }), ("facts", { _ = try? $0.files.facts("/") }),
        ("environment", { _ = $0.environment["HOME"] }), ("limits", { _ = $0.limits.raiseOpenFiles() }),
        ("interrupts", { _ = await $0.interrupts.first() }), ("host name", { _ = $0.vantage }),
    ]

    @Test("an unprovided use is an issue", arguments: uses.indices)
    func forbidden(_ use: Int) async {
        await withKnownIssue { await Self.uses[use].1(.fake()) }
    }

    @Test("what a test provides works as on a machine")
    func provided() async throws {
        let files = FakeFiles(["/etc/upkeep/upkeep.yaml": "sites: []\n", "/etc/upkeep/conf.d/a.yaml": "a"])
        let output = FakeOutput()
        let system = System.fake(files: files.files, environment: Environment(["HOME": "/root"]), output: output)
        #expect(try system.files.readText("/etc/upkeep/upkeep.yaml") == "sites: []\n")
        #expect(try system.files.list("/etc/upkeep") == ["conf.d", "upkeep.yaml"])
        #expect(try system.files.facts("/etc/upkeep/conf.d")?.kind == .folder)
        #expect(throws: FileError.self) { try system.files.write([1], to: "/etc/upkeep/upkeep.yaml") }
        try system.files.write([0x61], to: "/new")
        #expect(files["/new"] == "a")
        try system.standardOutput.write("data")
        #expect(output.text == "data")
        output.fail(with: OutputError(.readerGone, "gone"))
        #expect(throws: OutputError.self) { try system.standardOutput.write("more") }
    }
}
