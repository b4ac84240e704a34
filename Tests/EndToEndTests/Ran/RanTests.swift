import Foundation
import Glibc
import Peers
import Testing

/// `upkeep ran`: the job comes first, and what is told of it never changes how it goes.
struct RanTests {
    private static let welcome = HostileScript.answer("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")

    /// The first line and the body of each ping.
    private func pings(_ server: HostileServer) -> [(line: String, body: String)] {
        server.received.map { request in
            let text = String(decoding: request, as: UTF8.self)
            let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(text.prefix { $0 != "\r\n" }), parts.count == 2 ? String(parts[1]) : "")
        }
    }

    private func ran(_ server: HostileServer, _ command: [String], _ options: [String] = []) async throws
        -> CommandOutput
    {
        try await run(
            Upkeep.invocation(
                ["ran", "dump", "--url", "http://127.0.0.1:\(server.port)"] + options + ["--"] + command,
                environment: ["FOO": "bar"]))
    }

    @Test(
        "the job is as without it, and its start, status and last lines are told",
        arguments: [
            ("echo out; echo err >&2; echo $FOO", 0, "out\nbar\n", "err\n"), ("exit 3", 3, "", ""),
            ("printf '\\033[31mred\\033[0m\\n'; exit 255", 255, "\u{1B}[31mred\u{1B}[0m\n", ""),
            ("kill -TERM $$", 143, "", ""), ("kill -KILL $$", 137, "", ""),
        ])
    func job(_ script: String, _ status: CInt, _ out: String, _ err: String) async throws {
        try await withHostileServer(Self.welcome) { server in
            let output = try await ran(server, ["sh", "-c", script])
            #expect(output.status == .exited(status))
            #expect(output.standardOutput == out && output.standardError == err)
            let pings = pings(server)
            try #require(pings.count == 2, "\(pings)")
            #expect(pings[0].line == "POST /ping/dump/start HTTP/1.1" && pings[0].body == "")
            #expect(pings[1].line == "POST /ping/dump/\(status) HTTP/1.1")
            let told = Set(pings[1].body.split(separator: "\n"))
            #expect(told == Set((out + err).replacing(/\u{1B}\[[0-9]+m/, with: "").split(separator: "\n")))
        }
    }

    @Test("what cannot be run has a shell's status, and is told too")
    func notRun() async throws {
        try await withHostileServer(Self.welcome) { server in
            for (program, status, words) in [
                ("/nowhere/job", 127, "is not found"), ("/etc/hostname", 126, "cannot be run"),
            ] {
                let output = try await ran(server, [program])
                #expect(output.status == .exited(CInt(status)))
                #expect(output.standardError == "upkeep: `\(program)` \(words)\n")
                #expect(pings(server).last?.line == "POST /ping/dump/\(status) HTTP/1.1")
                #expect(pings(server).last?.body == "`\(program)` \(words)")
            }
            #expect(try await ran(server, ["no-such-job-anywhere"]).status == .exited(127))
        }
    }

    @Test("megabytes pass through whole, and the last 10 kB are told")
    func much() async throws {
        try await withHostileServer(Self.welcome) { server in
            let output = try await ran(server, ["seq", "300000"])
            #expect(output.standardOutput.utf8.count == 1_988_895 && output.standardOutput.hasSuffix("\n300000\n"))
            let body = try #require(pings(server).last?.body)
            #expect(body.utf8.count <= 10_000)
            if !body.isEmpty { #expect(body.hasPrefix("29")) }
        }
    }

    @Test(
        "nobody to tell: one line on standard error, and the job's own status",
        arguments: [
            ("http://127.0.0.1:<P>", "(status 4) was not told of: http://127.0.0.1:<P>: "),
            ("ftp://x", "`dump` was not told of: the url cannot be used"),
            ("", "`dump` was not told of: nobody said where to; hint: `--url http://HOST:PORT`, or $UPKEEP_URL"),
        ])
    func unreachable(_ url: String, _ words: String) async throws {
        let port = "\(try Ports.free())"
        let output = try await run(
            Upkeep.invocation(
                ["ran", "dump", "--timeout", "400ms", "--", "sh", "-c", "echo done; exit 4"],
                environment: ["UPKEEP_URL": url.replacing("<P>", with: port)]))
        #expect(output.status == .exited(4) && output.standardOutput == "done\n")
        #expect(output.standardError.hasPrefix("note: "))
        #expect(output.standardError.contains(words.replacing("<P>", with: port)), "\(output.standardError)")
        #expect(output.standardError.split(separator: "\n").count == 1)
    }

    @Test(
        "without --url and $UPKEEP_URL the config says where to",
        arguments: [
            "listen: 127.0.0.1:<P>", "listen: 0.0.0.0:<P>", "{public_url: 'http://127.0.0.1:<P>/', listen: none}",
        ])
    func configured(_ watch: String) async throws {
        try await withHostileServer(Self.welcome) { server in
            try await withTemporaryDirectory { directory in
                let watch = watch.replacing("<P>", with: "\(server.port)")
                let settings = watch.hasPrefix("{") ? watch : "{\(watch)}"
                try directory.write("upkeep.yaml", "sites: [{url: 'https://example.com/'}]\nwatch: \(settings)\n")
                let output = try await Upkeep.run("ran", "dump", "--", "true", in: directory.path)
                #expect(output.status == .exited(0) && output.standardError == "")
                #expect(pings(server).last?.line == "POST /ping/dump/0 HTTP/1.1")
            }
        }
    }

    @Test("an end that is refused for good is told once, one that may be taken later up to three times")
    func tries() async throws {
        for (answer, count) in [("404 Not Found", 2), ("503 Busy", 4)] {
            try await withHostileServer(.answer("HTTP/1.1 \(answer)\r\nContent-Length: 0\r\n\r\n")) { server in
                let output = try await ran(server, ["true"], ["--timeout", "60s"])
                #expect(output.status == .exited(0))
                #expect(output.standardError.contains("it answered \(answer.prefix(3))"), "\(output.standardError)")
                #expect(output.standardError.split(separator: "\n").count == 1)
                #expect(server.accepted == count)
            }
        }
    }

    @Test("a watch that never answers is not waited for")
    func silent() async throws {
        try await withHostileServer(.silentAfterRequest) { server in
            let output = try await ran(server, ["true"], ["--timeout", "300ms"])
            #expect(output.status == .exited(0))
            #expect(output.standardError.contains("was not told of"))
        }
    }

    @Test(
        "signals go on to the job, and its answer to them is the answer", arguments: [SIGTERM, SIGINT, SIGHUP, SIGUSR1])
    func signals(_ number: CInt) async throws {
        try await withHostileServer(Self.welcome) { server in
            let script = "trap 'echo caught; exit 7' \(number); echo ready; while :; do sleep 0.05; done"
            let arguments = ["ran", "dump", "--url", "http://127.0.0.1:\(server.port)", "--", "sh", "-c", script]
            try await withProcess(arguments) { process in
                _ = try await process.output { $0.contains("ready") }
                #expect(try await process.end(by: number) == .exited(7))
                #expect(process.standardOutput == "ready\ncaught\n")
                #expect(pings(server).last?.line == "POST /ping/dump/7 HTTP/1.1")
            }
        }
    }

    @Test("standard input is the job's")
    func input() async throws {
        try await withTemporaryDirectory { directory in
            let process = try ChildProcess(
                Upkeep.invocation(["ran", "x", "--timeout", "100ms", "--", "head", "-1"]),
                standardOutput: directory.file("out"), standardError: directory.file("err"))
            defer { process.stop() }
            try process.send(Array("hello\n".utf8))
            while process.poll() == nil { try await Task.sleep(for: .milliseconds(5)) }
            #expect(directory.read("out") == "hello\n")
        }
    }

    @Test("what a job leaves running does not hold it up")
    func daemon() async throws {
        try await withHostileServer(Self.welcome) { server in
            let output = try await ran(server, ["sh", "-c", "sleep 300 & echo $!"])
            #expect(output.status == .exited(0))
            let daemon = try #require(pid_t(output.standardOutput.dropLast()))
            #expect(kill(daemon, SIGKILL) == 0, "it still ran")
        }
    }

    @Test(arguments: [
        (["ran", "dump"], "say what to run: `upkeep ran dump -- COMMAND`"),
        (["ran", "du/mp", "--", "true"], "`du/mp` is no id: it has letters, digits, `.`, `_` and `-`, 128 at most"),
        (["ran", "dump", "--timeout", "1h", "--", "true"], "--timeout takes from `100ms` to `60s`"),
        (["ran", "dump", "true"], "say what to run: `upkeep ran dump -- COMMAND`"),
    ])
    func mistakes(_ arguments: [String], _ message: String) async throws {
        let output = try await run(Upkeep.invocation(arguments))
        #expect(output.standardError == "upkeep: \(message)\nhint: `upkeep ran --help` shows what it takes\n")
        #expect(output.status == .exited(64))
    }
}
