import Foundation
import Peers
import Testing
import UpkeepDemo

/// The farm's table: each endpoint, the exit status, and the findings that are not ok, nothing else.
struct TLSFarmTests {
    private static let name = ["--name", "shop.example"]

    @Test("nginx, with certificates and settings of all kinds")
    func sites() async throws {
        try await FarmAuthorities.with { authorities in
            let sites = FarmSite.certificates + FarmSite.encryption
            let ports = try Ports.free(sites.count)
            var servers: [String] = []
            for (site, port) in zip(sites, ports) {
                let certificate = try await site.make(authorities)
                let staple = try await site.staple?(authorities, certificate)
                servers.append(site.server(port: port, certificate, staple: staple))
            }
            let old = try await authorities.authority.issue(["shop.example"], until: -86_400, key: .rsa2048)
            let files = [
                "dh-1024.pem": DHParameters.group2, "dh-2048.pem": DHParameters.ffdhe2048,
                "old.pem": TestCertificate.text(of: old.chainFile), "old.key": TestCertificate.text(of: old.keyFile),
            ]
            try await withNginx(servers.joined(), ports: ports, files: files) { _ in
                try await TLSFarm.each(Array(zip(sites, ports))) { site, port in
                    try await TLSFarm.expect(
                        site.row, ["127.0.0.1:\(port)"] + site.options, trusting: authorities.root)
                }
            }
        }
    }

    @Test func haproxy() async throws {
        try await FarmAuthorities.with { authorities in
            let ports = try Ports.free(3)
            let shop = try await authorities.authority.issue(["shop.example"], key: .rsa2048)
            let blog = try await authorities.authority.issue(["blog.example"])
            let files = ["shop.pem": shop.bundle, "blog.pem": blog.bundle]
            let usual = "ssl-min-ver TLSv1.2 ciphers ECDHE+AESGCM alpn h2,http/1.1"
            let sections = """
                frontend plain
                    bind 127.0.0.1:\(ports[0]) ssl crt shop.pem \(usual)
                frontend strict
                    bind 127.0.0.1:\(ports[1]) ssl strict-sni crt shop.pem \(usual)
                frontend several
                    bind 127.0.0.1:\(ports[2]) ssl crt blog.pem crt shop.pem \(usual)
                """
            try await withHAProxy(sections, ports: ports, files: files) { _ in
                let rows = [
                    FarmRow("haproxy"), FarmRow("haproxy, for those alone who say whom they want"),
                    FarmRow("haproxy with another certificate for those who do not"),
                ]
                for (row, port) in zip(rows, ports) {
                    try await TLSFarm.expect(
                        row, ["127.0.0.1:\(port)"] + Self.name, trusting: authorities.root)
                }
            }
        }
    }

    @Test("two addresses of one name, one of them forgotten at the last renewal, or at the last change of settings")
    func backends() async throws {
        try await FarmAuthorities.with { authorities in
            let ports = try Ports.free(2)
            let old = try await authorities.authority.issue(["shop.example"], until: 40 * FarmSite.day)
            let new = try await authorities.authority.issue(["shop.example"], until: 80 * FarmSite.day)
            let site = FarmSite("shop") { _ in new }
            let narrow = FarmSite("shop", settings: ["ssl_protocols TLSv1.2;"]) { _ in new }
            let second = { (text: String) in text.replacingOccurrences(of: "127.0.0.1", with: "127.0.0.2") }
            let servers = [
                site.server(port: ports[0], old, staple: nil), second(site.server(port: ports[0], new, staple: nil)),
                narrow.server(port: ports[1], new, staple: nil), second(site.server(port: ports[1], new, staple: nil)),
            ]
            let rows = [
                FarmRow(
                    "an older certificate", 1, ["warning tls.backends"],
                    words: ["`127.0.0.1` shows an older certificate"]),
                FarmRow("other versions", 1, ["warning tls.backends"], words: ["unlike the rest"]),
            ]
            try await withNginx(servers.joined(), ports: ports) { peer in
                for (row, port) in zip(rows, ports) {
                    let sites = """
                        sites:
                          - name: shop
                            url: https://shop.example:\(port)/
                            connect_to: [127.0.0.1, 127.0.0.2]

                        """
                    let config = try peer.directory.write("upkeep-\(port).yaml", sites)
                    try await TLSFarm.expect(row, ["--config", config], trusting: authorities.root)
                }
            }
        }
    }

    @Test("post-quantum key exchange: the demo's own server")
    func postQuantum() async throws {
        try await withShop { shop in
            let target = [
                "\(shop.site.name):\(shop.site.securePort)", "--resolver", "\(shop.site.resolver)", "--ca-file",
                shop.caFile,
            ]
            try await TLSFarm.expect(FarmRow("the demo"), target)
            let output = try await run(Upkeep.invocation(["tls"] + target + ["--format", "json"]))
            let finding = try JSONReport(output)["tls.post-quantum"]
            #expect(finding?.summary == "X25519MLKEM768")
        }
    }

    @Test("what other libraries speak")
    func libraries() async throws {
        try await FarmAuthorities.with { authorities in
            let rsa = try await authorities.root.issue(["shop.example"], key: .rsa2048)
            let old = "NORMAL:+VERS-TLS1.0:+VERS-TLS1.1:+ARCFOUR-128:+3DES-CBC:%COMPAT"
            let expect: @Sendable (FarmRow, Int) async throws -> Void = { row, port in
                try await TLSFarm.expect(row, ["127.0.0.1:\(port)"] + Self.name, trusting: authorities.root)
            }
            var port = try Ports.free()
            try await withGnuTLSServer(
                port: port, certificate: rsa, priority: "SECURE128:-RSA:-VERS-TLS1.0:-VERS-TLS1.1",
                options: ["--heartbeat"]
            ) { _ in
                try await expect(FarmRow("GnuTLS, with heartbeats"), port)
            }
            port = try Ports.free()
            try await withGnuTLSServer(port: port, certificate: rsa, priority: old) { _ in
                let findings = ["warning tls.protocol.old", "critical tls.cipher.weak", "warning tls.forward-secrecy"]
                try await expect(FarmRow("GnuTLS with RC4 and 3DES", 2, findings, words: ["RC4", "SWEET32"]), port)
            }
            port = try Ports.free()
            try await withNSSServer(port: port, certificate: rsa, versions: "ssl3:tls1.2") { _ in
                let findings = ["critical tls.protocol.old", "critical tls.cipher.weak", "warning tls.forward-secrecy"]
                try await expect(FarmRow("NSS with SSL 3.0", 2, findings, words: ["POODLE"]), port)
            }
            port = try Ports.free()
            let options = ["-www", "-cipher", "ECDHE+AESGCM"]
            try await withOpenSSLServer(port: port, certificate: rsa, options: options) { _ in
                try await expect(FarmRow("OpenSSL"), port)
            }
            port = try Ports.free()
            try await withOpenSSLServer(port: port, certificate: rsa, options: options + ["-Verify", "1"]) { _ in
                try await expect(FarmRow("OpenSSL, for clients with a certificate alone"), port)
            }
        }
    }

    @Test(
        "short groups, for clients that name none of today's",
        arguments: [
            (
                DHParameters.short512,
                "a Diffie-Hellman group has 512 bits, as few as have been broken in public: Logjam"
            ),
            (
                DHParameters.group1,
                "a Diffie-Hellman group has 768 bits, as few as have been broken in public, and its prime is one that "
                    + "many servers share (RFC 2409 group 1): Logjam"
            ),
        ])
    func shortGroups(prime: String, words: String) async throws {
        try await withTestCA { root in
            let port = try Ports.free()
            let certificate = try await root.issue(["shop.example"], key: .rsa2048)
            let options = [
                "min=3.3", "max=3.3", "ciphers=aes128gcm,aes256gcm", "exchanges=dhe_rsa,ecdhe_rsa", "prime=\(prime)",
            ]
            try await withTLSLite(port: port, certificate: certificate, options: options) { _ in
                let row = FarmRow("a short group", 2, ["critical tls.dh"], words: [words])
                try await TLSFarm.expect(row, ["127.0.0.1:\(port)"] + Self.name, trusting: root)
            }
        }
    }

    @Test(
        "what no library has any more",
        arguments: [
            (MuseumExhibit.ssl2, FarmRow("SSL 2.0", 2, ["critical tls.protocol.old"], words: ["SSLv2", "DROWN"])),
            (.export, FarmRow("export suites", 2, ["critical tls.cipher.weak"], words: ["FREAK"])),
            (.compression, FarmRow("compression", 1, ["warning tls.compression"], words: ["CRIME"])),
        ])
    func museum(exhibit: MuseumExhibit, row: FarmRow) async throws {
        try await withTestCA { root in
            let port = try Ports.free()
            let certificate = try await root.issue(["shop.example"])
            try await withMuseum([(exhibit, port)], certificate: certificate) { _ in
                try await TLSFarm.expect(row, ["127.0.0.1:\(port)"] + Self.name, trusting: root)
            }
        }
    }
}
