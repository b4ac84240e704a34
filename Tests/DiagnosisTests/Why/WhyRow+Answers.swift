import Checks
import DNSWire
import Diagnosis
import UpkeepCore

extension WhyRow {
    static let answers: [WhyRow] = [
        WhyRow(
            "the signatures have expired", .dnsDNSSEC, .certain,
            "DNS, not your site: the signatures of `shop.test` are broken (DNSSEC): the signature over the SOA of "
                + "`shop.test` expired 2026-11-22T18:09:00Z",
            status: .critical,
            scope: "visitors whose resolver checks signatures get no answer (10.0.0.53 and 198.18.0.53 "
                + "here)"
        ) { world in
            world.chain = .bogus(.expired(WhyWorld.now + .seconds(-3600)))
            world.bogus(7)
        },
        WhyRow(
            "the DS belongs to no key", .dnsDNSSEC, .certain,
            "DNS, not your site: the signatures of `shop.test` are broken (DNSSEC): the DS at `test` belongs to no key of "
                + "`shop.test`"
        ) { world in
            world.chain = .bogus(.wrongDS)
            world.bogus(9)
        },
        WhyRow(
            "two resolvers complain and nobody followed the chain", .dnsDNSSEC, .certain,
            "DNS, not your site: the signatures of `shop.test` are broken (DNSSEC): no key of the zone belongs to the DS at "
                + "its parent, say 10.0.0.53 and 198.18.0.53"
        ) { world in
            world.chain = .indeterminate("no trust anchor")
            world.bogus(9)
        },
        WhyRow(
            "one resolver complains and nobody followed the chain", .dnsDNSSEC, .likely,
            "DNS, not your site: the signatures of `shop.test` are broken (DNSSEC): 10.0.0.53 answers only when told not to "
                + "check them",
            missing: "which signature is broken"
        ) { world in
            world.chain = .indeterminate("no trust anchor")
            world.resolvers[0].says = .code(.serverFailure)
            world.resolvers[0].unchecked = .addresses([WhyWorld.web], ttl: 60)
        },
        WhyRow(
            "the chain is broken and no resolver here checks", .dnsDNSSEC, .likely,
            "DNS, not your site: the signatures of `shop.test` are broken (DNSSEC): the DS at `test` belongs to no key of "
                + "`shop.test`",
            missing: "what a resolver that checks signatures says"
        ) { world in world.chain = .bogus(.wrongDS) },
        WhyRow(
            "signatures look expired but a resolver found them good", .dnsDNSSEC, .cannotTell,
            "by your clock the signature over the SOA of `shop.test` expired 2026-11-22T18:09:00Z, but 10.0.0.53 has checked "
                + "the signatures and finds them good",
            status: .unknown, missing: "whether this machine's clock is right"
        ) { world in
            world.chain = .bogus(.expired(WhyWorld.now + .seconds(-3600)))
            world.resolvers[0].isAuthenticated = true
        },
        WhyRow(
            "the only witness shares our clock", .dnsDNSSEC, .likely,
            "DNS, not your site: the signatures of `shop.test` are broken (DNSSEC): the signature over the SOA of "
                + "`shop.test` expired 2026-11-22T18:09:00Z",
            missing: "whether this machine's clock is right"
        ) { world in
            world.vantage.resolversAreLocal = true
            world.chain = .bogus(.expired(WhyWorld.now + .seconds(-3600)))
            world.resolvers = [world.resolvers[0]]
            world.bogus(7)
        },
        WhyRow(
            "the site has moved and a resolver is late", .dnsPropagation, .certain,
            "the site has moved, and some resolvers still send visitors to 192.0.2.10, where it no longer answers",
            status: .warning, scope: "visitors behind 10.0.0.53",
            clock: "the last of the resolvers asked lets go by 19:39 UTC"
        ) { $0.move() },
        WhyRow(
            "the site has moved, a resolver is late, and there is no history", .dnsPropagation, .likely,
            "the site has moved, and some resolvers still send visitors to 192.0.2.10, where it no longer answers",
            missing: "what the name was before"
        ) { world in
            world.move()
            world.hasHistory = false
            world.sites[0].sources = [.resolver]
        },
        WhyRow(
            "the site has moved and still answers where it was", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { world in
            world.move()
            world.sites[0].web = .works
        },
        WhyRow(
            "the name is new and a resolver remembers its absence", .dnsPropagation, .certain,
            "wait: some resolvers still remember that `shop.test` did not exist",
            clock: "the last of the resolvers asked lets go by 19:19 UTC"
        ) { world in world.resolvers[1].says = .noName },
        WhyRow(
            "a failure that is over is remembered", .dnsPropagation, .likely,
            "it is over: the name servers of `shop.test` answer, but some resolvers still remember a failure",
            clock: "resolvers forget it by 19:14 UTC at the latest"
        ) { world in
            world.resolversSay(.code(.serverFailure))
            world.everyResolver { $0.took = .milliseconds(4) }
        },
        WhyRow(
            "your resolver fails for this name alone", .hereResolver, .likely,
            "it is your resolver: 10.0.0.53 fails for `shop.test` (SERVFAIL), while others look it up",
            missing: "what 10.0.0.53 gets"
        ) { world in
            (world.resolvers[0].says, world.resolvers[0].took) = (.code(.serverFailure), .milliseconds(300))
        },
        WhyRow(
            "a public resolver fails for this name alone", .dnsDegraded, .likely,
            "198.18.0.53 fails for `shop.test` (silent), while other resolvers look it up"
        ) { world in world.resolvers[1].says = .silent },
        WhyRow(
            "all resolvers fail and all name servers answer here", .dnsDegraded, .likely,
            "DNS: resolvers cannot look up `shop.test` (SERVFAIL), although its name servers answer here",
            missing: "whether the name servers answer in other networks"
        ) { world in
            world.everyResolver { ($0.says, $0.took) = (.code(.serverFailure), .milliseconds(300)) }
        },
        WhyRow(
            "all resolvers fail and nobody could ask the name servers", .dnsProviderDown, .cannotTell,
            "DNS: resolvers cannot look up `shop.test` (SERVFAIL), and its name servers could not be asked from here",
            status: .unknown, missing: "what the zone's own name servers say"
        ) { world in
            world.everyResolver { ($0.says, $0.took) = (.code(.serverFailure), .milliseconds(300)) }
            (world.servers, world.sites, world.walked) = ([], [], 0)
            world.hasHistory = false
        },
        WhyRow(
            "the name leads to somebody whose DNS is dead", .dnsProviderDown, .likely,
            "DNS, not your site: `shop.test` leads to `shop.cdn.test`, and that name cannot be looked up",
            missing: "what the name servers of `shop.cdn.test` say"
        ) { world in
            world.everyServer { $0.says = .alias(WhyWorld.dns("shop.cdn.test")) }
            world.everyResolver { ($0.says, $0.took) = (.code(.serverFailure), .milliseconds(300)) }
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "the name leads to somebody else, and all is well", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { world in world.everyServer { $0.says = .alias(WhyWorld.dns("shop.cdn.test")) } },
        WhyRow(
            "everything is healthy", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer", status: .ok
        ) { _ in },
        WhyRow(
            "healthy and signed", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer", status: .ok
        ) { world in
            world.chain = .secure
            world.everyResolver { $0.isAuthenticated = true }
        },
        WhyRow(
            "healthy without history", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer", status: .ok
        ) { world in
            world.hasHistory = false
            world.sites[0].sources = [.authoritative, .resolver]
        },
        WhyRow(
            "nothing was seen in time", .fineFromHere, .cannotTell,
            "too little was seen of `shop.test` to tell anything", status: .unknown, missing: "an answer from anybody"
        ) { world in
            (world.servers, world.sites, world.resolvers, world.walked) = ([], [], [], 0)
            world.control = nil
        },
    ]
}

extension WhyWorld {
    /// Every resolver checks the signatures, and answers only without.
    mutating func bogus(_ extendedError: UInt16) {
        everyResolver {
            ($0.says, $0.extendedError) = (.code(.serverFailure), extendedError)
            $0.unchecked = .addresses([Self.web], ttl: 60)
        }
    }

    /// From 192.0.2.10 to 192.0.2.20.
    mutating func move() {
        everyServer { $0.says = .addresses([Self.other], ttl: 3600) }
        resolvers[1].says = .addresses([Self.other], ttl: 3600)
        sites = [
            (Self.web, .fails(.connect, .timedOut), [.stored, .resolver]),
            (Self.other, .works, [.authoritative, .resolver]),
        ]
    }
}
