import Glibc
import Peers
import Testing

/// A config that changes while it is watched, and the end and the next start of the watch.
struct WatchReloadTests {
    private static let well = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    @Test("a broken config is told with its place and changes nothing; a good one is followed, on a signal at once")
    func reload() async throws {
        try await withHostileServer(Self.well) { server in
            try await withWatchedFolder { folder in
                let first = "sites:\n  - {name: one, url: 'http://127.0.0.1:\(server.port)/'}"
                let second = first + "\n  - {name: two, url: 'http://127.0.0.1:\(server.port)/two'}"
                try folder.configure(first)
                try await folder.watching { process in
                    try folder.configure(first + "\n  - {name: two, url: 'ftp://127.0.0.1/'}")
                    try await folder.eventually("told") { process.standardError.contains("upkeep.yaml:3:") }
                    #expect(process.standardOutput.contains("the one before stays in force"))
                    #expect(try await folder.statuses().keys.sorted().filter { $0.count == 3 } == ["one"])
                    try folder.configure(second)
                    try await folder.eventually("followed") { try await folder.statuses()["two"] == "ok" }
                    // By then nobody looks at the file but because of the signal: it is as it was.
                    let told = process.standardOutput.split(separator: "\n").count
                    kill(process.processID, SIGHUP)
                    try await folder.eventually("read again") {
                        process.standardOutput.split(separator: "\n").count == told + 1
                    }
                    #expect(process.standardOutput.contains("the config was read again: watching 2 sites"))
                    try folder.configure(first)
                    kill(process.processID, SIGHUP)
                    try await folder.eventually("forgotten") { try await folder.statuses()["two"] == nil }
                }
                #expect(try folder.alerts.isEmpty)
            }
        }
    }

    @Test("it ends when told to, and what was open goes on with the next start and is told once")
    func restart() async throws {
        try await withWatchedFolder { folder in
            let port = try Ports.free()
            try folder.configure("sites:\n  - {name: one, url: 'http://127.0.0.1:\(port)/'}")
            try await folder.watching { process in
                try await folder.eventually("told") { try folder.alerts.count == 1 }
                #expect(try await process.end(by: SIGTERM) == .exited(0))
                #expect(process.standardError == "" && process.standardOutput.contains("stopped on request"))
            }
            try await folder.watching { _ in
                try await folder.eventually("still open") {
                    try await folder.list("incidents").contains { $0["open"] as? Bool == true }
                }
                // It has been seen to be bad again, more than once.
                try await folder.eventually("looked at") { try await folder.statuses()["one"] == "critical" }
                try await withHostileServer(Self.well, port: port) { _ in
                    try await folder.eventually("resolved") { try folder.alerts.last?.kind == "resolved" }
                }
            }
            let alerts = try folder.alerts
            #expect(alerts.map(\.kind) == ["opened", "resolved"] && Set(alerts.map(\.incident)).count == 1)
        }
    }
}
