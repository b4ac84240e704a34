import FoundationEssentials
import Peers
import TestTraits
import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("a full disk", .tags(.root), .requiresRoot)
struct FullDiskRootTests {
    @Test("is said for what it is, leaves nothing half written, and all goes on when there is room again")
    func full() async throws {
        try await withTemporaryDirectory { folder in
            // The small disk exists in the writer's own mount namespace, and is gone with it.
            let disk = "\(folder.path)/disk"
            try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
            let script = """
                mount -t tmpfs -o size=3m none "$1" && dd if=/dev/zero of="$1/ballast" bs=1024 count=1024 status=none \
                && exec "$2" fill "$1/store"
                """
            let command = ["--mount", "sh", "-c", script, "sh", disk, StoreWriter.program]
            let peer = try Peer(Invocation("unshare", command), directory: folder)
            defer { peer.stop() }
            try await peer.waitUntilReady([.says("waiting 1\n")], deadline: .seconds(180))
            #expect(peer.log.contains("append disk-full after"))

            // No room yet: trying again is refused again, in the same words.
            try peer.send(Array("\n".utf8))
            try await peer.waitUntilReady([.says("waiting 2\n")], deadline: .seconds(180))
            #expect(peer.log.contains("still disk-full"))

            let inside = "/proc/\(peer.processID)/root\(disk)"
            try FileManager.default.removeItem(atPath: "\(inside)/ballast")
            try peer.send(Array("\n".utf8))
            // It goes on until that room is full as well, and waits.
            try await peer.waitUntilReady([.says("again "), .says("waiting 3\n")], deadline: .seconds(180))
            #expect(peer.log.contains("commit disk-full after"))

            // What it said it had kept is what is there, and no more.
            let reached = try #require(peer.log.split(separator: "\n").last { $0.hasPrefix("again") })
            let words = reached.split(separator: " ").compactMap { Int($0) }
            let copy = "\(folder.path)/copy"
            try FileManager.default.copyItem(atPath: "\(inside)/store", toPath: copy)
            peer.stop()
            #expect(try await StoreFolder(copy).check().allSatisfy(\.isSound))
            let store = try SQLiteWatchStore(folder: copy)
            let incidents = try await store.incidents(IncidentQuery(limit: .max))
            #expect(incidents.count >= words[1])
            #expect(incidents.allSatisfy { $0.members.count == 5 })
            #expect(try await store.state("count") == Array("\(incidents.count)".utf8))
            let series = MonitoredSeries(Subject(.site, "shop 199"), from: Vantage(name: "here"))
            let window = Timestamp(seconds: 0)..<Timestamp(seconds: 86_400 * 365)
            #expect(try await store.summary(of: series, in: window, withLatency: false).looks.ok >= words[0])
        }
    }
}
