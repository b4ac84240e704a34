import Foundation
import Peers

/// An authority that issues over ACME, with its responder, and certbot as its client.
struct Pebble: Sendable {
    /// Laid out as a host's root: certbot's folders are where they are on one.
    let host: TemporaryDirectory
    /// Where certificates of this authority say that it answers for them.
    let responder: Int
    private let port: Int
    private let management: Int
    private let certificate: TestCertificate

    /// The certificate that certbot keeps for the shop, with its key.
    var shop: TestCertificate {
        let live = host.file("etc/letsencrypt/live/shop.example")
        return TestCertificate(
            certificateFile: "\(live)/cert.pem", chainFile: "\(live)/fullchain.pem", keyFile: "\(live)/privkey.pem")
    }

    /// Each run makes itself new keys, so nothing is kept of it.
    static func with(_ body: (Pebble) async throws -> Void) async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["127.0.0.1"])
            let ports = try Ports.free(3)
            let settings = """
                {"pebble": {
                    "listenAddress": "127.0.0.1:\(ports[0])", "managementListenAddress": "127.0.0.1:\(ports[1])",
                    "certificate": "\(certificate.chainFile)", "privateKey": "\(certificate.keyFile)",
                    "httpPort": 1, "tlsPort": 1, "ocspResponderURL": "http://127.0.0.1:\(ports[2])/"
                }}
                """
            // It believes everybody, so that nobody has to answer its challenges.
            let environment = ["PEBBLE_VA_ALWAYS_VALID": "1", "PEBBLE_VA_NOSLEEP": "1", "PEBBLE_WFE_NONCEREJECT": "0"]
            try await withPeer(ready: [.listening(ports[0]), .listening(ports[1])]) { directory in
                let file = try directory.write("pebble.json", settings)
                return try Invocation("pebble", ["-config", file], environment: environment)
            } _: { peer in
                let root = authority.certificateFile
                try await body(
                    Pebble(
                        host: peer.directory.folder("host"), responder: ports[2], port: ports[0], management: ports[1],
                        certificate: TestCertificate(
                            certificateFile: root, chainFile: root, keyFile: certificate.keyFile)))
            }
        }
    }

    /// What it publishes about itself: `roots`, `intermediates`, `intermediate-keys`.
    func publication(_ name: String) async throws -> String { try await ask("\(name)/0") }

    /// What it says of a certificate: `Valid` or `Revoked`.
    func standing(serial: String) async throws -> String { try await ask("cert-status-by-serial/\(serial)") }

    func certbot(_ command: String, _ options: [String] = []) async throws {
        try await mustRun(
            Invocation(
                "certbot",
                [
                    command, "--non-interactive", "--config-dir", host.file("etc/letsencrypt"), "--work-dir",
                    host.file("var/lib/letsencrypt"), "--logs-dir", host.file("var/log/letsencrypt"), "--server",
                    "https://127.0.0.1:\(port)/dir",
                ] + options, environment: ["REQUESTS_CA_BUNDLE": certificate.certificateFile]))
    }

    private func ask(_ path: String) async throws -> String {
        try await mustRun(
            Invocation(
                "curl",
                [
                    "--silent", "--fail", "--cacert", certificate.certificateFile,
                    "https://127.0.0.1:\(management)/\(path)",
                ])
        ).standardOutput
    }
}
