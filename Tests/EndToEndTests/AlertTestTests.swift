import Peers
import Testing

/// `upkeep alert test` against receivers that take alerts, refuse them, and are not there.
struct AlertTestTests {
    private static let secret = "correct-horse-battery"
    private static let taken = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    private struct World {
        var directory: TemporaryDirectory

        func test(_ arguments: String...) async throws -> CommandOutput {
            try await run(Upkeep.invocation(["alert", "test"] + arguments, in: directory.path))
        }
    }

    /// A config with these channels.
    private func with<Value: Sendable>(
        _ channels: String, _ body: (World) async throws -> Value
    ) async throws -> Value {
        try await withTemporaryDirectory { directory in
            try directory.write(
                "upkeep.yaml",
                "sites: [{url: 'https://shop.example/'}]\nalerts:\n  channels:\n"
                    + channels.split(separator: "\n").map { "    \($0)\n" }.joined())
            return try await body(World(directory: directory))
        }
    }

    @Test("every channel that is not named otherwise gets one test, at once")
    func taken() async throws {
        try await withHostileServer(Self.taken) { server in
            try await with(
                """
                - {name: web, webhook: {url: 'http://127.0.0.1:\(server.port)/hook/\(Self.secret)'}}
                - {name: own, exec: {command: [/bin/sh, -c, 'cat > "$1"', sh, OUT]}}
                """
            ) { world in
                let out = world.directory.file("alert.json")
                let config = world.directory.read("upkeep.yaml").replacing("OUT", with: "'\(out)'")
                try world.directory.write("upkeep.yaml", config)
                let output = try await world.test()
                #expect(output.status == .exited(0), "\(output.standardError)")
                #expect(output.standardOutput.contains("the channel `web` took the test in "))
                #expect(output.standardOutput.contains("the channel `own` took the test in "))
                #expect(!(output.standardOutput + output.standardError).contains(Self.secret))
                let request = String(decoding: server.received.first ?? [], as: UTF8.self)
                #expect(server.accepted == 1 && request.hasPrefix("POST /hook/\(Self.secret) HTTP/1.1\r\n"))
                #expect(request.contains("this is a test: nothing is wrong"))
                #expect(world.directory.read("alert.json").contains("the channel is `own`"))
            }
        }
    }

    @Test("what a receiver answers is said, one line each, and never its secret")
    func failing() async throws {
        let broken = HostileScript.answer(
            "HTTP/1.1 503 Busy\r\nContent-Length: 37\r\n\r\nno room for /hook/\(Self.secret.prefix(19))")
        let refusing = HostileScript.answer(
            "HTTP/1.1 404 Gone\r\nContent-Length: 15\r\n\r\nno such webhook")
        let closed = try Ports.free()
        try await withHostileServer(broken) { busy in
            try await withHostileServer(refusing) { gone in
                try await with(
                    """
                    - {name: busy, webhook: {url: 'http://127.0.0.1:\(busy.port)/hook/\(Self.secret)'}, fallback: own}
                    - {name: gone, slack: {url: 'http://127.0.0.1:\(gone.port)/\(Self.secret)'}}
                    - {name: dead, discord: {url: 'http://127.0.0.1:\(closed)/\(Self.secret)'}}
                    - {name: own, exec: {command: [/bin/true]}}
                    """
                ) { world in
                    let output = try await world.test()
                    let text = output.standardOutput.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    #expect(output.status == .exited(2), "\(output.standardError)")
                    #expect(text.contains("the channel `busy` did not take the test: it answered 503"), "\(text)")
                    #expect(
                        text.contains("the channel `gone` refuses the test: it answered 404 not found: no such webhook")
                    )
                    #expect(text.contains("`upkeep config reference alerts.channels.slack`"))
                    #expect(text.contains("the channel `dead` did not take the test: "))
                    #expect(text.contains("the channel `own` took the test in "))
                    #expect(!(output.standardOutput + output.standardError).contains("correct-horse"))
                    // One attempt each, whatever the queue would have done.
                    #expect(busy.accepted == 1 && gone.accepted == 1)
                }
            }
        }
    }

    @Test("only the channels that are named, in every format")
    func named() async throws {
        try await with(
            """
            - {name: good, exec: {command: [/bin/true]}}
            - {name: bad, exec: {command: [/bin/false]}}
            """
        ) { world in
            let good = try JSONReport(try await world.test("good", "--format", "json"))
            #expect(good.command == "alert test" && good.status == "ok" && good.findings.count == 1)
            #expect(good["alert.channel"]?.subject == "alerts to good")
            let bad = try await world.test("bad", "--format", "json")
            #expect(bad.status == .exited(2))
            #expect(try JSONReport(bad)["alert.channel"]?.status == "critical")
            let plugin = try await world.test("--format", "nagios")
            #expect(plugin.status == .exited(2) && plugin.standardOutput.hasPrefix("UPKEEP CRITICAL - "))
        }
    }

    @Test(
        "what cannot be sent is a mistake in the command line",
        arguments: [
            ([], "", "no config at `./upkeep.yaml`"),
            ([], "sites: [{url: 'https://a.example/'}]", "`upkeep.yaml` has no alert channel"),
            (
                ["opps"],
                "sites: [{url: 'https://a.example/'}]\nalerts: {channels: [{name: ops, exec: {command: [/bin/true]}}]}",
                "hint: did you mean `ops`?"
            ),
        ])
    func mistakes(_ channels: [String], _ config: String, _ text: String) async throws {
        try await withTemporaryDirectory { directory in
            if !config.isEmpty { try directory.write("upkeep.yaml", config) }
            let output = try await run(Upkeep.invocation(["alert", "test"] + channels, in: directory.path))
            #expect(output.status == .exited(64) && output.standardOutput.isEmpty)
            #expect(output.standardError.contains(text), "\(output.standardError)")
        }
    }
}
