import Foundation
import Peers
import Testing

/// A certificate's life with a real authority and a real renewer: issued, renewed, revoked.
struct TLSFarmAcmeTests {
    @Test func life() async throws {
        try await Pebble.with { pebble in
            try await pebble.certbot(
                "certonly",
                [
                    "--standalone", "--http-01-port", "\(try Ports.free())", "--domain", "shop.example", "--agree-tos",
                    "--register-unsafely-without-email",
                ])
            let root = try pebble.host.write("root.pem", try await pebble.publication("roots"))
            let issuer = try pebble.host.write("issuer.pem", try await pebble.publication("intermediates"))
            let key = try pebble.host.write("issuer.key", try await pebble.publication("intermediate-keys"))
            // What the server read when it started, whatever certbot does afterwards.
            let served = try pebble.host.write("served.pem", TestCertificate.text(of: pebble.shop.chainFile))
            let servedKey = try pebble.host.write("served.key", TestCertificate.text(of: pebble.shop.keyFile))
            let serial = try await Self.serial(of: served)
            let port = try Ports.free()
            let target = ["127.0.0.1:\(port)", "--name", "shop.example", "--ca-file", root, "--revocation"]
            let server = """
                server {
                    listen 127.0.0.1:\(port) ssl;
                    ssl_certificate \(served);
                    ssl_certificate_key \(servedKey);
                    ssl_protocols TLSv1.2 TLSv1.3;
                    ssl_ciphers ECDHE+AESGCM;
                }
                """
            func ask(_ row: FarmRow, isRevoked: Bool) async throws {
                let standing = try await pebble.standing(serial: serial)
                #expect(standing.contains(isRevoked ? "\"Revoked\"" : "\"Valid\""))
                try await withOCSPResponder(
                    port: pebble.responder, issuer: issuer, key: key, revoked: isRevoked ? [serial] : [],
                    good: isRevoked ? [] : [serial]
                ) { _ in try await TLSFarm.expect(row, target) }
            }
            try await withNginx(server, ports: [port]) { _ in
                try await ask(FarmRow("issued"), isRevoked: false)
                let unasked = FarmRow("its authority is silent", 3, ["unknown tls.revoked"])
                try await TLSFarm.expect(unasked, target)

                try await pebble.certbot("renew", ["--force-renewal", "--no-random-sleep-on-renew"])
                #expect(try await Self.serial(of: pebble.shop.certificateFile) != serial)
                let files = [pebble.shop.chainFile, "--connect", "127.0.0.1:\(port)", "--ca-file", root]
                try await TLSFarm.expect(FarmRow("renewed just now"), files)
                let tomorrow = try await mustRun(Invocation("date", ["-u", "-d", "1 day", "+%Y-%m-%dT%H:%M:%SZ"]))
                let forgotten = FarmRow(
                    "renewed, and not loaded", 1, ["warning tls.file.not-served"], words: ["still serves the old one"])
                try await TLSFarm.expect(
                    forgotten, files + ["--now", tomorrow.standardOutput.trimmingCharacters(in: .newlines)])
                let renewer = FarmRow(
                    "nothing starts certbot", 2, ["critical tls.renewer"], words: ["nothing starts `certbot`"])
                try await TLSFarm.expect(renewer, [pebble.host.file("etc/letsencrypt"), "--ca-file", root])

                try await pebble.certbot(
                    "revoke", ["--cert-path", served, "--reason", "keycompromise", "--no-delete-after-revoke"])
                let revoked = FarmRow(
                    "revoked", 2, ["critical tls.revoked"],
                    words: ["was revoked", "its key has leaked"])
                try await ask(revoked, isRevoked: true)
            }
        }
    }

    private static func serial(of file: String) async throws -> String {
        let output = try await mustRun(Invocation("openssl", ["x509", "-in", file, "-noout", "-serial"]))
        return output.standardOutput.split(separator: "=").last.map { $0.filter(\.isHexDigit) } ?? ""
    }
}
