import CertificateReader
import Checks
import Peers
import TestTraits
import Testing

/// The same with a mail server that the world uses.
@Suite(.requiresRoot, .tags(.root))
struct PostfixRootTests {
    @Test("Postfix: banner, EHLO, STARTTLS and EHLO again, with its certificate")
    func postfix() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["mail.example.test"])
            try await withPostfix(port: port, certificate: certificate) { _ in
                let watcher = Watcher(
                    hosts: "127.0.0.1 mail.example.test\n", trusting: authority.certificateFile)
                let seen = try await watcher.call("mail.example.test", port)
                #expect(seen.map(\.failure) == [nil])
                #expect(seen.first?.tls?.presented.first?.dnsNames == ["mail.example.test"])
                #expect(seen.first?.steps.first?.received == "220 mail.example.test ESMTP Postfix")
                #expect(try await OpenConnections.remaining(toPort: port) == 0)
            }
        }
    }
}
