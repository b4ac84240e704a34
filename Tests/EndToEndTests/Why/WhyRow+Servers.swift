import DNSWorld
import Testing

extension WhyRow {
    private static let broken =
        "`example.test` works, but 2 of 4 name server addresses are broken: ns1.beta-dns.test (10.99.2.1, fd99:2::1) is "
    private static let well = "`example.test` is fine from here: resolvers, its name servers and the site answer"

    static let healthy = [
        WhyRow("nothing", remembering: .certain("fine.from-here", 0, well)),
        WhyRow("B hands the zone to anyone", .betaTransferOpen, remembering: .certain("fine.from-here", 0, well)),
        WhyRow("B resolves for anyone", .betaRecursionOpen, remembering: .certain("fine.from-here", 0, well)),
        WhyRow(
            "the name servers are named inside the zone", .serversInside,
            remembering: .likely(
                "dns.registration", 1, "`example.test` works, but its name servers are not those of ",
                missing: "whether the change was meant"),
            withoutHistory: .certain("fine.from-here", 0, well)),
        WhyRow(
            "B is fed apart from A, and has other addresses", .betaOwnData,
            remembering: .certain("fine.from-here", 0, well)),
        WhyRow("fragments are lost", .fragmentsLost, remembering: .certain("fine.from-here", 0, well)),
    ]

    /// What no resolver shows.
    static let oneProvider = [
        WhyRow(
            "B does not know the zone (lame)", .betaLame,
            remembering: .certain("dns.degraded", 1, broken + "answering REFUSED over UDP and TCP")),
        WhyRow(
            "B has not got the zone yet", .betaEmpty,
            remembering: .certain("dns.degraded", 1, broken + "answering SERVFAIL over UDP and TCP")),
        WhyRow(
            "B's copy has expired", .betaExpired,
            remembering: .certain("dns.degraded", 1, broken + "answering SERVFAIL over UDP and TCP")),
        WhyRow(
            "B drops UDP", .betaDropsUDP, remembering: .certain("dns.degraded", 1, broken + "silent over UDP")),
        WhyRow(
            "B drops TCP", .betaDropsTCP, remembering: .certain("dns.degraded", 1, broken + "silent over TCP")),
        WhyRow(
            "B is silent", .betaSilent, remembering: .certain("dns.degraded", 1, broken + "silent over UDP and TCP")),
        WhyRow(
            "B is frozen", .betaFrozen, remembering: .certain("dns.degraded", 1, broken + "silent over UDP and TCP")),
        WhyRow(
            "B's process is gone", .betaStopped,
            remembering: .certain("dns.degraded", 1, broken + "not listening over UDP and TCP")),
        WhyRow(
            "3 of 10 packets to B are lost", .betaLossy,
            remembering: .certain("dns.degraded", 1, "`example.test` works, but ")),
        WhyRow(
            "the registry's address of B is wrong", .betaGlueWrong,
            remembering: .certain("dns.degraded", 1, "`example.test` works, but ")),
        WhyRow(
            "a third name server's name is an alias", .serverIsAlias,
            remembering: .certain(
                "dns.degraded", 1,
                "`example.test` works, but 1 of its 3 name servers cannot be used: ns3.control.test is an alias (CNAME) of "
                    + "ns1.beta-dns.test")),
        WhyRow(
            "B serves an old copy with other addresses", .betaStale,
            remembering: .certain(
                "dns.split", 1,
                "DNS, not your site: the name servers contradict one another about `example.test`: "
                    + "ns1.beta-dns.test says 10.99.3.1, 10.99.4.1, fd99:3::1 and fd99:4::1; ns1.alpha-dns.test says "
                    + "10.99.8.1 and fd99:8::1")),
        WhyRow(
            "B serves the zone without signatures", .betaUnsigned,
            remembering: .certain(
                "dns.dnssec", 1,
                "`example.test` works, but signatures are broken (DNSSEC) at ns1.beta-dns.test alone: ")),
    ]

    static let bothProviders = [
        WhyRow(
            "both providers are silent", .providersSilent,
            remembering: .certain(
                "dns.provider-down", 2, "DNS, not your site: no name server of `example.test` answers"),
            withoutHistory: .likely(
                "dns.provider-down", 2, "DNS: no name server of `example.test` answers",
                missing: "whether the site itself is up")),
        WhyRow(
            "both providers' processes are gone", .providersStopped,
            remembering: .certain(
                "dns.provider-down", 2, "DNS, not your site: no name server of `example.test` answers"),
            withoutHistory: .likely(
                "dns.provider-down", 2, "DNS: no name server of `example.test` answers",
                missing: "whether the site itself is up")),
        WhyRow(
            "both providers drop TCP", .providersDropTCP,
            remembering: .certain(
                "dns.degraded", 1, "`example.test` works, but all 4 name server addresses are broken: ")),
        WhyRow(
            "both are silent, and the resolver answers from memory", .resolverServesStale,
            remembering: .certain(
                "dns.provider-down", 2, "DNS, not your site: no name server of `example.test` answers"),
            withoutHistory: .certain(
                "dns.provider-down", 2, "DNS, not your site: no name server of `example.test` answers")),
        WhyRow(
            "98 more name servers, all silent", .hundredServers,
            remembering: .certain("dns.degraded", 2, "DNS: ")),
    ]
}
