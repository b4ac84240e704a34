import Checks
import DNSProbe
import DNSWire
import Foundation
import NastyDNSServer
import Peers
import TLSProbe
import Testing
import UpkeepCore

@Suite("One query to one name server over TLS")
struct SecureExchangeTests {
    /// Runs `body` with a DNS server behind TLS, and an exchange that trusts its authority.
    private func running<Result>(
        names: [String] = ["ns.example"], _ script: @escaping NastyDNSServer.Script,
        _ body: (Endpoint, NastyDNSServer, ServerExchange) async throws -> Result
    ) async throws -> Result {
        try await withTestCA { authority in
            let certificate = try await authority.issue(names)
            return try await NastyDNSServer.running(script) { server in
                let port = try Ports.free()
                let both = [certificate.chainFile, certificate.keyFile].compactMap {
                    FileManager.default.contents(atPath: $0)
                }.map { String(decoding: $0, as: UTF8.self) }.joined()
                let sections = """
                    frontend front
                        mode tcp
                        bind 127.0.0.1:\(port) ssl crt both.pem alpn dot
                        default_backend names
                    backend names
                        mode tcp
                        server one 127.0.0.1:\(server.port)
                    """
                return try await withHAProxy(sections, ports: [port], files: ["both.pem": both]) { _ in
                    let roots = TrustRoots(source: "test") {
                        try Array(Data(contentsOf: URL(fileURLWithPath: authority.certificateFile)))
                    }
                    let setup = SecureSetup(sessions: TLSSessions(roots: roots) { _ in [] }) {
                        Timestamp(seconds: Int64(Date().timeIntervalSince1970))
                    }
                    let exchange = Asker.exchange(resendAfter: nil, datagram: .zero, tls: setup)
                    return try await body(Fixture.loopback(UInt16(port)), server, exchange)
                }
            }
        }
    }

    private func ask(_ server: Endpoint, _ exchange: ServerExchange, name: String?) async throws -> ServerReply {
        try await Asker.ask(server, exchange) {
            $0.transport = .tls
            $0.certificateName = name
        }
    }

    @Test("is answered with and without a name for the certificate, and not when the certificate is for another")
    func answered() async throws {
        try await running {
            [.send($0.answer(Fixture.a("shop.example", "192.0.2.1")))]
        } _: { front, server, exchange in
            for name in [nil, "ns.example"] {
                let reply = try await ask(front, exchange, name: name)
                #expect(reply.message?.answers.count == 1, "\(reply.outcome)")
            }
            let wrong = try await ask(front, exchange, name: "other.example")
            #expect(wrong.outcome == .untrusted("the certificate is not for `other.example`"))
            #expect(server.queries.count == 2)
        }
    }

    @Test("a port that speaks no TLS has no session")
    func plain() async throws {
        try await running {
            [.send($0.status(.noError))]
        } _: { _, _, exchange in
            try await NastyDNSServer.running { _ in
                [.close]
            } _: { server in
                let reply = try await Asker.ask(Fixture.loopback(server.port), exchange, within: .seconds(1)) {
                    $0.transport = .tls
                }
                guard case .untrusted = reply.outcome else {
                    Issue.record("\(reply.outcome)")
                    return
                }
            }
        }
    }

    @Test("without a set-up for TLS nothing is sent")
    func notSetUp() async throws {
        try await NastyDNSServer.running { _ in
            []
        } _: { server in
            let exchange = Asker.exchange(resendAfter: nil, datagram: .zero)
            let reply = try await ask(Fixture.loopback(server.port), exchange, name: nil)
            #expect(reply.outcome == .unreachable("DNS over TLS is not set up here"))
        }
    }
}
