import CertificateReader
import Checks
import Peers
import Testing

/// TLS from the first byte, and TLS from STARTTLS on.
struct PortTLSTests {
    private static let upgrade = HostileScript([
        .send(Array("220 mail.test\r\n".utf8)), .readLine, .send(Array("220 go ahead\r\n".utf8)), .readRequest,
        .send(Array("not TLS at all\r\n".utf8)), .hold,
    ])

    private static func steps() throws -> [PortPlan.Step] {
        [try .expecting("^220 "), .send("STARTTLS"), try .expecting("^220 "), .starttls]
    }

    @Test("immediate TLS: the certificate is reported, and the dialogue is held inside")
    func immediate() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["mail.test"])
            try await withOpenSSLServer(port: port, certificate: certificate, options: ["-rev"]) { _ in
                let steps: [PortPlan.Step] = [.send("drawer"), try .expecting("^reward$")]
                let seen = await Caller(trusting: authority).call(port, steps) { $0.immediateTLS = true }
                #expect(seen.failure == nil)
                #expect(seen.tls?.presented.first?.dnsNames == ["mail.test"])
                #expect(seen.tls?.serverName == "mail.test")
                #expect(seen.tls?.version == "TLSv1.3")
                #expect(seen.phases[.tls] != nil)
                #expect(try await OpenConnections.remaining(toPort: port) == 0)
            }
        }
    }

    @Test(
        "nothing is said over a certificate that is not trusted, unless the config says so", arguments: [true, false])
    func untrusted(verify: Bool) async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["mail.test"])
            try await withOpenSSLServer(port: port, certificate: certificate, options: ["-rev"]) { _ in
                let seen = await Caller().call(port, [.send("drawer"), try .expecting("^reward$")]) {
                    $0.immediateTLS = true
                    $0.tls.verify = verify
                }
                #expect(seen.tls?.trust?.problem == .noRoots)
                #expect(seen.tls?.presented.first?.notAfter != nil)
                #expect(seen.failure?.kind == (verify ? .untrusted : nil))
                #expect(seen.failure?.layer == (verify ? .tls : nil))
                #expect(seen.steps.map(\.received) == (verify ? [nil] : [nil, "reward"]))
            }
        }
    }

    @Test("a server that agrees to STARTTLS and then speaks in clear")
    func notTLS() async throws {
        try await withHostileServer(Self.upgrade) { server in
            let seen = await Caller().call(server.port, try Self.steps())
            #expect(seen.failure == ProbeFailure(.tls, .notTLS, phase: .tls, "it answers `not TLS at all`"))
            #expect(seen.steps.map(\.step).last == "starttls")
            #expect(seen.tls == nil)
        }
    }

    @Test("text injected after the STARTTLS go-ahead is refused", arguments: ["250 injected\r\n", "injected"])
    func injected(text: String) async throws {
        let script = HostileScript([
            .send(Array("220 mail.test\r\n".utf8)), .readLine, .send(Array("220 go ahead\r\n\(text)".utf8)), .hold,
        ])
        try await withHostileServer(script) { server in
            let seen = await Caller().call(server.port, try Self.steps())
            #expect(
                seen.failure
                    == ProbeFailure(
                        .tls, .malformed, phase: .tls, "more text in clear came after the go-ahead for TLS"))
        }
    }

    @Test("silence after the go-ahead ends with the TLS budget")
    func silentHandshake() async throws {
        try await withHostileServer(.silent) { server in
            let seen = await Caller().call(server.port) {
                $0.immediateTLS = true
                $0.budget.tls = Caller.brief
            }
            #expect(seen.failure?.layer == .tls)
            #expect(seen.failure?.kind == .timedOut)
            #expect(seen.failure?.detail.hasPrefix("no TLS handshake within ") == true)
            let left = try await OpenConnections.remaining(toPort: server.port)
            #expect(left == 0)
        }
    }

    @Test(
        "a plain server on a TLS port, and one that hangs up",
        arguments: [
            (HostileScript.banner("220 mail.test\r\n"), ProbeFailure.Kind.notTLS, "it answers `220 mail.test`"),
            (.closeAfterRequest, .closed, "the connection was closed during the TLS handshake"),
            (.resetAfterRequest, .reset, "the connection was reset"),
        ])
    func broken(script: HostileScript, kind: ProbeFailure.Kind, detail: String) async throws {
        try await withHostileServer(script) { server in
            let seen = await Caller().call(server.port) { $0.immediateTLS = true }
            #expect(seen.failure == ProbeFailure(.tls, kind, phase: .tls, detail))
        }
    }
}
