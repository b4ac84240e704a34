import NIOPosix
import Peers
import Testing
import UpkeepAPI
import UpkeepCore

@Suite("connections")
struct ConnectionTests {
    @Test("what is no HTTP is told so and cut off; what is old is answered and closed")
    func bytes() async throws {
        let long = String(repeating: "a", count: 20_000)
        let cases: [(request: String, answer: String)] = [
            ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n", "HTTP/1.1 400 "),
            ("GET /healthz\r\n\r\n", "HTTP/1.1 400 "),
            ("GET /healthz HTTP/1.1\r\n\r\n", "HTTP/1.1 400 "),
            ("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400 "),
            ("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: \(long)\r\n\r\n", "HTTP/1.1 400 "),
            ("BREW /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "HTTP/1.1 4"),
            (
                "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 400 "
            ),
            (
                "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 400 "
            ),
            ("GET /healthz HTTP/1.0\r\n\r\n", "HTTP/1.1 200 "),
            ("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Close\r\n\r\n", "HTTP/1.1 200 "),
            ("GET http://localhost/healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 "),
            (
                "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 414 "
            ),
        ]
        try await withAPI { api in
            for (request, answer) in cases {
                let got = try await api.raw(request)
                #expect(got.hasPrefix(answer), "\(request.prefix(60)): \(got.prefix(200))")
                #expect(got.contains("onnection: close"), "\(request.prefix(60)): \(got.prefix(200))")
            }
        }
    }

    @Test("requests that come all at once are answered one after the other")
    func pipelined() async throws {
        try await withAPI { api in
            let one = "GET /ping/\(InMemoryWatch.heartbeat)/log HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let post = "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
            let got = try await api.raw(
                one + post + "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            let statuses = got.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
            #expect(statuses == ["200", "404", "200"])
        }
    }

    @Test("who begins a request and never ends it is cut off")
    func slow() async throws {
        var limits = APILimits()
        limits.idle = .milliseconds(300)
        limits.exchange = .milliseconds(600)
        let settings = APISettings.test { $0.limits = limits }
        try await withAPI(InMemoryWatch(), settings) { (api: RunningAPI) async throws in
            // Each of these waits until the server closes, and would wait for a minute.
            #expect(try await api.raw("").isEmpty)
            #expect(try await api.raw("GET /healthz HTTP/1.1\r\nHost: local").isEmpty)
            let post =
                "POST /ping/\(InMemoryWatch.heartbeat) HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc"
            #expect(try await !api.raw(post).contains("200"))
        }
    }

    @Test("more connections than are allowed wait until another ends")
    func cap() async throws {
        var limits = APILimits()
        limits.connections = 2
        limits.idle = .seconds(3)
        let settings = APISettings.test { $0.limits = limits }
        try await withAPI(InMemoryWatch(), settings) { api in
            // Two that have been answered and stay, then one more that asks: one of them goes before it is answered.
            let script = """
                import select, socket, sys
                make = lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60)
                idle = [make(), make()]
                for s in idle:
                    s.sendall(b"GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n")
                    got = b""
                    while not got.endswith(b"}\\n"): got += s.recv(65536) or b"}\\n"
                asking = make()
                asking.sendall(b"GET /healthz HTTP/1.0\\r\\n\\r\\n")
                order = []
                while len(order) < 3:
                    for s in select.select([x for x in idle + [asking] if x not in order], [], [], 60)[0]:
                        print("answer" if s is asking else "closed", len(s.recv(9)))
                        order.append(s)
                """
            let output = try await mustRun(Invocation(Python.program, ["-c", script, "\(api.port)"]))
            let lines = output.standardOutput.split(separator: "\n")
            #expect(lines.first == "closed 0", "\(lines)")
            #expect(lines.contains("answer 9"), "\(lines)")
        }
    }

    @Test("a server that stops ends what it has begun")
    func stopping() async throws {
        let watch = InMemoryWatch()
        let (entered, enter) = AsyncStream<Void>.makeStream()
        let (opened, open) = AsyncStream<Void>.makeStream()
        await watch.close(enter, until: opened)
        let settings = APISettings.test { $0.limits.stopping = .seconds(60) }
        try await withAPI(watch, settings) { api in
            async let answer = api.curl("/healthz")
            for await _ in entered { break }
            async let stopped: Void = api.server.stop()
            // It listens no more before the answer is due.
            while try await run("curl", "-sS", "--max-time", "5", api.base + "/api/v1/silences").succeeded {}
            open.yield()
            open.finish()
            #expect(try await answer.status == 200)
            await stopped
        }
    }

    @Test("several addresses, IPv6 among them, each with a port of its own")
    func addresses() async throws {
        let settings = APISettings.test {
            $0.addresses = [
                Endpoint(IPAddress(v4: 0x7F00_0001), 0), Endpoint(IPAddress(v6High: 0, low: 1), 0),
            ]
        }
        try await withAPI(InMemoryWatch(), settings) { api in
            #expect(api.endpoints.count == 2 && api.endpoints.allSatisfy { $0.port > 0 })
            for endpoint in api.endpoints {
                let output = try await mustRun(
                    Invocation("curl", ["-sS", "-g", "--max-time", "60", "http://\(endpoint)/healthz"]))
                #expect(output.standardOutput.contains("healthy"))
            }
        }
    }

    @Test("an address that is taken is said to be, and the others are let go")
    func taken() async throws {
        try await withAPI { api in
            let free = Endpoint(IPAddress(v4: 0x7F00_0001), 0)
            let settings = APISettings(addresses: [free, Endpoint(free.address, api.port)])
            let server = APIServer(InMemoryWatch(), settings, on: MultiThreadedEventLoopGroup.singleton)
            let error = await #expect(throws: APIServerError.self) { try await server.run { _ in } }
            #expect(error?.code == "cannot-listen")
            #expect(error?.message.contains("127.0.0.1:\(api.port)") == true)
        }
    }
}
