import DNSWorld
import Peers
import TestTraits
import Testing

@Suite("a healthy world", .requiresRoot, .tags(.root))
struct HealthyWorldRootTests {
    @Test("shows no sign of anything wrong")
    func healthy() async throws {
        try await withDNSWorld { world in
            try await Sight.look(at: Self.sights, in: world)
            let validated = try await world.run(
                "delv", ["@\(WorldHost.resolver.v4)", "-a", world.files.delvAnchor, "+root=.", "www.example.test", "A"])
            #expect(validated.standardOutput.contains("; fully validated"), "\(validated)")
            let configured = try await world.run("dig", ["+short", "www.example.test", "AAAA"])
            #expect(configured.standardOutput.split(separator: "\n").sorted() == Shop.v6.map { $0[...] })
        }
    }

    private static let sights: [Sight] =
        [WorldHost.alpha, .beta].flatMap { host -> [Sight] in
            [
                .at(host, "example.test", "SOA") {
                    $0.flags.contains("aa") && $0.data("SOA").contains { $0.contains(" 2026010101 ") }
                        && $0.data("RRSIG").count == 1
                },
                .at(host, "example.test", "NS", "+tcp") {
                    $0.data("NS") == ["ns1.alpha-dns.test.", "ns1.beta-dns.test."]
                },
                .at(host, "www.example.test", "A") { $0.data("A") == Shop.v4 },
                .at(host, "example.test", "AAAA") { $0.data("AAAA") == Shop.v6 },
                .at(host, "example.test", "HTTPS") { $0.data("HTTPS").count == 1 },
                .at(host, "example.test", "CAA") { $0.data("CAA") == [#"0 issue "ca.control.test""#] },
                .at(host, "big.example.test", "TXT") { $0.flags.contains("tc") },
                .at(host, "big.example.test", "TXT", "+tcp") { $0.data("TXT").count == 1 },
                .at(host, "any.wild.example.test", "MX") { $0.text.contains("A TXT AAAA RRSIG NSEC\n") },
                .at(host, "example.test", "AXFR") { $0.answers.isEmpty },
                .at(host, "control.test", "A", "+rec") { $0.status == "REFUSED" && !$0.flags.contains("ra") },
            ]
        }
        + [WorldHost.resolver, .secondResolver].flatMap { resolver -> [Sight] in
            [
                .resolved("www.example.test", "A", by: resolver) {
                    $0.status == "NOERROR" && $0.flags.contains("ad") && $0.data("A") == Shop.v4
                },
                .resolved("shop.example.test", "AAAA", by: resolver) {
                    $0.flags.contains("ad") && $0.data("AAAA") == Shop.v6
                },
                .resolved("gone.example.test", "A", by: resolver) {
                    $0.status == "NXDOMAIN" && $0.flags.contains("ad")
                },
                .resolved("big.example.test", "TXT", "+tcp", by: resolver) { $0.data("TXT").count == 1 },
                .resolved("control.test", "A", by: resolver) { $0.flags.contains("ad") && $0.answers.count == 2 },
                // An insecure delegation, and what networks addresses belong to.
                .resolved("ns1.parking-dns.test", "A", by: resolver) {
                    !$0.flags.contains("ad") && $0.data("A") == [WorldHost.other.v4]
                },
                .resolved("1.2.99.10.origin.asn.control.test", "TXT", by: resolver) {
                    $0.data("TXT") == [#""64502 | 10.99.2.0/24 | ZZ | test |""#]
                },
            ]
        }
        + Sight.shopIsOpen(at: WorldHost.webs + [.newWeb])
        + [
            .page(WorldHost.webs[0], text: DNSWorld.marker, url: "http://example.test/"),
            .page(.control, text: "somebody else", url: "https://control.test/"),
            .page(.control, text: #""status":["active"]"#, url: "https://rdap.control.test/rdap/domain/example.test"),
            .at(.registry, "example.test", "NS") { reply in
                reply.text.contains("ns1.beta-dns.test.")
                    && WorldHost.beta.addresses.allSatisfy(reply.text.contains)
            },
            .at(.nowhere, "example.test", "SOA", "+time=1") { $0.timedOut },
        ]
}
