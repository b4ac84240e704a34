import Peers
import TestTraits
import Testing

/// `upkeep tls` inside other protocols.
@Suite(.requiresRoot)
struct TLSPostfixRootTests {
    @Test("STARTTLS at a mail server, by its URL and by --starttls")
    func mail() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["mail.example.test"])
            try await withPostfix(port: port, certificate: certificate) { _ in
                for target in [["smtp://127.0.0.1:\(port)"], ["127.0.0.1:\(port)", "--starttls", "smtp"]] {
                    let output = try await run(
                        Upkeep.invocation(
                            ["tls"] + target + [
                                "--name", "mail.example.test", "--quick", "--format", "json", "--ca-file",
                                authority.certificateFile,
                            ]))
                    let report = try JSONReport(output)
                    #expect(report["tls.starttls"]?.status == "ok", "\(output.standardOutput)")
                    #expect(report["tls.chain.trust"]?.status == "ok")
                    #expect(report.headlines.map(\.check) == [])
                    #expect(report.findings.first?.subject == "smtp://127.0.0.1:\(port) (mail.example.test)")
                    #expect(output.status == .exited(0))
                }
            }
        }
    }

    @Test("a mail server without TLS says so, and nothing else")
    func plain() async throws {
        let port = try Ports.free()
        try await withPostfix(port: port) { _ in
            let output = try await Upkeep.run("tls", "smtp://127.0.0.1:\(port)", "--format", "json")
            #expect(try JSONReport(output).headlines.map(\.check) == ["tls.starttls"], "\(output.standardOutput)")
            #expect(output.status == .exited(2))
        }
    }
}
