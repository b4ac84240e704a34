import Glibc
import Peers
import Testing

/// `upkeep tls` at real servers.
struct TLSServiceTests {
    @Test("a healthy server is ok, in full and in short", arguments: [[], ["--quick"]])
    func healthy(options: [String]) async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.intermediate().issue(["shop.example"], key: .p256)
            try await withNginx(Self.server(port, certificate), ports: [port]) { _ in
                let output = try await tls(["127.0.0.1:\(port)", "--name", "shop.example"] + options, authority)
                let report = try JSONReport(output)
                #expect(report.headlines.map(\.check) == [], "\(output.standardOutput)")
                #expect(output.status == .exited(0))
                #expect(report["tls.expiry"]?.status == "ok")
                #expect((report["tls.heartbleed"] != nil) == options.isEmpty)
            }
        }
    }

    @Test("it takes no privileges")
    func withoutPrivileges() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["shop.example"])
            try await withNginx(Self.server(port, certificate), ports: [port]) { _ in
                var look = try Upkeep.invocation([
                    "tls", "127.0.0.1:\(port)", "--name", "shop.example", "--ca-file", authority.certificateFile,
                    "--state", "none", "--format", "json",
                ])
                // Whoever has privileges gives them up.
                if geteuid() == 0 {
                    look.arguments =
                        try Invocation("setpriv", ["--bounding-set", "-all", "--inh-caps", "-all"]).arguments
                        + look.arguments
                }
                let output = try await run(look)
                #expect(try JSONReport(output).headlines.map(\.check) == [], "\(output.standardOutput)")
                #expect(output.status == .exited(0))
            }
        }
    }

    @Test("one fault, one headline")
    func faults() async throws {
        try await withTestCA { authority in
            let intermediate = try await authority.intermediate()
            let day = 86_400.0
            let faults: [(String, TestCertificate)] = [
                ("tls.expiry", try await intermediate.issue(["shop.example"], until: -day)),
                ("tls.name", try await intermediate.issue(["blog.example"])),
                (
                    "tls.chain.missing-intermediate",
                    try await intermediate.issue(
                        ["shop.example"], extensions: ["authorityInfoAccess=caIssuers;URI:http://ca.invalid/i"]
                    ).withoutIntermediates
                ),
                ("tls.chain.trust", try await authority.selfSigned(["shop.example"])),
            ]
            for (check, certificate) in faults {
                let port = try Ports.free()
                try await withNginx(Self.server(port, certificate), ports: [port]) { _ in
                    let output = try await tls(["127.0.0.1:\(port)", "--name", "shop.example", "--quick"], authority)
                    #expect(try JSONReport(output).headlines.map(\.check) == [check], "\(output.standardOutput)")
                    #expect(output.status == .exited(2))
                }
            }
        }
    }

    @Test func text() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["shop.example"], until: -86_400)
            try await withNginx(Self.server(port, certificate), ports: [port]) { _ in
                let output = try await Upkeep.run(
                    "tls", "127.0.0.1:\(port)", "--name", "shop.example", "--ca-file", authority.certificateFile)
                let lines = output.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(lines.first == "✗ critical  127.0.0.1:\(port) (shop.example)")
                #expect(lines.contains { $0.hasPrefix("    hint: ") })
                #expect(output.standardError.isEmpty)
                #expect(output.terminalControls.isEmpty)
                #expect(output.status == .exited(2))
            }
        }
    }

    @Test("addresses that differ are told apart, and lined up")
    func backends() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let intermediate = try await authority.intermediate()
            let old = try await intermediate.issue(["shop.example"], until: 40 * 86_400)
            let new = try await intermediate.issue(["shop.example"], until: 80 * 86_400)
            let servers = Self.server(port, old) + Self.server(port, new, address: "127.0.0.2")
            try await withNginx(servers, ports: [port]) { peer in
                let config = try peer.directory.write(
                    "upkeep.yaml",
                    """
                    ca_file: \(authority.certificateFile)
                    sites:
                      - name: shop
                        url: https://shop.example:\(port)/
                        connect_to: [127.0.0.1, 127.0.0.2]

                    """)
                let output = try await Upkeep.run("tls", "--config", config, "--only", "tls.backends")
                #expect(output.status == .exited(1), "\(output.standardOutput)\(output.standardError)")
                #expect(output.standardOutput.contains("`127.0.0.1` shows an older certificate"))
                #expect(output.standardOutput.contains("shop, address by address:"))
                #expect(output.standardOutput.contains("  127.0.0.2  ECDSA P-256, until "))
            }
        }
    }

    @Test("where there is no TLS, the sentence says what is there instead")
    func nothing() async throws {
        let closed = try await Upkeep.run("tls", "127.0.0.1:1", "--format", "json")
        #expect(try JSONReport(closed).headlines.map(\.check) == ["tls.reachable"])
        #expect(closed.status == .exited(2))
        try await withHostileServer(.answer("HTTP/1.1 400 Bad Request\r\n\r\n")) { server in
            let output = try await Upkeep.run("tls", "127.0.0.1:\(server.port)", "--format", "json")
            #expect(try JSONReport(output).headlines.map(\.check) == ["tls.handshake"], "\(output.standardOutput)")
            #expect(output.status == .exited(2))
        }
    }

    @Test func formats() async throws {
        let documented = try DocumentedJSON()
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["shop.example"])
            try await withNginx(Self.server(port, certificate), ports: [port]) { _ in
                let target = ["127.0.0.1:\(port)", "--name", "shop.example"]
                let json = try await tls(target, authority)
                #expect(try documented.undocumented(json.standardOutput) == [])
                let metrics = try await tls(target, authority, format: "prometheus").standardOutput
                for name in [
                    "ssl_cert_not_after{", "ssl_cert_not_before{", "ssl_probe_success{", "ssl_tls_version_info{",
                    "probe_ssl_earliest_cert_expiry{", "upkeep_tls_connections{", "upkeep_finding_status{",
                ] {
                    #expect(metrics.contains("\n\(name)"), "\(name)")
                }
                #expect(metrics.contains(#"cn="shop.example""#) && metrics.contains(#"dnsnames=",shop.example,""#))
                let plugin = try await tls(target, authority, format: "nagios")
                #expect(plugin.standardOutput.hasPrefix("OK") || plugin.standardOutput.contains(" OK"))
                #expect(plugin.status == .exited(0))
                let lines = try await tls(target, authority, format: "ndjson").standardOutput.split(separator: "\n")
                #expect(lines.count > 10)
            }
        }
    }

    @Test("what is on the disk is held against what is served")
    func notServed() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let day = 86_400.0
            let served = try await authority.issue(["shop.example"], from: -85 * day, until: 5 * day)
            let renewed = try await authority.issue(["shop.example"], from: -20 * day, until: 70 * day)
            // Long enough ago for a reload to have happened.
            try await mustRun(Invocation("touch", ["-d", "2 days ago", renewed.certificateFile]))
            try await withNginx(Self.server(port, served), ports: [port]) { _ in
                let output = try await tls([renewed.certificateFile, "--connect", "127.0.0.1:\(port)"], authority)
                let finding = try JSONReport(output)["tls.file.not-served"]
                #expect(finding?.status == "critical", "\(output.standardOutput)")
                #expect(finding?.summary.contains("still serves the old one") == true)
                let both = try await tls(
                    ["127.0.0.1:\(port)", "--name", "shop.example", renewed.certificateFile, "--quick"], authority)
                #expect(try JSONReport(both)["tls.file.not-served"]?.status == "critical")
            }
        }
    }

    @Test("renewals are remembered, and one that is late is noticed long before the end")
    func cadence() async throws {
        try await withTestCA { authority in
            let day = 86_400.0
            let port = try Ports.free()
            let state = authority.certificateFile + ".state"
            // Replaced with 30 days left each; the last one has 20.
            let lives: [(from: Double, until: Double)] = [(-190, -100), (-130, -40), (-70, 20)]
            var output: CommandOutput?
            for life in lives {
                let certificate = try await authority.issue(
                    ["shop.example"], from: life.from * day, until: life.until * day)
                try await withNginx(Self.server(port, certificate), ports: [port]) { _ in
                    let seen = life.until > 0 ? [life.from, 0] : [life.from]
                    for moment in seen {
                        output = try await tls(
                            ["127.0.0.1:\(port)", "--name", "shop.example", "--quick", "--state", state]
                                + (moment == 0 ? [] : ["--now", try await Self.moment(days: moment + 0.1)]), authority)
                    }
                }
            }
            let last = try #require(output)
            let finding = try JSONReport(last)["tls.renewal-late"]
            #expect(finding?.status == "warning", "\(last.standardOutput)")
            #expect(finding?.summary.contains("late") == true)
        }
    }

    @Test(
        "mistakes in the command line are told before anything is looked at",
        arguments: [
            (["tls", "http://shop.example"], "`http://` has no TLS"),
            (["tls", "smtps://shop.example", "--starttls", "smtp"], "says how TLS begins"),
            (["tls", "shop.example", "--connect", "nowhere"], "--connect `nowhere` is no address"),
            (["tls", "shop.example", "--quick", "--profile", "modern"], "leave out --quick"),
            (["tls", "shop.example", "--rate", "0"], "--rate"),
            (["tls", "a.example", "b.example", "--name", "c.example"], "there are 2"),
            (["tls", "shop.example", "--only", "tls.nothing"], "there is no check `tls.nothing`"),
            (["tls", "."], ""),
        ])
    func mistakes(arguments: [String], message: String) async throws {
        try await withTemporaryDirectory { directory in
            let output = try await run(Upkeep.invocation(arguments, in: directory.path))
            guard !message.isEmpty else {
                #expect(output.status == .exited(3) && output.standardOutput.contains("no certificate, no key"))
                return
            }
            #expect(output.status == .exited(64))
            #expect(output.standardError.contains(message), "\(output.standardError)")
            #expect(output.standardOutput.isEmpty)
        }
    }

    private func tls(
        _ arguments: [String], _ authority: TestCA, format: String = "json"
    ) async throws -> CommandOutput {
        try await run(
            Upkeep.invocation(
                ["tls"] + arguments + ["--ca-file", authority.certificateFile, "--format", format]))
    }

    private static func server(
        _ port: Int, _ certificate: TestCertificate, address: String = "127.0.0.1"
    ) -> String {
        """
        server {
            listen \(address):\(port) ssl;
            ssl_certificate \(certificate.chainFile);
            ssl_certificate_key \(certificate.keyFile);
            ssl_protocols TLSv1.2 TLSv1.3;
            ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;
            location / { return 200 "shop"; }
        }

        """
    }

    /// RFC 3339, so many days from now.
    private static func moment(days: Double) async throws -> String {
        let output = try await mustRun(
            Invocation("date", ["-u", "-d", "\(Int(days * 86_400)) seconds", "+%Y-%m-%dT%H:%M:%SZ"]))
        return output.standardOutput.split(separator: "\n").first.map(String.init) ?? ""
    }
}
