import Foundation
import Peers
import Testing

/// Whatever becomes of its memory, `why` and `check` give their verdict.
struct WhyMemoryTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let options: [String]
        var environment: [String: String] = [:]
        /// What standard error holds; nothing when nil.
        let note: String?
        /// Spoils the folder first.
        var spoil: @Sendable (TemporaryDirectory) throws -> Void = { _ in }
    }

    private static let note = "note: nothing is remembered: "

    static let rows = [
        Row(
            testDescription: "there is no home", options: [],
            note: note + "there is no home folder; `--state FOLDER` names a place for it"),
        Row(
            testDescription: "the home cannot be written to", options: [], environment: ["HOME": "/proc/upkeep"],
            note: note + "`/proc/upkeep/.local/state/upkeep` cannot be made or is no folder"),
        Row(
            testDescription: "the named folder is a file", options: ["--state", "PLACE/file"],
            note: note + "`PLACE/file` cannot be made or is no folder"
        ) { try $0.write("file", "x") },
        Row(
            testDescription: "the store is garbage", options: ["--state", "PLACE"],
            note: note + "`PLACE/upkeep.sqlite` is not a database, or is damaged"
        ) { try $0.write("upkeep.sqlite", String(repeating: "garbage ", count: 1000)) },
        Row(testDescription: "nothing is to be remembered", options: ["--state", "none"], note: nil),
        Row(testDescription: "all is well", options: ["--state", "PLACE"], note: nil),
    ]

    @Test(arguments: rows)
    func verdictComesAllTheSame(row: Row) async throws {
        try await withTemporaryDirectory { directory in
            try row.spoil(directory)
            let folder = { (text: String) in text.replacing("PLACE", with: directory.path) }
            try await withTemporaryDirectory { temporary in
                try await withProcess(["demo", "--serve"], environment: ["TMPDIR": temporary.path]) { process in
                    let text = try await process.output { $0.contains("config init") && $0.hasSuffix("\n") }
                    for verb in ["why", "check"] {
                        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  upkeep \(verb) ") })
                        var words = line.split(separator: " ").dropFirst().map(String.init)
                        if let place = words.firstIndex(of: "--state") { words.removeSubrange(place...(place + 1)) }
                        let output = try await run(
                            Upkeep.invocation(words + row.options.map(folder), environment: row.environment))
                        #expect(output.status == .exited(0), "\(output)")
                        #expect(!output.standardOutput.isEmpty)
                        let lines = output.standardError.split(separator: "\n").filter { $0.hasPrefix(Self.note) }
                        // A check without a home is what it always was: it has no use for good times.
                        let isSilent =
                            row.note == nil || verb == "check" && row.options.isEmpty && row.environment.isEmpty
                        #expect(lines.count == (isSilent ? 0 : 1), "\(output.standardError)")
                        if !isSilent, let note = row.note { #expect(lines.first?.hasPrefix(folder(note)) == true) }
                    }
                    #expect(try await process.end(by: SIGINT) == .exited(0))
                }
            }
        }
    }
}
