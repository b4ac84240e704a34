import Foundation
import Glibc
import Peers
import Testing

/// `upkeep tls` at files and folders.
struct TLSFileTests {
    @Test("a folder with a broken pair")
    func brokenPair() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let good = try await authority.issue(["shop.example"])
                let other = try await authority.issue(["other.example"])
                try Self.copy(good.chainFile, folder.file("good.crt"), mode: 0o644)
                try Self.copy(good.keyFile, folder.file("good.key"), mode: 0o600)
                try Self.copy(good.chainFile, folder.file("bad.crt"), mode: 0o644)
                try Self.copy(other.keyFile, folder.file("bad.key"), mode: 0o644)
                try folder.write("notes.txt", "nothing to see\n")
                let output = try await tls([folder.path], authority)
                let report = try JSONReport(output)
                #expect(
                    Set(report.headlines.map { "\($0.check) \($0.subject)" }) == [
                        "tls.file.key-mismatch \(folder.file("bad.crt"))",
                        "tls.file.permissions \(folder.file("bad.key"))",
                    ], "\(output.standardOutput)")
                #expect(output.status == .exited(2))
                #expect(!output.standardOutput.contains("notes.txt"))
            }
        }
    }

    @Test("whatever a file is, it is named for what it is")
    func nastyFiles() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let certificate = try await authority.issue(["shop.example"])
                let pem = certificate.text
                try folder.write("empty.pem", "")
                try folder.write("garbage.pem", (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
                try folder.write("truncated.pem", String(pem.dropLast(60)))
                try folder.write("both.pem", pem + String(pem.dropLast(60)))
                try folder.write("text.pem", "-----BEGIN NOTHING-----\n")
                try folder.write("prose.pem", "there is no certificate here\n")
                try folder.write("utf16.pem", [0xFF, 0xFE] + pem.utf8.flatMap { [$0, 0] })
                try folder.write("folder.pem/inner", "")
                #expect(mkfifo(folder.file("pipe.pem"), 0o600) == 0)
                let cases: [(name: String, status: String, words: String)] = [
                    ("empty.pem", "critical", "the file is empty"),
                    ("garbage.pem", "unknown", "more than any certificate file"),
                    ("truncated.pem", "critical", "the file is broken"),
                    ("both.pem", "critical", "the file is broken"),
                    ("prose.pem", "warning", "there is no certificate and no key in it"),
                    ("utf16.pem", "critical", "UTF-16"),
                    ("pipe.pem", "unknown", "a pipe, socket or device"),
                    ("missing.pem", "critical", "the file does not exist"),
                ]
                for item in cases {
                    let output = try await tls([folder.file(item.name)], authority)
                    let finding = try JSONReport(output)["tls.file.unreadable"]
                    #expect(finding?.status == item.status, "\(item.name): \(output.standardOutput)")
                    #expect(finding?.summary.contains(item.words) == true, "\(item.name): \(finding?.summary ?? "")")
                }
                // What stands before the fault is judged as ever.
                let half = try JSONReport(try await tls([folder.file("both.pem")], authority))
                #expect(half["tls.expiry"]?.status == "ok")
            }
        }
    }

    @Test("a key that may not be read", .enabled(if: geteuid() != 0 || Self.canDropPrivileges))
    func forbidden() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let certificate = try await authority.issue(["shop.example"])
                try Self.copy(certificate.keyFile, folder.file("shop.key"), mode: 0o000)
                let plain = try Upkeep.invocation(["tls", folder.file("shop.key"), "--format", "json"])
                let output = try await run(geteuid() == 0 ? Self.asNobody(plain) : plain)
                let finding = try JSONReport(output)["tls.file.unreadable"]
                #expect(finding?.status == "unknown", "\(output.standardOutput)\(output.standardError)")
                #expect(finding?.summary == "you may not read this file")
                #expect(output.status == .exited(3))
            }
        }
    }

    @Test(
        "PKCS#12 opens with the right password alone, also one of before 2010",
        arguments: [
            ([], "2 certificates and 1 key"), (["-legacy", "-certpbe", "PBE-SHA1-3DES"], "2 certificates and 1 key"),
            (
                ["-legacy"],
                "2 certificates and 1 key; encrypted with RC2-40-CBC, which programs built on OpenSSL 3 open with "
                    + "`-legacy` alone"
            ),
        ])
    func pkcs12(options: [String], words: String) async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let certificate = try await authority.intermediate().issue(["shop.example"])
                try await mustRun(
                    Invocation(
                        "openssl",
                        [
                            "pkcs12", "-export", "-in", certificate.chainFile, "-inkey", certificate.keyFile, "-out",
                            folder.file("shop.pfx"), "-passout", "pass:opensesame",
                        ] + options))
                try folder.write("right", "opensesame\n")
                try folder.write("wrong", "shibboleth\n")
                _ = chmod(folder.file("shop.pfx"), 0o600)
                let opened = try await tls(
                    [folder.file("shop.pfx"), "--password-file", folder.file("right")], authority)
                let report = try JSONReport(opened)
                #expect(report["tls.expiry"]?.status == "ok", "\(opened.standardOutput)")
                #expect(report["tls.file.unreadable"]?.summary == words)
                #expect(report["tls.file.key-mismatch"]?.status == "ok")
                #expect(opened.status == .exited(0))
                let wrong = try await tls(
                    [folder.file("shop.pfx"), "--password-file", folder.file("wrong")], authority)
                #expect(
                    try JSONReport(wrong)["tls.file.unreadable"]?.summary
                        == "the password does not open the PKCS#12 file")
                let none = try await tls([folder.file("shop.pfx")], authority)
                #expect(
                    try JSONReport(none)["tls.file.unreadable"]?.summary == "the PKCS#12 file needs a password")
                #expect(none.status == .exited(3))
                #expect(!(opened.standardOutput + wrong.standardOutput).contains("opensesame"))
            }
        }
    }

    @Test("certbot's folder: a leaf with its issuer beside it is whole, and what was there before is nobody's fault")
    func certbotFolder() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { root in
                let intermediate = try await authority.intermediate()
                let certificate = try await intermediate.issue(["shop.example"])
                let old = try await intermediate.issue(["shop.example"], until: -86_400)
                let chain = try String(contentsOfFile: certificate.chainFile, encoding: .utf8)
                try root.write("archive/shop.example/fullchain1.pem", old.text)
                try root.write("renewal/shop.example.conf", "version = 4.0.0\n")
                try root.write("live/shop.example/cert.pem", certificate.text)
                try root.write("live/shop.example/fullchain.pem", chain)
                try root.write("live/shop.example/chain.pem", String(chain.dropFirst(certificate.text.count)))
                try Self.copy(certificate.keyFile, root.file("live/shop.example/privkey.pem"), mode: 0o600)
                let report = try JSONReport(
                    try await tls([root.path, "--only", "tls.chain.missing-intermediate,tls.expiry"], authority))
                #expect(report.headlines.map(\.summary) == [])
                #expect(
                    Set(report.findings.map(\.subject)) == [
                        root.file("live/shop.example/cert.pem"), root.file("live/shop.example/fullchain.pem"),
                    ])
            }
        }
    }

    @Test("certbot below another root: its rule, its timer")
    func certbot() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { root in
                let certificate = try await authority.issue(["shop.example"], from: -40 * 86_400, until: 7 * 86_400)
                try root.write(
                    "etc/letsencrypt/renewal/shop.example.conf",
                    """
                    version = 2.1.0
                    cert = /etc/letsencrypt/live/shop.example/cert.pem
                    [renewalparams]
                    authenticator = nginx

                    """)
                try root.write("etc/letsencrypt/live/shop.example/cert.pem", certificate.text)
                let output = try await tls([root.path], authority)
                let report = try JSONReport(output)
                #expect(report["tls.renewer"]?.summary.contains("nothing starts `certbot` 2.1.0") == true)
                #expect(report["tls.renewer"]?.status == "critical", "\(output.standardOutput)")
                try root.write("etc/systemd/system/timers.target.wants/certbot.timer", "")
                try root.write("var/log/letsencrypt/letsencrypt.log", "")
                let running = try JSONReport(try await tls([root.path + "/etc/letsencrypt"], authority))
                #expect(running["tls.renewer"]?.status == "ok")
                #expect(running["tls.renewal-late"]?.status != "ok")
            }
        }
    }

    @Test("a folder with configuration: what it names is found, and held against what the server serves")
    func configured() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let port = try Ports.free()
                let (old, renewed) = (
                    try await authority.issue(["shop.example"], from: -62 * 86_400, until: 28 * 86_400),
                    try await authority.issue(["shop.example"], from: -5 * 86_400)
                )
                let (file, key) = (folder.file("tls/shop.pem"), folder.file("tls/shop.key"))
                try folder.write("tls/shop.pem", old.text)
                try Self.copy(old.keyFile, key, mode: 0o600)
                let site = try folder.write(
                    "nginx/sites-enabled/shop",
                    """
                    server {
                        listen 127.0.0.1:\(port) ssl;
                        server_name shop.example;
                        ssl_certificate \(file);
                        ssl_certificate_key \(key);
                    }

                    """)
                try folder.write("nginx/nginx.conf", "http {\n include sites-enabled/*;\n}\n")
                try await withNginx("include \(site);", ports: [port]) { _ in
                    let loaded = try await tls([folder.file("nginx")], authority)
                    let before = try JSONReport(loaded)
                    #expect(before["tls.file.not-served"]?.summary == "`127.0.0.1:\(port)` serves it")
                    #expect(loaded.status == .exited(0), "\(loaded.standardOutput)")
                    // Renewed, and nobody told nginx.
                    try folder.write("tls/shop.pem", renewed.text)
                    _ = unlink(key)
                    try Self.copy(renewed.keyFile, key, mode: 0o600)
                    try await mustRun(Invocation("touch", ["-d", "3 days ago", file]))
                    let after = try JSONReport(try await tls([folder.file("nginx")], authority))
                    let finding = try #require(after["tls.file.not-served"])
                    #expect(finding.status == "warning")
                    #expect(finding.summary.hasPrefix("the file was replaced 3 days ago"))
                    #expect(finding.summary.contains("nginx at `127.0.0.1:\(port)` still serves the old one"))
                    #expect(finding.remedy?.contains("`nginx -t && systemctl reload nginx`") == true)
                    #expect(finding.remedy?.hasSuffix("`ssl_certificate \(file);` in `\(site):4`") == true)
                    #expect(after.headlines.map(\.check) == ["tls.file.not-served"])
                    // The same of the server's piece of configuration, given by itself, and beside the service.
                    let piece = try JSONReport(try await tls([site], authority))
                    #expect(piece["tls.file.not-served"]?.summary == finding.summary)
                    let beside = try JSONReport(
                        try await tls(
                            [folder.file("nginx"), "shop.example:\(port)", "--connect", "127.0.0.1", "--quick"],
                            authority))
                    #expect(beside["tls.file.not-served"]?.summary.contains("still serves the old one") == true)
                }
                let gone = try await tls([folder.file("nginx")], authority)
                let finding = try JSONReport(gone)["tls.file.not-served"]
                #expect(finding?.status == "unknown", "\(gone.standardOutput)")
                #expect(finding?.summary.hasPrefix("nginx should serve it at `127.0.0.1:\(port)`") == true)
            }
        }
    }

    @Test("what is configured and not there, not a pair, or no certificate")
    func brokenConfiguration() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let (good, other) = (try await authority.issue(["a.example"]), try await authority.issue(["b.example"]))
                try folder.write("a.pem", good.text)
                try Self.copy(good.keyFile, folder.file("a.key"), mode: 0o600)
                try Self.copy(other.keyFile, folder.file("b.key"), mode: 0o600)
                try folder.write(
                    "haproxy.cfg",
                    """
                    frontend web
                        bind unix@/run/web ssl crt \(folder.file("a.pem"))
                        bind unix@/run/web ssl crt \(folder.file("gone.pem"))
                    """)
                try folder.write(
                    "nginx.conf",
                    "http { server { listen unix:/run/x ssl; server_name a.example; ssl_certificate a.pem; "
                        + "ssl_certificate_key b.key; } }\n")
                let report = try JSONReport(try await tls([folder.path], authority))
                #expect(
                    Set(report.headlines.map { "\($0.check) \($0.subject)" }) == [
                        "tls.file.key-mismatch \(folder.file("a.pem"))",
                        "tls.file.unreadable \(folder.file("gone.pem"))",
                    ])
                let pair = try #require(report["tls.file.key-mismatch"])
                #expect(pair.summary.contains("nginx will not start"))
                #expect(pair.remedy?.contains("own key is in `\(folder.file("a.key"))`") == true)
                let plain = try folder.write("plain/nginx.conf", "http { }\n")
                let none = try JSONReport(try await tls([folder.file("plain")], authority))
                #expect(none["tls.file.unreadable"]?.status == "unknown", "\(plain)")
                #expect(none["tls.file.unreadable"]?.summary.contains("speaks no TLS") == true)
            }
        }
    }

    @Test("keys and what cannot be read are files, and no certificates; links to nowhere are told")
    func counting() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let certificate = try await authority.issue(["shop.example"])
                try folder.write("shop.pem", certificate.text)
                try Self.copy(certificate.keyFile, folder.file("shop.key"), mode: 0o600)
                try folder.write("tsig.key", "key \"x\" { algorithm hmac-sha256; };\n")
                #expect(symlink("nowhere.pem", folder.file("old.pem")) == 0)
                #expect(symlink("circle.pem", folder.file("circle.pem")) == 0)
                #expect(symlink("..", folder.file("up")) == 0)
                #expect(mkfifo(folder.file("pipe.pem"), 0o600) == 0)
                let output = try await run(
                    Upkeep.invocation(["tls", folder.path, "--ca-file", authority.certificateFile]))
                #expect(output.standardOutput.contains("1 certificate and 3 files: 2 critical, 2 ok"))
                #expect(output.standardOutput.contains("this is a link, and what it points to does not exist"))
                #expect(output.standardOutput.contains("this is a link that leads back to itself"))
            }
        }
    }

    private func tls(_ arguments: [String], _ authority: TestCA) async throws -> CommandOutput {
        try await run(
            Upkeep.invocation(
                ["tls"] + arguments + ["--ca-file", authority.certificateFile, "--format", "json"]))
    }

    private static func copy(_ source: String, _ target: String, mode: mode_t) throws {
        try FileManager.default.copyItem(atPath: source, toPath: target)
        guard chmod(target, mode) == 0 else { throw PeerError(code: "chmod", message: target) }
    }

    private static let canDropPrivileges = access("/usr/bin/setpriv", X_OK) == 0

    private static func asNobody(_ invocation: Invocation) -> Invocation {
        var invocation = invocation
        invocation.arguments =
            ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] + invocation.arguments
        return invocation
    }
}
