import CertificateReader
import Checks
import HTTPWire
import Peers
import Testing

/// Budgets per phase and for the whole: the error names the phase it died in.
struct DeadlineTests {
    @Test(
        "timeouts: silence after accept is a timeout of the phase it falls into",
        arguments: [
            (HostileScript.silent, "http", ProbeLayer.http, ProbePhase.ttfb, "no answer within 300 ms of the request"),
            (.silent, "https", .tls, .tls, "no TLS handshake within 300 ms"),
            (.silentAfterRequest, "http", .http, .ttfb, "no answer within 300 ms of the request"),
        ])
    func silent(
        script: HostileScript, scheme: String, layer: ProbeLayer, phase: ProbePhase, detail: String
    ) async throws {
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "\(scheme)://shop.test:\(server.port)/") {
                $0.budget.ttfb = Visitor.brief
                $0.budget.tls = Visitor.brief
            }
            #expect(seen.failure?.layer == layer)
            #expect(seen.failure?.kind == .timedOut)
            #expect(seen.failure?.phase == phase)
            #expect(seen.failure?.detail.replacing(/\d[\d.]* m?s/, with: "300 ms") == detail)
            #expect(seen.elapsed >= Visitor.brief)
            #expect(seen.elapsed < Visitor.patience)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test(
        "silence after the TLS handshake is a timeout of ttfb, with the certificate still reported",
        arguments: ["h2", "http/1.1"])
    func silentAfterHandshake(alpn: String) async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.test"])
            try await withTLSFront(certificate, protocols: alpn, .silent) { port, _ in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(port)/") {
                    $0.budget.ttfb = Visitor.brief
                }
                #expect(seen.failure?.layer == .http)
                #expect(seen.failure?.phase == .ttfb)
                #expect(seen.tls?.presented.first?.dnsNames == ["shop.test"])
                #expect(seen.tls?.alpn == alpn)
                #expect(try await OpenConnections.remaining(toPort: port) == 0)
            }
        }
    }

    @Test(
        "slow-drip body and head hit the total",
        arguments: [
            (HostileScript.slowDrip(every: .milliseconds(20)), true), (.slowHeader(every: .milliseconds(20)), false),
            (
                HostileScript([.readRequest, .drip(Array("HTTP/1.1 103 Hints\r\n\r\n".utf8), every: .zero), .hold]),
                false
            ),
        ])
    func drip(script: HostileScript, hasHead: Bool) async throws {
        try await withHostileServer(script) { server in
            let total = Duration.seconds(2)
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/") { $0.budget.total = total }
            #expect(seen.failure?.layer == .http)
            #expect(seen.failure?.kind == .timedOut)
            #expect(seen.failure?.phase == .transfer)
            #expect(seen.answer.map(\.bodyEnd) == (hasHead ? .incomplete : nil))
            let progress = hasHead ? "status 200, " : server.received.isEmpty ? "" : seen.failure?.detail ?? ""
            #expect(seen.failure?.detail.contains(progress) == true)
            #expect(seen.elapsed >= .seconds(1))
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("redirects share the total: the time is up before the next hop, not begun anew with it")
    func redirectsShareTheTotal() async throws {
        let script = HostileScript([
            .readRequest, .pause(.milliseconds(400)),
            .send(Array("HTTP/1.1 302 Found\r\nLocation: /again\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n".utf8)),
        ])
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/") {
                $0.budget.total = .seconds(1)
                $0.redirects = .follow(limit: 1000)
            }
            #expect(seen.failure?.kind == .timedOut)
            #expect(seen.hops.count <= 3)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a large request that is not taken is a timeout of the phase `request`")
    func requestNotTaken() async throws {
        // It reads nothing, so the kernel's buffers fill up.
        try await withHostileServer(HostileScript([.pause(.seconds(30))])) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/") {
                $0.method = "POST"
                $0.body = [UInt8](repeating: 0x61, count: 64 << 20)
                $0.budget.total = .seconds(2)
            }
            #expect(seen.failure?.kind == .timedOut)
            #expect(seen.failure?.phase == .request)
            #expect(seen.failure?.detail.hasPrefix("the request was not taken whole within ") == true)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }
}
