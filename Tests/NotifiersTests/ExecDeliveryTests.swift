import Checks
import Foundation
import Notifiers
import Peers
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("delivery by a program")
struct ExecDeliveryTests {
    private func script(_ text: String, in directory: TemporaryDirectory, mode: Int = 0o755) throws -> String {
        let path = try directory.write("page.sh", "#!/bin/sh\n\(text)\n")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    @Test("it gets its arguments as they are, the alert on its input, and no more of our environment than it needs")
    func runs() async throws {
        try await withTemporaryDirectory { directory in
            let path = try script(
                "cat > '\(directory.file("in"))'; env > '\(directory.file("env"))'; printf '%s|' \"$@\" > '\(directory.file("args"))'",
                in: directory)
            let environment = Environment(["PATH": "/usr/bin:/bin", "HOME": "/nowhere", "OURS": "S3cr3t"])
            try await Postman.with(environment: environment) { postman in
                let notifier = try ExecNotifier(
                    command: [path, "a b", "$(touch \(directory.file("hacked")))", "", "'\"\\"],
                    environment: ["TOKEN": Secret("S3cr3t=1")])
                #expect(await postman.deliver(SampleAlerts.nasty, by: notifier) == .delivered)
            }
            #expect(directory.read("args") == "a b|$(touch \(directory.file("hacked")))||'\"\\|")
            #expect(directory.read("hacked").isEmpty)
            let headline = try JSONReader.value(at: JSONPath("$.headline"), in: directory.bytes("in"))
            #expect(headline == .scalar(.text(SampleAlerts.hostile)))
            let variables = directory.read("env").split(separator: "\n")
            for expected in [
                "TOKEN=S3cr3t=1", "UPKEEP_KIND=opened", "UPKEEP_STATUS=warning", "PATH=/usr/bin:/bin", "HOME=/nowhere",
            ] {
                #expect(variables.contains(Substring(expected)), "\(expected)")
            }
            #expect(!variables.contains { $0.hasPrefix("OURS") })
        }
    }

    @Test(
        "its exit status says what became of it",
        arguments: [
            ("exit 0", DeliveryOutcome.delivered), ("echo said; exit 0", .delivered),
            ("echo no modem >&2; exit 75", .retry("the command exited with status 75: no modem")),
            ("exit 1", .retry("the command exited with status 1")),
            ("exit 64", .never("the command exited with status 64")),
            ("echo bad S3cr3t-token >&2; exit 78", .never("the command exited with status 78: bad (secret)")),
            ("no-such-program", .never("")), ("kill -9 $$", .retry("the command was ended by signal 9")),
            ("exec 0<&-; exit 0", .delivered), ("head -c 3000000 /dev/zero >&2; exit 0", .delivered),
            ("head -c 3000000 /dev/zero; exit 0", .delivered),
            ("sleep 300 & exit 0", .delivered), ("exec </dev/null; exit 3", .retry("the command exited with status 3")),
        ])
    func statuses(text: String, expected: DeliveryOutcome) async throws {
        try await withTemporaryDirectory { directory in
            let notifier = try ExecNotifier(
                command: [try script(text, in: directory)], environment: ["TOKEN": Secret("S3cr3t-token")])
            try await Postman.with(environment: Environment(["PATH": "/usr/bin:/bin"])) { postman in
                var vast = SampleAlerts.vast
                vast.headline = "short"
                let outcome = await postman.deliver(vast, by: notifier)
                if case .never("") = expected {
                    #expect(outcome.sentence?.contains("status 127") == true, "\(outcome)")
                } else {
                    #expect(outcome == expected)
                }
            }
        }
    }

    @Test("a program that hangs is ended with all that it started")
    func hangs() async throws {
        try await withTemporaryDirectory { directory in
            let path = try script(
                "trap '' TERM; sleep 1000 & echo $! > '\(directory.file("child"))'; echo $$ > '\(directory.file("self"))'; while :; do sleep 1; done",
                in: directory)
            try await Postman.with(environment: Environment(["PATH": "/usr/bin:/bin"])) { postman in
                let outcome = await postman.deliver(by: try ExecNotifier(command: [path]), within: .seconds(5))
                #expect(outcome == .retry("the command did not finish within 5 s and was ended"))
            }
            for name in ["child", "self"] {
                let id = try #require(Int32(directory.read(name).filter(\.isNumber)), "\(name)")
                let end = ContinuousClock.now + .seconds(60)
                while Self.isRunning(id), ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(10)) }
                #expect(!Self.isRunning(id), "\(name)")
            }
        }
    }

    /// An orphan that nobody reaps is a zombie; it runs no more.
    private static func isRunning(_ id: Int32) -> Bool {
        let state = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)) ?? ""
        return !state.isEmpty && !state.contains(") Z ")
    }

    @Test("what cannot be run is for somebody to repair")
    func missing() async throws {
        try await withTemporaryDirectory { directory in
            try await Postman.with { postman in
                let absent = await postman.deliver(by: try ExecNotifier(command: [directory.file("none")]))
                guard case .never(let sentence) = absent else {
                    Issue.record("\(absent)")
                    return
                }
                #expect(sentence.contains(directory.file("none")))
            }
        }
    }
}
