import Peers
import Testing

/// What others tell a watch that runs: over HTTP, and by commands of other processes.
struct WatchLedgerTests {
    private static let configuration = "heartbeats: [{id: dump, every: 1d}, {id: copy, every: 1d}]"

    @Test("an event needs the token, and is on the timeline then")
    func events() async throws {
        try await withWatchedFolder { folder in
            try folder.configure(folder.itself + Self.configuration)
            try await folder.watching { _ in
                let body = #"{"summary": "deployed 4.2", "author": "ci"}"#
                let json = "Content-Type: application/json"
                let refused = try await folder.fetch("/api/v1/events", "-H", json, "-d", body)
                #expect(refused.status == 401 || refused.status == 403, "\(refused)")
                let wrong = try await folder.fetch(
                    "/api/v1/events", "-H", json, "-H", "Authorization: Bearer another-token-of-theirs", "-d", body)
                #expect(wrong.status == 401 || wrong.status == 403, "\(wrong)")
                let taken = try await folder.fetch(
                    "/api/v1/events", "-H", json, "-H", "Authorization: Bearer \(WatchedFolder.token)", "-d", body)
                #expect(taken.status == 201, "\(taken)")
                let timeline = try await folder.upkeep("timeline").standardOutput
                #expect(timeline.split(separator: "deployed 4.2").count == 2, "\(timeline)")
            }
        }
    }

    @Test("what somebody noted is what changed before the next incident")
    func note() async throws {
        try await withWatchedFolder { folder in
            try folder.configure(folder.itself + Self.configuration)
            try await folder.watching { _ in
                #expect(try await folder.upkeep("note", "moved the backups").status == .exited(0))
                // Whoever has heard the silence has read the note, which is older.
                _ = try await folder.upkeep("silence", "copy", "--for", "1h")
                try await folder.eventually("read") {
                    try await folder.list("monitors").contains { $0["silenced"] as? Bool == true }
                }
                #expect(try await folder.fetch("/ping/dump/fail", "-X", "POST").status == 200)
                try await folder.eventually("told") { try !folder.alerts.isEmpty }
                let change = try folder.alerts.first?.change ?? ""
                #expect(change.contains("before: moved the backups"), "\(change)")
            }
        }
    }

    @Test("a silence of another process keeps an alert back until it ends; an acknowledgement is known")
    func silence() async throws {
        try await withWatchedFolder { folder in
            try folder.configure(folder.itself + Self.configuration)
            try await folder.watching { _ in
                let silenced = try await folder.upkeep("silence", "dump", "--for", "1h")
                #expect(silenced.status == .exited(0), "\(silenced)")
                try await folder.eventually("silenced") {
                    try await folder.list("monitors").contains {
                        $0["name"] as? String == "dump" && $0["silenced"] as? Bool == true
                    }
                }
                for job in ["dump", "copy"] { _ = try await folder.fetch("/ping/\(job)/fail", "-X", "POST") }
                // The other is told, so that the silenced one's time to be told has come, too.
                try await folder.eventually("one told") { try !folder.alerts.isEmpty }
                #expect(try folder.alerts.map(\.subjects) == [["copy"]])
                let resumed = try await folder.upkeep("resume", "dump")
                #expect(resumed.status == .exited(0), "\(resumed)")
                try await folder.eventually("both told") { try folder.alerts.count == 2 }
                #expect(try folder.alerts.map(\.subjects) == [["copy"], ["dump"]])
                let incident = try #require(try folder.alerts.last?.incident)
                #expect(try await folder.upkeep("ack", incident).status == .exited(0))
                try await folder.eventually("acknowledged") {
                    try await folder.list("incidents").contains {
                        $0["id"] as? String == incident && $0["acknowledgedBy"] as? String == "anna"
                    }
                }
            }
        }
    }
}
