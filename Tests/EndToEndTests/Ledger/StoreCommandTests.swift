import Foundation
import Peers
import Testing
import UpkeepStore

/// `upkeep store`.
struct StoreCommandTests {
    @Test("check, backup and compact of a store that is well")
    func well() async throws {
        try await withFilledStore { store in
            let check = try await store.run("store", "check")
            #expect(check.status == .exited(0) && check.standardError == "")
            #expect(check.standardOutput.hasPrefix("✓ whole    \(store.folder)/watch.sqlite  "))
            #expect(check.standardOutput.contains(#/ kB, [0-9]+ rows\n\n1 file, [0-9.]+ kB: all whole\n/#))

            let copy = store.folder + "/copy"
            let backup = try await store.run("store", "backup", copy)
            #expect(backup.standardOutput.contains(/copied 1 file, [0-9.]+ kB, to `.*copy`\n/), "\(backup)")
            #expect(
                backup.standardOutput.hasSuffix("next: `upkeep store check --state \(copy)` reads the copy through\n"))
            #expect(try await run(Upkeep.invocation(["incidents", "17", "--state", copy])).status == .exited(0))

            let again = try await store.run("store", "backup", copy)
            #expect(
                again.standardError.hasPrefix("upkeep: `\(copy)/watch.sqlite` is there already, and is not replaced\n"))
            #expect(again.status == .exited(2) && again.standardOutput == "")

            let compact = try await store.run("store", "compact")
            #expect(
                compact.standardOutput.contains(/compacted `.*`: [0-9.]+ kB before, [0-9.]+ kB now\n/), "\(compact)")
            #expect(compact.status == .exited(0))
        }
    }

    @Test("a damaged store is named, and what reads of it is saved")
    func damaged() async throws {
        try await withFilledStore { store in
            _ = try await store.run("store", "compact")
            let path = "\(store.folder)/watch.sqlite"
            var bytes = try Data(contentsOf: URL(filePath: path))
            // The last page is a table's or an index's; the first ones hold the schema.
            for place in bytes.count - 4096..<bytes.count { bytes[place] = 0xA5 }
            try bytes.write(to: URL(filePath: path))

            let check = try await store.run("store", "check")
            #expect(check.status == .exited(2))
            #expect(check.standardOutput.hasPrefix("✗ damaged  \(path)  "), "\(check)")
            #expect(
                check.standardOutput.contains(
                    "next: bring back a backup, or save what still reads: `upkeep store salvage"))
            let timeline = try await store.run("timeline")
            #expect(timeline.status == .exited(2) && timeline.standardOutput == "")
            #expect(timeline.standardError.contains("hint: `upkeep store check --state \(store.folder)`"))

            let new = store.folder + "/new"
            let salvage = try await store.run("store", "salvage", new)
            #expect(salvage.standardOutput.contains("`\(new)/watch.sqlite`: "), "\(salvage)")
            #expect(salvage.status == .exited(0) || salvage.status == .exited(2))
            #expect(try await run(Upkeep.invocation(["store", "check", "--state", new])).status == .exited(0))
        }
    }

    @Test("where there is no store it says which folder to name", arguments: ["check", "backup", "compact", "salvage"])
    func nothing(_ verb: String) async throws {
        try await withTemporaryDirectory { folder in
            let destination = ["backup", "salvage"].contains(verb) ? [folder.file("new")] : []
            let output = try await run(Upkeep.invocation(["store", verb] + destination + ["--state", folder.path]))
            #expect(
                output.standardError == """
                    upkeep: `\(folder.path)` has no store in it
                    hint: name the folder that `--state` names to `upkeep watch`

                    """)
            #expect(output.status == .exited(2) && output.standardOutput == "")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }
}
