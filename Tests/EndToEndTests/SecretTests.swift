import Peers
import Testing

/// What a config or a URL holds in secret reaches the server and nothing else.
struct SecretTests {
    private static let secret = "correct-horse-battery"
    /// `ops:correct-horse-battery` in base64.
    private static let basic = "b3BzOmNvcnJlY3QtaG9yc2UtYmF0dGVyeQ=="
    private static let script = HostileScript.answer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")

    @Test(
        "never in any output, whatever form the secret came in",
        arguments: [
            "auth: {basic: {user: ops, password: \(secret)}}", "auth: {basic: {user: ops, password_file: secret}}",
            "auth: {basic: {user: ops, password: '${UPKEEP_TEST_SECRET}'}}", "auth: {bearer: \(secret)}",
            "auth: {bearer_file: secret}", "headers: {Authorization: 'Bearer ${UPKEEP_TEST_SECRET}'}",
            "headers: {Authorization: 'Bearer \(secret)'}", "headers: {authorization: 'Basic \(basic)'}",
            "headers: {X-Api-Key: \(secret)}", "headers: {Cookie: 'lang=en; session=\(secret)'}",
        ])
    func config(_ key: String) async throws {
        try await withHostileServer(Self.script) { server in
            try await withTemporaryDirectory { directory in
                try directory.write("secret", Self.secret + "\n")
                let config = try directory.write(
                    "upkeep.yaml", "sites:\n  - name: shop\n    url: http://127.0.0.1:\(server.port)/\n    \(key)\n")
                for options in [
                    ["-vv", "--explain"], ["--format", "json", "--explain"], ["--format", "prometheus"],
                    ["--format", "nagios"],
                ] {
                    let output = try await run(
                        Upkeep.invocation(
                            ["check", "--config", config] + options, environment: ["UPKEEP_TEST_SECRET": Self.secret]))
                    #expect(output.status == .exited(2), "\(output.standardOutput)\(output.standardError)")
                    Self.expectNone(output)
                    guard options.contains("--explain") else { continue }
                    let steps = output.standardOutput + output.standardError
                    #expect(steps.contains("  GET /\n") && steps.contains("    Host: 127.0.0.1:\(server.port)\n"))
                    #expect(steps.contains(": (secret)") || steps.contains("=(secret)"), "\(steps)")
                }
                let requests = server.received.map { String(decoding: $0, as: UTF8.self) }
                #expect(
                    requests.count == 4 && requests.allSatisfy { $0.contains(Self.secret) || $0.contains(Self.basic) })
            }
        }
    }

    @Test func inAURL() async throws {
        try await withHostileServer(Self.script) { server in
            let url = "http://ops:\(Self.secret)@127.0.0.1:\(server.port)/"
            for arguments in [
                ["check", url, "-vv", "--explain"], ["check", url, "--format", "json"], ["config", "init", url],
            ] {
                let output = try await run(Upkeep.invocation(arguments))
                Self.expectNone(output)
            }
            #expect(String(decoding: server.received.first ?? [], as: UTF8.self).contains(Self.basic))
        }
    }

    @Test("nor when the server sends it back, or it stands in the URL, or in what is sent")
    func echoed() async throws {
        let value = "correct horse/battery\"%1"
        let encoded = "correct%20horse%2Fbattery%22%251"
        let page = "<html>you sent \(value) and \(encoded)</html>"
        let script = HostileScript.answer(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Echo: \(value)\r\nAuthorization: Bearer abcdef\r\n"
                + "Set-Cookie: session=s3ss10n-value; Path=/\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)")
        let mail = HostileScript([
            .send(Array("220 mail\r\n".utf8)), .readLine, .send(Array("500 what is \(value)?\r\n".utf8)), .hold,
        ])
        try await withHostileServer(script) { server in
            try await withHostileServer(mail) { mail in
                try await withTemporaryDirectory { directory in
                    let config = try directory.write(
                        "upkeep.yaml",
                        """
                        defaults: {timeouts: {total: 3s}}
                        sites:
                          - url: http://${UPKEEP_TEST_HOST}:\(server.port)/?q=${UPKEEP_TEST_API_KEY}
                            expect: {contains: 'in stock: ${UPKEEP_TEST_API_KEY}', headers: {X-Echo: '^nothing$'}}
                          - url: tcp://${UPKEEP_TEST_HOST}:\(mail.port)
                            dialogue: [{expect: '^220'}, {send: 'AUTH ${UPKEEP_TEST_API_KEY}'}, {expect: '^250'}]

                        """)
                    for options in [
                        ["-vv", "--explain"], ["--format", "json", "--explain"], ["--format", "prometheus"],
                        ["--format", "nagios"], ["--format", "ndjson"],
                    ] {
                        let output = try await run(
                            Upkeep.invocation(
                                ["check", "--config", config] + options,
                                environment: ["UPKEEP_TEST_API_KEY": value, "UPKEEP_TEST_HOST": "127.0.0.1"]))
                        let text = output.standardOutput + output.standardError
                        for part in ["correct", "battery", "abcdef", "s3ss10n"] {
                            #expect(!text.contains(part), "\(part) in \(options): \(text)")
                        }
                        #expect(text.contains("(secret)") && text.contains("127.0.0.1"), "\(options): \(text)")
                    }
                }
            }
        }
    }

    @Test("a secret that is one of our own words spoils no report", arguments: ["critical", "summary", "findings"])
    func ourWords(_ word: String) async throws {
        let script = HostileScript.answer(
            "HTTP/1.1 500 \(word)\r\nContent-Length: 0\r\nX-Echo: \(word)\r\n\r\n")
        try await withHostileServer(script) { server in
            try await withTemporaryDirectory { directory in
                let config = try directory.write(
                    "upkeep.yaml",
                    "sites:\n  - url: http://127.0.0.1:\(server.port)/\n    auth: {bearer: \(word)}\n"
                        + "    expect: {headers: {X-Echo: '^other$'}}\n")
                let report = try JSONReport(try await Upkeep.run("check", "--config", config, "--format", "json"))
                #expect(report.status == "critical" && report["http.status"]?.status == "critical")
                #expect(report["http.header"]?.summary.contains("`(secret)`") == true)
                let lines = try await Upkeep.run("check", "--config", config, "--format", "prometheus")
                #expect(lines.standardOutput.contains("\nprobe_success{"))
                let plugin = try await Upkeep.run("check", "--config", config, "--format", "nagios")
                #expect(plugin.standardOutput.hasPrefix("UPKEEP CRITICAL - "))
            }
        }
    }

    @Test("nor in a URL that cannot be read", arguments: ["check", "config init"])
    func unreadable(_ command: String) async throws {
        let url = "https://ops:\(Self.secret)@shop.example:port/"
        let output = try await run(
            Upkeep.invocation(command.split(separator: " ").map(String.init) + [url]))
        #expect(output.status == .exited(64) && output.standardError.contains("(secret)@shop.example"))
        Self.expectNone(output)
    }

    @Test("nor in what says that a file cannot be read")
    func unreadableFile() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write(
                "upkeep.yaml",
                "sites:\n  - url: https://shop.example/\n    auth: {bearer_file: '${UPKEEP_TEST_SECRET}/token'}\n")
            let output = try await run(
                Upkeep.invocation(
                    ["config", "check"], in: directory.path, environment: ["UPKEEP_TEST_SECRET": Self.secret]))
            #expect(output.status == .exited(64) && output.standardError.contains("cannot be read"))
            Self.expectNone(output)
        }
    }

    @Test("nor when the line it stands in has a mistake")
    func mistakes() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write(
                "upkeep.yaml",
                "sites:\n  - url: https://shop.example/\n    auth: {basic: {user: ops, password: \(Self.secret), typo: 1}}\n"
            )
            let output = try await Upkeep.run("config", "check", in: directory.path)
            #expect(output.status == .exited(64) && output.standardError.contains("unknown key"))
            Self.expectNone(output)
        }
    }

    private static func expectNone(_ output: CommandOutput, sourceLocation: SourceLocation = #_sourceLocation) {
        for text in [output.standardOutput, output.standardError] {
            #expect(!text.contains(secret) && !text.contains(basic), sourceLocation: sourceLocation)
        }
    }
}
