import Peers
import Testing

/// What a server sends can be anything; what reaches the terminal cannot.
struct HostileContentTests {
    private static let escape = "\u{1B}]0;owned\u{7}\u{1B}[31m\u{9B}2J\u{202E}\u{8}"

    private static let answers: [HostileScript] = [
        .answer("HTTP/1.1 500 Oops\(escape)\r\nContent-Length: 0\r\n\r\n"),
        .answer("HTTP/1.1 200 OK\r\nX-Trace: \(escape)\r\nSet-Cookie: a=\(escape)\r\nContent-Length: 0\r\n\r\n"),
        .answer("HTTP/1.1 302 Found\r\nLocation: /\(escape)\r\nContent-Length: 0\r\n\r\n"),
        .answer("HTTP/1.1 302 Found\r\nLocation: javascript:\(escape)\r\nContent-Length: 0\r\n\r\n"),
        .answer("\(escape)\(escape)\r\n\r\n"),
        .answer("HTTP/1.1 200 OK\r\nContent-Encoding: \(escape)\r\nContent-Length: 2\r\n\r\nok"),
    ]

    @Test(
        "in no form of output, nor in a trace",
        arguments: answers.indices,
        [
            ["-vv", "--explain"], ["--format", "json", "--explain"], ["--format", "prometheus"],
            ["--format", "nagios"],
        ])
    func web(_ number: Int, _ options: [String]) async throws {
        try await withHostileServer(Self.answers[number]) { server in
            let output = try await run(Upkeep.invocation(["check", "http://127.0.0.1:\(server.port)/"] + options))
            #expect(output.terminalControls == [])
            #expect(!output.standardOutput.isEmpty)
        }
    }

    @Test func banners() async throws {
        try await withHostileServer(.banner("220 \(Self.escape)\r\n")) { server in
            try await withTemporaryDirectory { directory in
                let config = try directory.write(
                    "upkeep.yaml",
                    "sites:\n  - url: tcp://127.0.0.1:\(server.port)\n    dialogue: [{expect: '^250 '}]\n    timeouts: {total: 500ms}\n"
                )
                let output = try await Upkeep.run("check", "--config", config, "--explain", "-vv")
                #expect(output.status == .exited(2), "\(output.standardOutput)\(output.standardError)")
                #expect(output.standardOutput.contains("owned"))
                #expect(output.terminalControls == [])
            }
        }
    }

    @Test("a C locale gets ASCII, whatever the page was written in")
    func plainLocale() async throws {
        try await withHostileServer(.answer("HTTP/1.1 500 Größe €\r\nContent-Length: 0\r\n\r\n")) { server in
            let output = try await Upkeep.run(
                "check", "http://127.0.0.1:\(server.port)/", "--explain", environment: ["LC_ALL": "C"])
            #expect(output.standardOutput.utf8.allSatisfy { $0 < 0x80 })
            #expect(output.standardOutput.hasPrefix("http://"))
        }
    }
}
