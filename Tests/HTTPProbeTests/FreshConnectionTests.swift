import CertificateReader
import Checks
import HTTPWire
import Peers
import Testing

/// Monitoring pitfalls that come from connections, sessions and retries that a client keeps to itself.
struct FreshConnectionTests {
    @Test("the server sees N accepts for N probes: no pooled connections")
    func accepts() async throws {
        let script = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok")
        try await withHostileServer(script) { server in
            for _ in 0..<5 {
                let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
                #expect(seen.failure == nil)
                #expect(seen.connections == 1)
            }
            #expect(server.accepted == 5)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("hidden client retries: exactly one request per attempt, also when nginx says `return 444`")
    func rejected() async throws {
        try await withShop("location / { return 444; }") { shop in
            for _ in 0..<3 {
                let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/")
                #expect(seen.failure == ProbeFailure(.http, .rejected, phase: .ttfb, "not one byte came"))
                #expect(seen.hops.count == 1)
            }
            let requests = try await shop.requests(asking: Visitor(), scheme: "http")
            #expect(requests.count == 3)
            #expect(Set(requests.map { $0.split(separator: " ")[3] }).count == 3, "each on its own connection")
        }
    }

    @Test(
        "one request per hop is sent, whatever the server does after it",
        arguments: [
            HostileScript.closeAfterRequest, .resetAfterRequest, .truncatedHeader, .garbageBeforeStatus,
        ])
    func noSecondTry(script: HostileScript) async throws {
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure != nil)
            #expect(server.accepted == 1)
            #expect(server.received.count == 1)
        }
    }

    @Test("a renewed certificate is seen at once: fresh TLS every probe, no session tickets")
    func renewedCertificate() async throws {
        try await withTestCA { authority in
            let old = try await authority.issue(["shop.test"])
            let new = try await authority.issue(["shop.test"])
            let visitor = Visitor(trusting: authority)
            try await withShop("", tls: old, options: "ssl_session_cache shared:all:1m; ssl_session_tickets on;") {
                shop in
                let url = "https://shop.test:\(shop.port)/sentinel"
                let first = try await visitor.look(at: url)
                let second = try await visitor.look(at: url)
                #expect(first.failure == nil)
                #expect(first.tls?.presented.first?.serial == second.tls?.presented.first?.serial)
                try await mustRun(Invocation("cp", [new.chainFile, old.chainFile]))
                try await mustRun(Invocation("cp", [new.keyFile, old.keyFile]))
                let renewed = try await visitor.look(at: url)
                #expect(renewed.tls?.presented.first?.serial != first.tls?.presented.first?.serial)
                #expect(renewed.failure == nil)
                while shop.nginx.file("access.log").split(separator: "\n").count < 3 {
                    try await Task.sleep(for: .milliseconds(5))
                }
                let log = shop.nginx.file("access.log").split(separator: "\n")
                #expect(
                    log.allSatisfy { $0.contains("reused=. ") }, "nginx writes `r` for a session that is used again")
            }
        }
    }

    @Test("a refused connection is refused, not a timeout after hidden retries")
    func refused() async throws {
        let seen = try await Visitor().look(at: "http://shop.test:\(try Ports.free())/")
        #expect(seen.failure == ProbeFailure(.connect, .refused, phase: .connect, "the connection was refused"))
        #expect(seen.hops.count == 1)
        #expect(seen.hops.first?.answer == nil)
    }

    @Test("a black hole is a timeout in the phase `connect`")
    func blackHole() async throws {
        try await withBlackHole { port in
            let seen = try await Visitor().look(at: "http://shop.test:\(port)/") { $0.budget.connect = Visitor.brief }
            #expect(seen.failure == ProbeFailure(.connect, .timedOut, phase: .connect, "no connection within 300 ms"))
            #expect(try await OpenConnections.remaining(toPort: port) <= 4, "the black hole's own fillers stay")
        }
    }

    @Test("bot walls: an honest user agent, unless the config gives one")
    func userAgent() async throws {
        try await withHostileServer(.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) { server in
            _ = try await Visitor().look(at: "http://shop.test:\(server.port)/page?a=b")
            _ = try await Visitor().look(at: "http://shop.test:\(server.port)/") {
                $0.headers = [.init("User-Agent", "mine/1")]
            }
            let requests = server.received.map { String(decoding: $0, as: UTF8.self) }
            #expect(
                requests.first == """
                    GET /page?a=b HTTP/1.1\r
                    Host: shop.test:\(server.port)\r
                    User-Agent: upkeep-tests/1 (+https://upkeep.test/)\r
                    Accept: */*\r
                    Accept-Encoding: gzip, deflate\r
                    Connection: close\r
                    \r

                    """)
            #expect(requests.last?.contains("User-Agent: mine/1\r\n") == true)
            #expect(requests.last?.contains("upkeep-tests") == false)
        }
    }
}
