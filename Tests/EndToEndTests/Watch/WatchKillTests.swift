import Foundation
import Glibc
import Peers
import Testing

/// kill -9 at any instant, while jobs report.
struct WatchKillTests {
    private static let rounds = ProcessInfo.processInfo.environment["UPKEEP_KILLS"].flatMap { Int($0) } ?? 12

    @Test("the store stays whole, no incident is lost or there twice, and whoever heard of one hears of its end")
    func kills() async throws {
        try await withWatchedFolder { folder in
            let jobs = (0..<Self.rounds).map { "job\($0)" }
            try folder.configure(folder.itself + "heartbeats:\n" + jobs.map { "  - {id: \($0), every: 1d}\n" }.joined())
            var failed: Set<String> = []
            for round in 0..<Self.rounds {
                try await folder.watching { process in
                    async let isTaken = ping(jobs[round], "/fail", folder)
                    // One that failed two rounds ago is well again, which may come before anybody heard of it.
                    if round >= 2, round.isMultiple(of: 3), try await ping(jobs[round - 2], "", folder) {
                        failed.remove(jobs[round - 2])
                    }
                    try await Task.sleep(for: .milliseconds(Int.random(in: 0...300)))
                    _ = try await process.end(by: SIGKILL)
                    if try await isTaken { failed.insert(jobs[round]) }
                }
            }
            try await folder.watching { process in
                // Whatever was answered is known, and is told.
                try await folder.eventually("told of \(failed.sorted())") {
                    Set(try folder.alerts.filter { $0.kind == "opened" }.flatMap(\.subjects)).isSuperset(of: failed)
                }
                for job in jobs {
                    let isTaken = try await ping(job, "", folder)
                    #expect(isTaken)
                }
                try await folder.eventually("all over") {
                    let over = Set(try folder.alerts.filter { $0.kind == "resolved" }.map(\.incident))
                    let heard = Set(try folder.alerts.map(\.incident))
                    let incidents = try await folder.list("incidents")
                    return heard == over && incidents.allSatisfy { $0["open"] as? Bool == false }
                }
                #expect(try await process.end(by: SIGTERM) == .exited(0))
            }
            let check = try await folder.upkeepStore("check")
            #expect(check.status == .exited(0), "\(check)")
            let listed = try await folder.upkeep("incidents", "--since", "1d", "--format", "json")
            let all = try #require(try DocumentedJSON.object(listed.standardOutput)["incidents"] as? [[String: Any]])
            let ids = all.compactMap { $0["id"] as? String }
            #expect(ids.count == all.count && Set(ids).count == ids.count)
            // Each job failed once.
            let struck = all.compactMap { $0["subject"] as? String }
            #expect(Set(struck).count == struck.count && Set(struck).isSuperset(of: failed), "\(struck)")
            let alerts = try folder.alerts
            for (incident, told) in Dictionary(grouping: alerts, by: \.incident) {
                #expect(ids.contains(incident) && Set(told.map(\.dedupKey)).count == 1)
                #expect(told.first?.kind == "opened" && told.last?.kind == "resolved", "\(told)")
            }
        }
    }

    /// - Returns: whether the watch took it, before it was killed.
    private func ping(_ job: String, _ what: String, _ folder: WatchedFolder) async throws -> Bool {
        try await folder.fetch("/ping/\(job)\(what)", "-X", "POST").status == 200
    }
}
