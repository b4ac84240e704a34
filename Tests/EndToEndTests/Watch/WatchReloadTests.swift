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

    @Test("a reload stands in the timeline with what it changed, and is what changed for that site when it breaks then")
    func whatChanged() async throws {
        try await withHostileServer(Self.well) { server in
            try await withWatchedFolder { folder in
                let first = "sites:\n  - {name: one, url: 'http://127.0.0.1:\(server.port)/'}\n"
                let second = "  - {name: two, url: 'http://127.0.0.1:\(server.port)/two'}"
                try folder.configure(first + second)
                try await folder.watching { process in
                    try await folder.eventually("well") {
                        try await folder.statuses().filter { $0.value == "ok" && $0.key.count == 3 }.count == 2
                    }
                    try folder.configure(first + second.replacing("\(server.port)/two", with: "\(try Ports.free())/"))
                    kill(process.processID, SIGHUP)
                    try await folder.eventually("told") { try !folder.alerts.isEmpty }
                    let alert = try #require(try folder.alerts.first)
                    #expect(alert.subjects == ["two"])
                    #expect(alert.change?.hasSuffix("before: config reloaded: 1 site changed (`two`)") == true)
                    #expect(process.standardOutput.contains("watching 2 sites; 1 site changed (`two`)"))
                }
                let timeline = try await folder.upkeep("timeline").standardOutput
                #expect(timeline.contains("upkeep watch  config reloaded: 1 site changed (`two`)"), "\(timeline)")
            }
        }
    }

    @Test("where it cannot listen it does not start and says nothing of watching, to nobody; where it can it does")
    func refused() async throws {
        try await withHostileServer(Self.well) { server in
            try await withTemporaryDirectory { directory in
                let socket = try NotifySocket(directory.file("notify"))
                let path = socket.path
                var folder = WatchedFolder(directory: directory, port: server.port)
                folder.placed = { invocation in
                    var invocation = invocation
                    invocation.environment["NOTIFY_SOCKET"] = path
                    return invocation
                }
                try folder.configure(folder.itself)
                let output = try await folder.watchUntilEnd()
                #expect(output.status == .exited(70) && output.standardOutput == "", "\(output)")
                #expect(output.standardError.contains("cannot listen on"))
                #expect(!socket.heard().contains { $0.contains("READY=1") })

                var other = WatchedFolder(directory: directory, port: try Ports.free())
                other.placed = folder.placed
                try other.configure(other.itself)
                try await other.watching { _ in
                    try await other.eventually("ready") {
                        socket.heard().contains("READY=1\nSTATUS=watching 1 site")
                    }
                }
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
            try await folder.watching { process in
                try await folder.eventually("told what is still open") {
                    process.standardOutput.contains("1 incident is still open: #1 (")
                }
                #expect(process.standardOutput.contains("watching 1 site\n"))
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
            #expect(alerts.map(\.kind) == ["opened", "resolved"], "\(alerts)")
            #expect(Set(alerts.map(\.incident)).count == 1)
        }
    }
}
