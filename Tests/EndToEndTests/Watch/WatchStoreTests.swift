import Foundation
import Glibc
import Peers
import Testing

/// A watch whose store it cannot use.
struct WatchStoreTests {
    private static let files = ["watch.sqlite", "results.sqlite"]

    @Test("a store that a newer version wrote is refused with what to do, and left as it is", arguments: files)
    func newer(file: String) async throws {
        try await withWatchedFolder { folder in
            try await make(folder)
            try await change(folder, file, "INSERT INTO grdb_migrations (identifier) VALUES ('9999 later')")
            let before = try folder.directory.bytes("store/\(file)")
            let refused = try await folder.watchUntilEnd()
            #expect(refused.status == .exited(2) && refused.standardOutput == "", "\(refused)")
            #expect(
                refused.standardError == """
                    upkeep: `\(folder.store)/\(file)` was written by a newer upkeep
                    hint: use that one, bring back a backup from before it, or name another folder with `--state`

                    """)
            #expect(try folder.directory.bytes("store/\(file)") == before)
        }
    }

    @Test("a damaged store is refused with what to do, and left as it is", arguments: files)
    func damaged(file: String) async throws {
        try await withWatchedFolder { folder in
            try await make(folder)
            // All in the file itself, so that what is damaged is what is read.
            #expect(try await folder.upkeepStore("compact").status == .exited(0))
            let path = "store/\(file)"
            let whole = try folder.directory.bytes(path)
            for part in [0..<64, 4096..<whole.count] {
                var bytes = whole
                for place in part { bytes[place] = 0xA5 }
                try folder.directory.write(path, bytes)
                let refused = try await folder.watchUntilEnd()
                #expect(refused.status == .exited(2) && refused.standardOutput == "", "\(part): \(refused)")
                #expect(refused.standardError.hasPrefix("upkeep: `\(folder.store)/\(file)` is "), "\(refused)")
                #expect(refused.standardError.contains("\nhint: `upkeep store check --state \(folder.store)` says"))
                #expect(refused.standardError.contains("`upkeep store salvage`"))
                #expect(try folder.directory.bytes(path) == bytes)
            }
        }
    }

    @Test("a row that this version cannot read is named, and nobody is told that all is well")
    func unreadable() async throws {
        try await withWatchedFolder { folder in
            try await make(folder)
            try await change(
                folder, "watch.sqlite", "INSERT OR REPLACE INTO state (name, body) VALUES ('engine', x'7b7d')")
            let refused = try await folder.watchUntilEnd()
            #expect(refused.status == .exited(2) && refused.standardOutput == "", "\(refused)")
            #expect(
                refused.standardError == """
                    upkeep: the store's `engine` cannot be read
                    hint: when a newer upkeep wrote it, use that one; otherwise bring back a backup, or name another folder with `--state`

                    """)
        }
    }

    @Test("a backup made while it ran takes the place of a damaged store: what was open goes on, and is not told again")
    func backup() async throws {
        try await withWatchedFolder { folder in
            try folder.configure(folder.itself + "heartbeats: [{id: dump, every: 1d}]")
            try await folder.watching { process in
                #expect(try await folder.fetch("/ping/dump/fail", "-X", "POST").status == 200)
                try await folder.eventually("told") { try !folder.alerts.isEmpty }
                // What was told is in the store a moment later.
                try await folder.eventually("delivered") {
                    try await folder.fetch("/metrics").body
                        .contains(#"upkeep_alerts_delivered_total{instance="alerts to own"} 1"#)
                }
                let backup = try await folder.upkeep("store", "backup", folder.directory.file("copy"))
                #expect(backup.status == .exited(0), "\(backup)")
                _ = try await process.end(by: SIGKILL)
            }
            // The write-ahead log alone would bring it back.
            for file in ["watch.sqlite-wal", "watch.sqlite-shm"] {
                try FileManager.default.removeItem(atPath: "\(folder.store)/\(file)")
            }
            try folder.directory.write("store/watch.sqlite", Array("no database at all, at least 16 bytes".utf8))
            let refused = try await folder.watchUntilEnd()
            #expect(refused.status == .exited(2) && refused.standardError.contains("bring back a backup"), "\(refused)")
            var other = folder
            other.storeName = "copy"
            try await other.watching { _ in
                let incidents = try await other.list("incidents")
                #expect(incidents.contains { $0["open"] as? Bool == true })
                #expect(try await other.fetch("/ping/dump", "-X", "POST").status == 200)
                try await other.eventually("resolved") { try other.alerts.last?.kind == "resolved" }
            }
            let alerts = try other.alerts
            #expect(alerts.map(\.kind) == ["opened", "resolved"] && Set(alerts.map(\.incident)).count == 1)
        }
    }

    /// A store with something in it.
    private func make(_ folder: WatchedFolder) async throws {
        try folder.configure(folder.itself + "heartbeats: [{id: dump, every: 1d}]")
        try await folder.watching { process in
            try await folder.eventually("looked at") { try await folder.statuses()["itself"] == "ok" }
            #expect(try await process.end(by: SIGTERM) == .exited(0))
        }
    }

    private func change(_ folder: WatchedFolder, _ file: String, _ sql: String) async throws {
        let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
        try await mustRun(Invocation(Python.program, ["-c", script, "\(folder.store)/\(file)", sql]))
    }
}
