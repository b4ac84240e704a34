import DNSWorld
import Testing

extension WhyRow {
    private static let signature = "DNS, not your site: the signatures of `example.test` are broken (DNSSEC): "

    static let signatures = [
        WhyRow(
            "signatures expired", .signaturesExpired,
            remembering: .certain("dns.dnssec", 2, signature + "the signature over `example.test` ")),
        WhyRow(
            "the signature over the keys expired", .keySignatureExpired,
            remembering: .certain("dns.dnssec", 2, signature + "the signature over `example.test` DNSKEY ")),
        WhyRow(
            "signatures are not valid yet", .signaturesEarly,
            remembering: .certain("dns.dnssec", 2, signature + "the signature over `example.test` ")),
        WhyRow(
            "the DS belongs to no key", .signerMismatch, remembering: .certain("dns.dnssec", 2, signature)),
        WhyRow(
            "unsigned under a DS", .unsignedUnderSigner,
            remembering: .certain(
                "dns.dnssec", 2, signature + "`example.test` serves no DNSKEY, though a DS vouches for one")),
        WhyRow(
            "a proof denies what is there, at another name", .bitmapDeniesType,
            remembering: .certain("fine.from-here", 0, "`example.test` is fine from here")),
        WhyRow(
            "names are hashed 2,500 times", .nsec3Heavy,
            remembering: .certain("fine.from-here", 0, "`example.test` is fine from here")),
    ]

    static let content = [
        WhyRow(
            "both providers answer without an address", .answerEmpty,
            remembering: .certain(
                "dns.wrong-answer", 2,
                "DNS, not your site: the name servers say that `example.test` has no address; it was at 10.99.3.1, "
                    + "10.99.4.1, fd99:3::1 and fd99:4::1, where the site still answers"),
            withoutHistory: .likely(
                "dns.wrong-answer", 2, "DNS: the zone's own name servers say that `example.test` has no address",
                missing: "whether it ever had an address")),
        WhyRow(
            "both providers send visitors elsewhere", .answerWrong,
            remembering: .certain("dns.wrong-answer", 2, "DNS, not your site: "),
            withoutHistory: .likely(
                "site.tls", 2,
                "the site: the certificate is for `parking-dns.test`, not for `example.test`, at both of its addresses",
                missing: "whether DNS sends visitors to the right place")),
        WhyRow(
            "`www` and another name are aliases of each other", .aliasLoop, target: "www.example.test",
            remembering: .certain(
                "dns.wrong-answer", 2,
                "DNS, not your site: the name servers say that `www.example.test` is an alias that leads back to itself; it "
                    + "was at 10.99.3.1, 10.99.4.1, fd99:3::1 and fd99:4::1, where the site still answers"),
            withoutHistory: .certain(
                "dns.wrong-answer", 2,
                "DNS: the zone's own name servers say that `www.example.test` is an alias that leads back to itself")),
        WhyRow(
            "`www` is an alias in somebody else's zone, and all is well", .aliasElsewhere, target: "www.example.test",
            remembering: .certain("fine.from-here", 0, "`www.example.test` is fine from here")),
        WhyRow(
            "`www` leads to `cdn.test`, whose server is silent", .aliasTargetSilent, target: "www.example.test",
            remembering: .certain(
                "dns.provider-down", 2,
                "DNS, not your site: `www.example.test` points to `shop.cdn.test`, and no name server of `cdn.test` answers"
            ),
            withoutHistory: .certain(
                "dns.provider-down", 2,
                "DNS: `www.example.test` points to `shop.cdn.test`, and no name server of `cdn.test` answers")),
        WhyRow(
            "`www` leads to a name that `cdn.test` does not have", .aliasTargetGone, target: "www.example.test",
            remembering: .certain(
                "dns.wrong-answer", 2,
                "DNS, not your site: `www.example.test` points to `former.cdn.test`, which does not exist: the name servers "
                    + "of `cdn.test` say so"),
            withoutHistory: .certain(
                "dns.wrong-answer", 2,
                "DNS: `www.example.test` points to `former.cdn.test`, which does not exist: the name servers of `cdn.test` "
                    + "say so")),
        WhyRow(
            "`www` leads to a domain that nobody has", .aliasDomainGone, target: "www.example.test",
            remembering: .certain(
                "dns.registration", 2,
                "DNS, not your site: `www.example.test` points to `shop.vanished.test`, whose domain does not exist: the "
                    + "servers of `test` know no `vanished.test`"),
            withoutHistory: .certain(
                "dns.registration", 2,
                "DNS: `www.example.test` points to `shop.vanished.test`, whose domain does not exist: the servers of `test` "
                    + "know no `vanished.test`")),
        WhyRow(
            "the site has moved and its old machines are off", .siteMoved,
            remembering: .certain(
                "dns.propagation", 1, "the site has moved, and some resolvers still send visitors to "),
            withoutHistory: .likely(
                "dns.propagation", 1, "the site has moved, and some resolvers still send visitors to ",
                missing: "what the name was before")),
    ]

    static let registry = [
        WhyRow(
            "the registration is gone", .registrationGone,
            remembering: .certain("dns.registration", 2, "the domain is gone: "),
            withoutHistory: .certain("dns.registration", 2, "the domain is gone: ")),
        WhyRow(
            "the registry points to a parking company", .delegationForeign,
            remembering: .likely(
                "dns.registration", 2,
                "the domain points elsewhere: the servers of `test` name ns1.parking-dns.test, not ns1.alpha-dns.test and "
                    + "ns1.beta-dns.test as before",
                missing: "whether the change was meant"),
            withoutHistory: .likely(
                "site.tls", 2,
                "the site: the certificate is for `parking-dns.test`, not for `example.test`, at both of its addresses",
                missing: "whether DNS sends visitors to the right place")),
        WhyRow(
            "the registry points to a parking company, which hands visitors on to the shop", .delegationTaken,
            remembering: .likely(
                "dns.registration", 1,
                "`example.test` works, but its name servers are not those of ", missing: "whether the change was meant"),
            withoutHistory: .certain("fine.from-here", 0, "`example.test` is fine from here")),
    ]
}
