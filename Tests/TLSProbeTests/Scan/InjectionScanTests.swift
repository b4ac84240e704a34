import Checks
import Peers
import Testing

@testable import TLSProbe

/// A mail server that keeps what came in clear behind STARTTLS and carries it out inside TLS, and one that forgets it.
struct InjectionScanTests {
    @Test(arguments: [true, false]) func told(_ isOpen: Bool) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["mail.test"])
            let port = try Ports.free()
            try await withInjectableMail(port: port, certificate: certificate, isPatched: !isOpen) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca, name: "mail.test", starttls: .smtp)
                #expect(seen.starttls?.outcome == .begun)
                #expect(seen.starttls?.tookInjectedCommand == .seen(isOpen))
                #expect(seen.starttls?.greeting == "220 mail.test ready")
            }
        }
    }
}
