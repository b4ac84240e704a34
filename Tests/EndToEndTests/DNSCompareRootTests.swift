import DNSWorld
import Peers
import TestTraits
import Testing

@Suite("upkeep dns compare", .requiresRoot, .tags(.root), .timeLimit(.minutes(5)))
struct DNSCompareRootTests {
    /// The shop's zone as a provider's panel exports it: no SOA, no apex NS, names relative.
    private static let file = """
        @ 300 A 10.99.3.1
        @ 300 A 10.99.4.1
        @ 300 AAAA fd99:3::1
        @ 300 AAAA fd99:4::1
        @ 300 HTTPS 1 . alpn="h2,http/1.1"
        @ 3600 MX 10 mail
        @ 3600 TXT "v=spf1 mx -all"
        @ 3600 CAA 0 issue "ca.control.test"
        www 300 A 10.99.3.1
        www 300 A 10.99.4.1
        www 300 AAAA fd99:3::1
        www 300 AAAA fd99:4::1
        www 300 HTTPS 1 . alpn="h2,http/1.1"
        www 300 TXT "the shop"
        mail 300 A 10.99.3.1
        shop 300 CNAME www
        cdn 300 CNAME control.test.
        *.wild 300 A 10.99.3.1
        *.wild 300 AAAA fd99:3::1
        *.wild 300 TXT "any name below wild"

        """

    private static func compare(_ world: DNSWorld, _ arguments: String...) async throws -> CommandOutput {
        try await world.run(
            Upkeep.program, ["dns", "compare"] + arguments + world.placeFlags + ["--pace", "1ms"],
            environment: ["NO_COLOR": "1", "COLUMNS": ""])
    }

    private static func expect(
        _ output: CommandOutput, _ status: Int32, _ words: [String], without unwanted: [String] = [],
        _ place: SourceLocation = #_sourceLocation
    ) {
        #expect(output.status == .exited(status), "\(output)", sourceLocation: place)
        for word in words { #expect(output.standardOutput.contains(word), "\(word)\n\(output)", sourceLocation: place) }
        for word in unwanted {
            #expect(!output.standardOutput.contains(word), "\(word)\n\(output)", sourceLocation: place)
        }
        #expect(output.standardError.isEmpty, "\(output)", sourceLocation: place)
    }

    @Test("healthy servers say the same, and so does a file, until it does not")
    func healthy() async throws {
        try await withDNSWorld { world in
            try await withTemporaryDirectory { directory in
                let same = ["record sets the same at"]
                Self.expect(
                    try await Self.compare(world, "example.test"), 0,
                    same + ["ns1.alpha-dns.test and ns1.beta-dns.test"])
                let good = try directory.write("good.zone", Self.file)
                Self.expect(try await Self.compare(world, "example.test", "--with", good), 0, same + [good])
                let slow = try directory.write("slow.zone", Self.file.replacing("mail 300 A", with: "mail 60 A"))
                Self.expect(
                    try await Self.compare(world, "example.test", "--with", slow), 1,
                    ["only times differ in 1 record set: `mail.example.test` A", "TTL 60\n", "TTL 300\n"])
                Self.expect(try await Self.compare(world, "example.test", "--with", slow, "--ignore-ttl"), 0, same)
                let changed = Self.file.replacing("cdn 300 CNAME control.test.", with: "new 300 A 192.0.2.9")
                let other = try directory.write("other.zone", changed)
                Self.expect(
                    try await Self.compare(world, "example.test", "--with", other), 2,
                    ["1 of 17 record sets differs: `new.example.test` A", "a name that only a server has is not seen"])
                Self.expect(
                    try await Self.compare(world, "example.test", "--with", other, "--name", "cdn"), 2,
                    [
                        "2 of ", "`cdn.example.test` CNAME and `new.example.test` A", "control.test.\n", "192.0.2.9\n",
                        "nothing\n",
                    ])
                // Two files need nobody's answer.
                Self.expect(
                    try await Self.compare(world, "example.test", "--with", good, "--with", other), 2,
                    ["2 of 17 record sets differ"], without: ["note: "])
            }
        }
    }

    @Test("what cannot be read is said, and is never the same")
    func unreadable() async throws {
        try await withDNSWorld { world in
            try await withTemporaryDirectory { directory in
                let bad = try directory.write("bad.zone", Self.file + "x 300 A 10.99.3\n\ny 300 MIX 1\n")
                let problem = try await Self.compare(world, "example.test", "--with", bad)
                Self.expect(problem, 3, ["is no good zone file: \(bad):21:9: ", "\(bad):23:7: "])
                let foreign = try directory.write("foreign.zone", "@ 1 IN SOA a. b. 1 1 1 1 1\n")
                Self.expect(
                    try await Self.compare(world, "example.test", "--with", "./none.zone"), 3, ["./none.zone cannot be"]
                )
                Self.expect(
                    try await Self.compare(world, "www.example.test", "--with", foreign), 3,
                    ["`www.example.test` is no zone of its own: it is in the zone `example.test`"])
                Self.expect(
                    try await Self.compare(world, "nobody.test"), 3,
                    ["`nobody.test` is no zone: the servers of `test` know of no such name"])
                Self.expect(
                    try await Self.compare(world, "example.test", "--with", "AXFR@ns1.beta-dns.test"), 3,
                    ["ns1.beta-dns.test (10.99.2.1) declines to transfer `example.test`: REFUSED"])
                Self.expect(
                    try await Self.compare(world, "example.test", "--with", "ns9.beta-dns.test"), 3,
                    ["`ns9.beta-dns.test` has no address: NXDOMAIN"])
                Self.expect(
                    try await Self.compare(
                        world, "example.test", "--with", "10.99.1.1", "--with", WorldHost.nowhere.v4), 3,
                    ["10.99.2.99 does not answer", "nothing was compared: only 10.99.1.1 could be read"])
                Self.expect(
                    try await Self.compare(
                        world, "example.test", "--with", "10.99.1.1", "--with", WorldHost.resolver.v4), 3,
                    ["10.99.9.53 answers REFUSED: it does not serve the zone"])
                Self.expect(
                    try await Self.compare(
                        world, "example.test", "--with", "10.99.1.1", "--with", WorldHost.other.v4), 3,
                    ["10.99.5.1 answers REFUSED: it does not serve the zone"])
            }
        }
    }

    @Test("a dead copy does not take the time of the living ones")
    func dead() async throws {
        try await withDNSWorld { world in
            let output = try await Self.compare(
                world, "example.test", "--with", "10.99.1.1", "--with", "10.99.2.1", "--with", WorldHost.nowhere.v4,
                "--deadline", "6s", "--format", "json")
            let report = try JSONReport(output)
            #expect(report["dns.compare.records"]?.status == "ok", "\(output)")
            #expect(report["dns.compare.sources"]?.summary.hasPrefix("10.99.2.99 ") == true, "\(output)")
            #expect(output.status == .exited(3) && !output.standardOutput.contains("questions open"), "\(output)")
        }
    }

    @Test("a stale provider differs record set by record set")
    func stale() async throws {
        try await withDNSWorld(.betaStale) { world in
            let output = try await Self.compare(world, "example.test")
            Self.expect(
                output, 2,
                [
                    "4 of ",
                    """
                    www.example.test A
                      ns1.alpha-dns.test  10.99.8.1
                      ns1.beta-dns.test   10.99.3.1
                                          10.99.4.1

                    """,
                ], without: ["SOA", "RRSIG"])
            let json = try await Self.compare(
                world, "example.test", "--with", "ns1.alpha-dns.test", "--with", "ns1.beta-dns.test",
                "--include-serial",
                "--format", "json")
            #expect(json.status == .exited(2))
            let report = try JSONReport(json)
            #expect(report.command == "dns compare")
            #expect(report["dns.compare.records"]?.status == "critical")
            #expect(report["dns.compare.times"]?.summary == "only times differ in 1 record set: `example.test` SOA")
            #expect(json.standardOutput.contains(#""ns1.beta-dns.test (10.99.2.1)""#), "\(json)")
        }
    }

    @Test("signing may differ, unless it must not")
    func unsigned() async throws {
        try await withDNSWorld(.betaUnsigned) { world in
            Self.expect(try await Self.compare(world, "example.test"), 0, ["record sets the same at"])
            Self.expect(
                try await Self.compare(world, "example.test", "--include-signing"), 2, ["`example.test` DNSKEY"])
        }
    }

    @Test("a lame server is not the same")
    func lame() async throws {
        try await withDNSWorld(.betaLame) { world in
            Self.expect(
                try await Self.compare(world, "example.test"), 3,
                ["ns1.beta-dns.test answers REFUSED: it does not serve the zone [dns.compare.sources]"])
        }
    }

    @Test("one server that gives the zone to anyone tells its names")
    func transfer() async throws {
        try await withDNSWorld(.betaTransferOpen) { world in
            let output = try await Self.compare(world, "example.test", "--with", "AXFR@10.99.2.1", "--include-ns")
            Self.expect(
                output, 0, ["19 record sets the same at AXFR@10.99.2.1, ns1.alpha-dns.test and ns1.beta-dns.test"])
            let own = try await Self.compare(world, "example.test", "--include-ns", "--include-serial")
            Self.expect(own, 0, ["ns1.alpha-dns.test and ns1.beta-dns.test"])
        }
    }
}
