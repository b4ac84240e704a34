import Checks
import Peers
import TestTraits
import Testing

@testable import TLSProbe

/// TLS that begins in the middle of a conversation with real servers, which must start as root.
@Suite(.requiresRoot, .tags(.root)) struct MailScanRootTests {
    @Test func postfix() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["mail.example.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withPostfix(port: port, certificate: certificate) { _ in
                let seen = try await ScanBench.scan(
                    port: port, ca: ca, name: "mail.example.test", starttls: .smtp
                ) { $0.concurrency = 4 }
                #expect(seen.starttls?.outcome == .begun)
                #expect(seen.starttls?.greeting?.hasPrefix("220 mail.example.test") == true)
                #expect(seen.starttls?.tookInjectedCommand == .seen(false))
                #expect(seen.tls.trust?.problem == nil)
                #expect(seen.versions.value?.last?.isOffered == true)
                #expect(seen.resumption.value?.byPSK == .seen(true))
                guard case .doesNotApply = seen.alpn else {
                    Issue.record("\(seen.alpn)")
                    return
                }
            }
        }
    }

    @Test func postfixWithoutTLS() async throws {
        let port = try Ports.free()
        try await withPostfix(port: port) { _ in
            let seen = try await ScanBench.scan(port: port, name: "mail.example.test", starttls: .smtp)
            #expect(seen.starttls?.outcome == .notOffered)
            #expect(seen.failure?.kind == .rejected)
            #expect(seen.effort.connections == 1)
        }
    }

    @Test func dovecot() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["mail.example.test"])
            let (imap, pop3, sieve) = (try Ports.free(), try Ports.free(), try Ports.free())
            try await withDovecot(certificate: certificate, ports: [imap, pop3, sieve]) { _ in
                for (kind, port) in [(StartTLSKind.imap, imap), (.pop3, pop3), (.sieve, sieve)] {
                    let seen = try await ScanBench.scan(
                        port: port, ca: ca, name: "mail.example.test", starttls: kind
                    ) { $0.concurrency = 4 }
                    #expect(seen.starttls?.outcome == .begun, "\(kind)")
                    #expect(seen.starttls?.tookInjectedCommand.value != true, "\(kind)")
                    #expect(seen.tls.trust?.problem == nil, "\(kind)")
                    #expect(seen.versions.value?.contains(where: \.isOffered) == true, "\(kind)")
                }
            }
        }
    }
}
