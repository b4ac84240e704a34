import Glibc
import Peers
import Testing
import UpkeepDemo

/// What of a config that changed is in force without a restart, besides what is watched.
struct WatchFollowTests {
    private static let job = "heartbeats: [{id: dump, every: 1d}]"
    private static let well = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    /// Writes the config as `change` makes it, and says so.
    private func change(_ folder: WatchedFolder, _ process: RunningUpkeep, _ change: (String) -> String) throws {
        try folder.directory.write("upkeep.yaml", change(folder.directory.read("upkeep.yaml")))
        kill(process.processID, SIGHUP)
    }

    private func event(_ folder: WatchedFolder, _ token: String) async throws -> Int {
        try await folder.fetch(
            "/api/v1/events", "-H", "Content-Type: application/json", "-H", "Authorization: Bearer \(token)", "-d",
            #"{"summary": "deployed", "author": "ci"}"#
        ).status
    }

    @Test("another port answers and the old one no more; a port that is taken changes nothing; another token counts")
    func moved() async throws {
        try await withHostileServer(Self.well) { taken in
            try await withWatchedFolder { folder in
                let moved = WatchedFolder(directory: folder.directory, port: try Ports.free())
                try folder.configure(Self.job)
                try await folder.watching { process in
                    try change(folder, process) { $0.replacing(":\(folder.port)'", with: ":\(taken.port)'") }
                    try await folder.eventually("refused") { process.standardError.contains("cannot listen on") }
                    #expect(process.standardOutput.contains("the one before stays in force"))
                    #expect(try await folder.fetch("/healthz").status == 200)
                    try change(folder, process) { $0.replacing(":\(taken.port)'", with: ":\(moved.port)'") }
                    try await folder.eventually("moved") { try await moved.fetch("/healthz").status == 200 }
                    try await folder.eventually("closed") { try await folder.fetch("/healthz").status == 0 }
                    #expect(try await event(moved, WatchedFolder.token) == 201)
                    try change(folder, process) { $0.replacing(WatchedFolder.token, with: "another-of-these-tests") }
                    try await folder.eventually("known") { try await event(moved, "another-of-these-tests") == 201 }
                    #expect(try await event(moved, WatchedFolder.token) == 401)
                    try change(folder, process) { $0.replacing("'127.0.0.1:\(moved.port)'", with: "none") }
                    try await folder.eventually("silent") { try await moved.fetch("/healthz").status == 0 }
                }
            }
        }
    }

    @Test("somebody else outside is pinged, and what is said of the store is said to wait for a restart")
    func deadManAndStore() async throws {
        try await withHostileServer(Self.well) { outside in
            let url = "http://127.0.0.1:\(outside.port)/dead"
            try await withWatchedFolder { folder in
                try folder.configure(Self.job)
                try await folder.watching { process in
                    try change(folder, process) {
                        $0.replacing("every: 1s}", with: "every: 1s, store: {raw: 3d, budget: 1GB}}")
                            .replacing("alerts:\n", with: "alerts:\n  dead_man: {url: '\(url)'}\n")
                    }
                    try await folder.eventually("pinged") { !outside.received.isEmpty }
                    try await folder.eventually("told") {
                        process.standardError.contains("`watch.store.raw`, `watch.store.budget` changed in the config")
                    }
                    #expect(process.standardError.contains("restart `upkeep watch`"))
                    try await folder.eventually("written") {
                        try await folder.upkeep("timeline").standardOutput.contains("`watch.store.raw`")
                    }
                    #expect(try await folder.fetch("/healthz").status == 200)
                }
            }
        }
    }

    @Test("names are asked of other resolvers, and others are trusted")
    func outlook() async throws {
        try await withShop { served in
            try await withWatchedFolder { folder in
                let good = served.site.configYAML(caFile: served.caFile)
                let bad = good.replacing("\(served.site.resolver)", with: "127.0.0.1:1")
                    .replacing("\nca_file: ", with: "\n# ca_file: ")
                try folder.configure(bad)
                try await folder.watching(["--control", "none"]) { process in
                    try await folder.eventually("looked at") { try await folder.statuses()["shop"] != nil }
                    #expect(try await folder.statuses()["shop"] != "ok")
                    try folder.configure(good)
                    kill(process.processID, SIGHUP)
                    try await folder.eventually("well") { try await folder.statuses()["shop"] == "ok" }
                }
            }
        }
    }
}
