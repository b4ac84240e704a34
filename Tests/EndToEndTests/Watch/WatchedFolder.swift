import Foundation
import Peers
import Testing

/// A folder with a config, a store and a file of alerts, in which `upkeep watch` runs as often as a test likes.
struct WatchedFolder: Sendable {
    static let token = "a-token-of-these-tests"

    let directory: TemporaryDirectory
    /// Where the watch answers HTTP.
    let port: Int
    /// Puts the watch, and whoever asks it, on another disk or into another network.
    var placed: @Sendable (Invocation) throws -> Invocation = { $0 }

    private var config: String { directory.file("upkeep.yaml") }
    /// The folder of its memory within ours.
    var storeName = "store"
    var store: String { directory.file(storeName) }
    var url: String { "http://127.0.0.1:\(port)" }

    /// A site that is well as long as the watch is there: a config must have one.
    var itself: String { "sites: [{name: itself, url: '\(url)/healthz'}]\n" }

    /// Writes the config: these lines, where to listen, and one channel that keeps each alert as a line of a file.
    ///
    /// - Parameter channels: more of them, each as an element of a YAML list on a line of its own.
    func configure(_ text: String, watch: String = "every: 1s", channels: String = "") throws {
        let more = channels.split(separator: "\n").map { "    \($0)\n" }.joined()
        try directory.write(
            "upkeep.yaml",
            """
            \(text)
            watch: {listen: '127.0.0.1:\(port)', token: \(Self.token), \(watch)}
            alerts:
              channels:
                - name: own
                  group_from: 10000
                  burst: 1000
                  exec: {command: [/bin/sh, -c, 'cat >> "$1"', sh, '\(directory.file("alerts"))']}
            \(more)
            """)
    }

    /// What was told so far, the oldest first.
    var alerts: [ToldAlert] {
        get throws {
            try directory.read("alerts").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map { try ToldAlert($0) }
        }
    }

    /// Starts the watch for the length of `body`, which begins once it answers.
    func watching<Value>(
        _ arguments: [String] = [], _ body: (RunningUpkeep) async throws -> Value
    ) async throws -> Value {
        let arguments = ["watch", "--config", config, "--state", store] + arguments
        return try await withProcess(placed(Upkeep.invocation(arguments))) { process in
            try await process.until("\(process.standardOutput)\(process.standardError)") {
                process.standardOutput.contains("/metrics and /healthz answer")
            }
            return try await body(process)
        }
    }

    /// Another command on the same store.
    func upkeep(_ arguments: String...) async throws -> CommandOutput {
        try await run(placed(Upkeep.invocation(arguments + ["--state", store], environment: ["USER": "anna"])))
    }

    func upkeepStore(_ command: String) async throws -> CommandOutput {
        try await run(placed(Upkeep.invocation(["store", command, "--state", store])))
    }

    /// The watch where it is not expected to last.
    func watchUntilEnd() async throws -> CommandOutput {
        try await run(placed(Upkeep.invocation(["watch", "--config", config, "--state", store])))
    }

    /// Asks the watch.
    func fetch(_ path: String, _ arguments: String...) async throws -> (status: Int, body: String) {
        let output = try await run(
            placed(
                Invocation(
                    "curl",
                    ["-sS", "--noproxy", "*", "--max-time", "60", "-w", "\n%{http_code}"] + arguments + [url + path])))
        var lines = output.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
        let status = lines.popLast().flatMap { Int($0) } ?? 0
        return (status, lines.joined(separator: "\n"))
    }

    func object(_ path: String) async throws -> [String: Any] {
        try DocumentedJSON.object(try await fetch(path).body)
    }

    /// The elements of the one list that the API answers with.
    func list(_ name: String) async throws -> [[String: Any]] {
        try #require(try await object("/api/v1/\(name)")[name] as? [[String: Any]])
    }

    /// Every monitor's status, by its name.
    func statuses() async throws -> [String: String] {
        Dictionary(
            try await list("monitors").map { ($0["name"] as? String ?? "", $0["status"] as? String ?? "") }
        ) { $1 }
    }

    /// Waits until `condition` holds, for as long as a busy machine may need.
    func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(90)
        while !(try await condition()) {
            try #require(ContinuousClock.now < end, "never \(what): \(directory.read("alerts"))")
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}

/// Gives `body` a folder to watch from.
func withWatchedFolder<Value>(_ body: (WatchedFolder) async throws -> Value) async throws -> Value {
    try await withTemporaryDirectory { directory in
        try await body(WatchedFolder(directory: directory, port: try Ports.free()))
    }
}

/// The same, with the store on a disk that is soon full.
func withWatchedSmallDisk<Value>(_ body: (WatchedFolder, SmallDisk) async throws -> Value) async throws -> Value {
    try await withWatchedFolder { folder in
        try await withSmallDisk("4m", at: folder.directory.folder("store")) { disk in
            var folder = folder
            folder.placed = { try disk.entering($0) }
            return try await body(folder, disk)
        }
    }
}
