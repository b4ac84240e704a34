import DNSWorld
import Testing

extension WhyRow {
    static let here = [
        WhyRow(
            "your resolver is silent", .resolverSilent,
            remembering: .certain("here.resolver", 1, "it is your resolver: 10.99.9.53 answers nothing")),
        WhyRow(
            "your resolver lies", .resolverLying,
            remembering: .certain(
                "here.resolver", 1, "it is your resolver: 10.99.9.53 says that `example.test` is at "),
            withoutHistory: .likely(
                "here.resolver", 1, "it is your resolver: 10.99.9.53 says that `example.test` is at ", missing: "second"
            )),
        WhyRow(
            "your resolver keeps the name from you", .resolverBlocking,
            remembering: .likely(
                "here.resolver", 1,
                "it is your resolver: 10.99.9.53 says that `example.test` does not exist, without the zone's own word for it",
                missing: "only remembers a time when there was no such name")),
        WhyRow(
            "a captive portal: every resolver denies everything, and no other DNS gets through", .resolversDenyAll,
            remembering: .certain(
                "here.network", 3,
                "it is your own network: 10.99.9.53 and 10.99.9.54 say that nothing exists, not even the root")),
        WhyRow(
            "an internal name, which the zone outside does not have", .nameInternal, target: "intra.example.test",
            remembering: .likely(
                "fine.from-here", 0, "`intra.example.test` is known only to your resolver: 10.99.9.53 says ",
                missing: "whether it is meant to be internal")),
        WhyRow(
            "an internal name below a top-level domain that nobody has", .nameInternal, target: "http://nas.lan/",
            remembering: .likely(
                "fine.from-here", 0, "`nas.lan` is known only to your resolver: 10.99.9.53 says ",
                missing: "whether it is meant to be internal")),
        WhyRow(
            "your own network is down", .networkDown,
            remembering: .certain("here.network", 3, "it is your own network: nothing answers from here")),
    ]

    static let site = [
        WhyRow(
            "one of the shop's machines is off", .webHalfSilent,
            remembering: .certain("site.partial", 1, "not DNS, the site: 2 of its 4 addresses fail: ")),
        WhyRow(
            "the shop's machines are off", .webSilent, remembering: .certain("site.tcp", 2, "not DNS, the site: "),
            withoutHistory: .likely(
                "site.tcp", 2, "the site: ", missing: "whether DNS sends visitors to the right place")),
        WhyRow(
            "the certificate has expired", .certificateExpired,
            remembering: .certain("site.tls", 2, "not DNS, the site: ")),
        WhyRow(
            "the certificate is for another name", .certificateWrongName,
            remembering: .certain("site.tls", 2, "not DNS, the site: "),
            withoutHistory: .likely(
                "site.tls", 2, "the site: ", missing: "whether DNS sends visitors to the right place")),
        WhyRow("HTTP 500", .webError500, remembering: .certain("site.http", 2, "not DNS, the site: ")),
        WhyRow(
            "another page with status 200", .webContentWrong,
            remembering: .likely(
                "site.content", 2, "not DNS, the site: it shows `Welcome to nginx!`, ",
                missing: "whether this page is meant"),
            withoutHistory: .certain("fine.from-here", 0, "`example.test` is fine from here")),
    ]

    static let several = [
        WhyRow(
            "both providers and the shop are silent", .everythingSilent,
            remembering: .certain(
                "dns.provider-down", 2,
                "DNS: no name server of `example.test` answers, and the site does not work either"),
            withoutHistory: .likely(
                "dns.provider-down", 2, "DNS: no name server of `example.test` answers",
                missing: "whether the site itself is up")),
        WhyRow(
            "B is lame and the shop is off", .betaLame, .webSilent,
            remembering: .certain("site.tcp", 2, "not DNS, the site: "),
            withoutHistory: .likely(
                "site.tcp", 2, "the site: ", missing: "whether DNS sends visitors to the right place")),
        WhyRow(
            "the signatures expired and one machine is off", .signaturesExpired, .webHalfSilent,
            remembering: .certain(
                "dns.dnssec", 2, "DNS, not your site: the signatures of `example.test` are broken (DNSSEC): ")),
        WhyRow(
            "B is fed apart from A, and one machine is off", .betaOwnData, .webHalfSilent,
            remembering: .certain("site.partial", 1, "the site: 2 of its 6 addresses fail: ")),
        WhyRow(
            "your resolver is silent and B drops UDP", .resolverSilent, .betaDropsUDP,
            remembering: .certain("here.resolver", 1, "it is your resolver: 10.99.9.53 answers nothing")),
        WhyRow(
            "both providers are silent and the certificate has expired", .providersSilent, .certificateExpired,
            remembering: .certain(
                "dns.provider-down", 2,
                "DNS: no name server of `example.test` answers, and the site does not work either"),
            withoutHistory: .likely(
                "dns.provider-down", 2, "DNS: no name server of `example.test` answers",
                missing: "whether the site itself is up")),
        WhyRow(
            "your resolver lies and HTTP 500", .resolverLying, .webError500,
            remembering: .certain("site.http", 2, "not DNS, the site: ")),
        WhyRow(
            "B serves an old copy and the shop's old machines are off", .betaStale, .webSilent,
            remembering: .certain("dns.split", 2, "DNS, not your site: the name servers contradict one another")),
    ]
}
