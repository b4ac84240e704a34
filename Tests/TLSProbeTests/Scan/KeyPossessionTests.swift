import CertificateReader
import Checks
import Peers
import TLSWire
import Testing

@testable import TLSProbe

/// Who shows a certificate without having its key is told apart.
struct KeyPossessionTests {
    @Test(arguments: [KeyKind.p256, .p384, .p521, .ed25519, .rsa2048], ["-tls1_2", "-tls1_3"])
    func proven(_ key: KeyKind, _ version: String) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: key)
            let port = try Ports.free()
            try await withOpenSSLServer(port: port, certificate: certificate, options: ["-www", version]) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca, depth: .quick)
                #expect(seen.failure == nil)
                guard case .seen(.proven(let scheme)) = seen.possession else {
                    Issue.record("\(seen.possession)")
                    return
                }
                #expect(scheme == seen.choice.value?.signature)
            }
        }
    }

    @Test(arguments: [KeyKind.rsa2048, .p256], ["3.3", "3.4"])
    func refuted(_ key: KeyKind, _ version: String) async throws {
        try await withTestCA { ca in
            let shown = try await ca.issue(["shop.test"], key: key)
            let held = try await ca.issue(["shop.test"], key: key)
            let port = try Ports.free()
            try await withTLSLite(
                port: port, certificate: shown, keyFile: held.keyFile, options: ["min=\(version)", "max=\(version)"]
            ) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca, depth: .quick) {
                    $0.answerTime = .seconds(60)
                }
                guard case .seen(.refuted) = seen.possession else {
                    Issue.record("\(seen.possession) \(String(describing: seen.failure))")
                    return
                }
                // What else it shows is told all the same.
                #expect(seen.tls.trust?.problem == nil)
                #expect(seen.tls.presented.first?.dnsNames == ["shop.test"])
            }
        }
    }

    /// Nobody signs with static RSA: the key shows when the handshake comes to its end, which is not done here.
    @Test func unchecked() async throws {
        try await withTestCA { ca in
            let certificate = try await ca.issue(["shop.test"], key: .rsa2048)
            let port = try Ports.free()
            try await withOpenSSLServer(
                port: port, certificate: certificate, options: ["-www", "-tls1_2", "-cipher", "AES128-SHA"]
            ) { _ in
                let seen = try await ScanBench.scan(port: port, ca: ca, depth: .quick)
                #expect(seen.possession == .seen(.unchecked("with static RSA the server signs nothing")))
                #expect(seen.failure == nil)
            }
        }
    }
}
