import Glibc
import Peers
import TestTraits
import Testing

/// The disk that the store is on is full.
@Suite("a watch on a full disk", .tags(.root), .requiresRoot)
struct WatchFullDiskRootTests {
    private static let well = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    private static let full = "cannot grow: the disk is full"

    @Test("looks and alerts go on from memory, it says so, and when there is room again nothing of it was lost")
    func full() async throws {
        try await withHostileServer(Self.well) { hook in
            try await withHostileServer(Self.well) { other in
                try await withWatchedSmallDisk { folder, disk in
                    let port = try Ports.free()
                    try folder.configure(
                        """
                        sites:
                          - {name: shop, url: 'http://127.0.0.1:\(port)/'}
                          - {name: other, url: 'http://127.0.0.1:\(other.port)/'}
                        heartbeats: [{id: dump, every: 1d}]
                        """, channels: "- {name: hook, webhook: {url: 'http://127.0.0.1:\(hook.port)/hook'}}")
                    try await folder.watching { process in
                        try await withHostileServer(Self.well, port: port) { _ in
                            try await folder.eventually("all well") {
                                let statuses = try await folder.statuses()
                                return statuses["shop"] == "ok" && statuses["other"] == "ok"
                            }
                            try disk.fill()
                        }
                        // An incident that begins while there is no room, and one that ends, too.
                        #expect(try await folder.fetch("/ping/dump/fail", "-X", "POST").status == 200)
                        try await folder.eventually("told") {
                            Set(try told(hook).filter { $0.kind == "opened" }.flatMap(\.subjects))
                                .isSuperset(of: ["shop", "dump"])
                        }
                        #expect(try await folder.fetch("/ping/dump", "-X", "POST").status == 200)
                        try await folder.eventually("told of the end") {
                            try told(hook).contains { $0.kind == "resolved" && $0.subjects == ["dump"] }
                        }
                        try await folder.eventually("said") {
                            let health = try await folder.fetch("/healthz")
                            return health.status == 503 && health.body.contains("watch.store")
                                && health.body.contains(Self.full) && process.standardError.contains(Self.full)
                        }
                        #expect(process.standardError.contains("what happens now is only in memory"))
                        #expect(process.standardError.contains("\nhint: `df -h "), "\(process.standardError)")
                        let before = other.accepted
                        try await folder.eventually("looked at again") { other.accepted > before }
                        let seen = other.accepted

                        try disk.makeRoom()
                        try await folder.eventually("well again") { try await folder.fetch("/healthz").status == 200 }
                        try await folder.eventually("said so") {
                            process.standardOutput.contains("all that was seen is on disk again")
                        }
                        // The last look may still be on its way.
                        try await folder.eventually("the looks of the meantime") {
                            let results = try await folder.object("/api/v1/monitors/other/results")
                            let looks = (results["summary"] as? [String: Any])?["looks"] as? [String: Any]
                            return (looks?["ok"] as? Int ?? 0) >= seen - 1
                        }
                        let timeline = try await folder.upkeep("timeline", "--kind", "incident").standardOutput
                        for word in ["shop  opened: ", "dump  opened: ", "dump  resolved after "] {
                            #expect(timeline.split(separator: word).count == 2, "\(timeline)")
                        }
                        #expect(try await process.end(by: SIGTERM) == .exited(0))
                    }
                    let check = try await folder.upkeepStore("check")
                    #expect(check.status == .exited(0), "\(check)")
                    try await folder.watching { _ in
                        try await folder.eventually("bad still") {
                            try await folder.statuses()["shop"] == "critical"
                        }
                        try await withHostileServer(Self.well, port: port) { _ in
                            try await folder.eventually("resolved") {
                                try folder.alerts.contains { $0.kind == "resolved" && $0.subjects == ["shop"] }
                                    && told(hook).contains { $0.kind == "resolved" && $0.subjects == ["shop"] }
                            }
                        }
                    }
                    for name in ["shop", "dump"] {
                        for told in [try folder.alerts, try told(hook)] {
                            let own = told.filter { $0.subjects == [name] }
                            #expect(own.map(\.kind) == ["opened", "resolved"] && Set(own.map(\.incident)).count == 1)
                        }
                    }
                }
            }
        }
    }

    @Test("who ends it while there is no room hears what is lost; a start is refused with what to do")
    func stop() async throws {
        try await withWatchedSmallDisk { folder, disk in
            try folder.configure(folder.itself + "heartbeats: [{id: dump, every: 1d}]")
            try await folder.watching { process in
                try disk.fill()
                #expect(try await folder.fetch("/ping/dump/fail", "-X", "POST").status == 200)
                try await folder.eventually("told") { try folder.alerts.contains { $0.subjects == ["dump"] } }
                #expect(try await process.end(by: SIGTERM) == .exited(0))
                #expect(!process.standardOutput.contains("goes on with the next start"), "\(process.standardOutput)")
                #expect(process.standardOutput.contains("stopped on request; what was not on disk yet is lost"))
                #expect(process.standardError.contains(Self.full))
            }
            // A write-ahead log that was closed has made room.
            try disk.fill()
            let refused = try await folder.watchUntilEnd()
            #expect(refused.status == .exited(70) || refused.status == .exited(2), "\(refused)")
            #expect(refused.standardError.contains(Self.full) && refused.standardError.contains("\nhint: `df -h "))
            try disk.makeRoom()
            try await folder.watching { _ in
                let names = try await folder.statuses().keys
                #expect(names.contains("dump"))
            }
        }
    }

    /// What the webhook got so far.
    private func told(_ hook: HostileServer) throws -> [ToldAlert] {
        try hook.received.compactMap { request in
            try String(decoding: request, as: UTF8.self).split(separator: "\r\n\r\n").last.map { try ToldAlert($0) }
        }
    }
}
