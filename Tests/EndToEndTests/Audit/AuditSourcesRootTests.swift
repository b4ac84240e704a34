import DNSWorld
import Peers
import TestTraits
import Testing

@Suite("upkeep dns asks others, in a world of its own", .requiresRoot, .tags(.root))
struct AuditSourcesRootTests {
    private static let rdap = "https://rdap.control.test/rdap/"

    @Test("registry, networks, reverse names and certificate of a healthy zone")
    func healthy() async throws {
        try await withDNSWorld { world in
            let seen = try await world.audit(
                "example.test",
                [
                    "--format", "json", "--rdap", Self.rdap, "--asn-zone", "asn.control.test", "--status-page",
                    "control.test",
                ])
            let report = try AuditReport(seen)
            #expect(seen.status == .exited(0), "\(report.alarms)")
            #expect(report["dns.registration.status"]?.summary == "in force")
            #expect(
                report["dns.registration.expiry"]?.summary.contains("the registration of `example.test` expires in")
                    == true)
            #expect(report["dns.redundancy.asn"]?.summary == "2 networks")
            #expect(report["dns.delegation.reverse"]?.summary == "reverse names match")
            #expect(
                report["dns.caa"]?.summary.contains("whether that is") == true,
                "\(String(describing: report["dns.caa"]))")
            #expect(
                report["dns.statuspage.shared-fate"]?.summary
                    == "the status page `control.test` has name servers of its own")
        }
    }

    @Test("a registration that is gone is the cause, and the missing delegation its consequence")
    func registration() async throws {
        try await withDNSWorld(.registrationGone) { world in
            let seen = try await world.audit("example.test", ["--format", "json", "--rdap", Self.rdap])
            let report = try AuditReport(seen)
            #expect(report.alarms.first?.check == "dns.registration.status")
            #expect(report.alarms.first?.summary.contains("`redemption period`") == true)
            #expect(report["dns.delegation.found"]?.suppressedBy == "dns.registration.status")
            #expect(seen.status == .exited(2))
        }
    }

    @Test("who cannot be asked is told as unknown, each by itself")
    func outOfReach() async throws {
        try await withDNSWorld(.resolverSilent) { world in
            let seen = try await world.audit(
                "example.test", ["--format", "json", "--rdap", Self.rdap, "--asn-zone", "asn.control.test"])
            let report = try AuditReport(seen)
            let alarms = report.alarms.map { "\($0.check) \($0.status)" }
            #expect(alarms == ["dns.registration.expiry unknown", "dns.redundancy.asn unknown"])
            #expect(seen.status == .exited(3))
        }
    }

    @Test("a status page that hangs on the same servers")
    func statusPage() async throws {
        try await withDNSWorld { world in
            let inside = try await world.audit("example.test", ["--status-page", "status.example.test"])
            #expect(inside.status == .exited(1))
            #expect(inside.standardOutput.contains("is in `example.test` itself: it goes when this goes"))
            let shared = try await world.audit("example.test", ["--status-page", "alpha-dns.test"])
            #expect(shared.standardOutput.contains("[dns.statuspage.shared-fate]"))
        }
    }

    @Test("name servers that differ from those agreed in the config")
    func agreed() async throws {
        try await withDNSWorld { world in
            try await withTemporaryDirectory { directory in
                let config = try directory.write(
                    "upkeep.yaml",
                    """
                    sites:
                      - url: https://www.example.test/
                        expect:
                          nameservers: [ns1.alpha-dns.test]

                    """)
                let seen = try await world.audit("example.test", ["--config", config])
                #expect(seen.status == .exited(2), "\(seen)")
                #expect(
                    seen.standardOutput.contains(
                        "the delegation differs from what was agreed: not agreed: `ns1.beta-dns.test` [dns.nameservers]"
                    ))
            }
        }
    }

    @Test("an empty answer is news to who remembers good times", arguments: [WorldFault.answerEmpty, .answerWrong])
    func memory(_ fault: WorldFault) async throws {
        try await withDNSWorld { world in
            let state = ["--state", world.files.state]
            let good = try await run(
                Upkeep.invocation(["check", "https://example.test/"] + world.siteFlags + state, inside: world.network))
            #expect(good.status == .exited(0), "\(good)")
            let healthy = try await world.audit("example.test", state)
            #expect(healthy.status == .exited(0), "\(healthy)")
            try await world.apply(fault)
            let seen = try await world.audit("example.test", state)
            #expect(seen.status == .exited(2))
            #expect(seen.standardOutput.contains("in good times it was 10.99.3.1, 10.99.4.1"), "\(seen)")
        }
    }

    @Test("with resolvers healthy and provider B lame, both dns and why say so")
    func unseenByResolvers() async throws {
        try await withDNSWorld(.betaLame) { world in
            for _ in 0..<4 {
                let answer = try await world.run("dig", ["+short", "+time=3", "www.example.test", "A"])
                #expect(answer.standardOutput.contains(WorldHost.webs[0].v4))
            }
            let audit = try await world.audit()
            #expect(audit.status == .exited(2))
            #expect(audit.standardOutput.contains("`ns1.beta-dns.test` (10.99.2.1, fd99:2::1) answers REFUSED"))
            let why = try await run(
                Upkeep.invocation(
                    ["why", "example.test", "--pace", "0ms", "--state", "none"] + world.flags, inside: world.network))
            #expect(why.status == .exited(1), "\(why)")
            #expect(why.standardOutput.contains("ns1.beta-dns.test"), "\(why)")
            #expect(why.standardOutput.contains("[dns.degraded]"), "\(why)")
        }
    }
}

extension DNSWorld {
    /// The flags of commands that ask no name servers themselves.
    fileprivate nonisolated var siteFlags: [String] {
        ["--resolver", WorldHost.resolver.v4, "--ca-file", files.authority]
    }
}
