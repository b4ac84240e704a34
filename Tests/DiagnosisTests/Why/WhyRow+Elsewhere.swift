import Checks
import DNSWire
import Diagnosis
import UpkeepCore

/// What resolvers and other people's zones do to a name whose own zone is well.
extension WhyRow {
    private static let blocked =
        "it is your resolver: 10.0.0.53 says that `shop.test` does not exist, since it filters names (blocked, EDE 15); the "
        + "name servers say 192.0.2.10"

    static let elsewhere: [WhyRow] = [
        WhyRow("your resolver says that it blocks the name", .hereResolver, .certain, blocked, status: .warning) {
            world in
            world.deny { ($0.extendedError, $0.denier) = (15, nil) }
        },
        WhyRow("the same without history, and nobody else to ask", .hereResolver, .certain, blocked) { world in
            world.deny { $0.extendedError = 15 }
            world.hasHistory = false
            world.resolvers.removeLast()
        },
        WhyRow(
            "your resolver refuses the name and says why", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 says REFUSED for `shop.test`, since it filters names (prohibited, EDE 18); the "
                + "name servers say 192.0.2.10"
        ) { world in
            (world.resolvers[0].says, world.resolvers[0].extendedError) = (.code(.refused), 18)
        },
        WhyRow(
            "your resolver denies by a policy zone of its own", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 says that `shop.test` does not exist, by a list of its own (`block.rpz`); the "
                + "name servers say 192.0.2.10"
        ) { world in world.deny { $0.denier = WhyWorld.dns("block.rpz") } },
        WhyRow(
            "your resolver denies a name that has been there for a day, and has asked nobody", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 says that `shop.test` does not exist, without the zone's own word for it (no SOA "
                + "record); the name servers say 192.0.2.10"
        ) { world in
            world.deny { $0.denier = nil }
            world.wellFor = .seconds(86_400)
        },
        WhyRow(
            "the same, but the name may be new", .hereResolver, .likely,
            "it is your resolver: 10.0.0.53 says that `shop.test` does not exist, without the zone's own word for it (no SOA "
                + "record); the name servers say 192.0.2.10",
            missing: "whether 10.0.0.53 only remembers a time when there was no such name"
        ) { world in
            world.deny { $0.denier = nil }
            world.hasHistory = false
        },
        WhyRow(
            "an open resolver has the name on its list", .dnsSplit, .certain,
            "198.18.0.53 says that `shop.test` does not exist, since it filters names (blocked, EDE 15); the name servers "
                + "say 192.0.2.10",
            status: .warning, scope: "visitors behind 198.18.0.53"
        ) { world in (world.resolvers[1].says, world.resolvers[1].extendedError) = (.noName, 15) },
        WhyRow(
            "your resolver sends visitors to a page that says it is blocked", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 says that `shop.test` is at 192.0.2.20, its name servers say 192.0.2.10"
        ) { world in
            world.resolvers = [world.resolvers[0]]
            (world.resolvers[0].says, world.resolvers[0].extendedError) = (.addresses([WhyWorld.other], ttl: 1), 17)
            world.hasHistory = false
        },
        WhyRow(
            "somebody else's zone, which the name leads to, is dead", .dnsProviderDown, .certain,
            "DNS, not your site: `shop.test` points to `shop.cdn.test`, and no name server of `cdn.test` answers; your own "
                + "name servers are well",
            status: .critical, scope: "ns1.cdn.test (192.0.2.20) is silent over UDP"
        ) { world in
            world.lead(to: "shop.cdn.test", .silent)
            world.resolversSay(.code(.serverFailure))
        },
        WhyRow(
            "the same while resolvers still have the answer", .dnsProviderDown, .certain,
            "DNS, not your site: `shop.test` points to `shop.cdn.test`, and no name server of `cdn.test` answers; your own "
                + "name servers are well"
        ) { $0.lead(to: "shop.cdn.test", .silent) },
        WhyRow(
            "it is dead from here, and a resolver has just asked it", .dnsProviderDown, .likely,
            "DNS, not your site: `shop.test` points to `shop.cdn.test`, and no name server of `cdn.test` answers; your own "
                + "name servers are well",
            missing: "a look from another network"
        ) { world in
            world.lead(to: "shop.cdn.test", .silent)
            world.resolvers[1].says = .addresses([WhyWorld.web], ttl: 3600)
        },
        WhyRow(
            "its servers no longer know the zone", .dnsProviderDown, .certain,
            "DNS, not your site: `shop.test` points to `shop.cdn.test`, and no name server of `cdn.test` knows it any more; "
                + "your own name servers are well"
        ) { $0.lead(to: "shop.cdn.test", .code(.refused)) },
        WhyRow(
            "it has no such name", .dnsWrongAnswer, .certain,
            "DNS, not your site: `shop.test` points to `shop.cdn.test`, which does not exist: the name servers of `cdn.test` "
                + "say so"
        ) { world in
            world.lead(to: "shop.cdn.test", .noName)
            world.resolversSay(.noName)
        },
        WhyRow(
            "it has no address there", .dnsWrongAnswer, .certain,
            "DNS, not your site: `shop.test` points to `shop.cdn.test`, which has no address: the name servers of `cdn.test` "
                + "say so"
        ) { world in
            world.lead(to: "shop.cdn.test", .noData)
            world.resolversSay(.noData)
        },
        WhyRow(
            "its domain is gone", .dnsRegistration, .certain,
            "DNS, not your site: `shop.test` points to `shop.cdn.test`, whose domain does not exist: the servers of `test` "
                + "know no `cdn.test`"
        ) { world in
            world.lead(to: "shop.cdn.test", .silent, ending: .noSuchName)
            world.resolversSay(.noName)
        },
        WhyRow(
            "it is well", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { $0.lead(to: "shop.cdn.test", .addresses([WhyWorld.web], ttl: 60)) },
        WhyRow(
            "a name server's name is an alias", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of its 3 name servers cannot be used: ns3.test is an alias (CNAME) of ns1.beta.test",
            status: .warning, scope: "RFC 2181 section 10.3"
        ) { $0.aliases = [WhyWorld.dns("ns3.test"): WhyWorld.dns("ns1.beta.test")] },
        WhyRow(
            "every name server's name is an alias", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` can be asked: ns3.test is an alias (CNAME) of ns1.beta.test",
            status: .critical
        ) { world in
            world.aliases = [WhyWorld.dns("ns3.test"): WhyWorld.dns("ns1.beta.test")]
            world.servers = []
            world.pointsTo = [WhyWorld.dns("ns3.test")]
            world.hasHistory = false
            world.resolversSay(.code(.serverFailure))
            world.everyResolver { $0.took = .milliseconds(300) }
            world.sites[0].sources = [.given]
        },
        WhyRow(
            "silent servers have answered before", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` answers",
            scope: "ns1.alpha.test and ns1.beta.test last answered here at 18:59 UTC"
        ) { world in
            world.everyServer { $0.says = .silent }
            world.resolversSay(.code(.serverFailure))
            world.alphaAnswered = .seconds(600)
        },
        WhyRow(
            "questions to the name servers were given up", .fineFromHere, .likely,
            "`shop.test` is fine from here: resolvers and the site answer",
            missing: "what the zone's own name servers say"
        ) { world in world.everyServer { $0.says = .givenUp } },
        WhyRow(
            "questions to resolvers were given up", .fineFromHere, .likely,
            "`shop.test` is fine from here: its name servers and the site answer",
            missing: "what resolvers tell visitors"
        ) { world in world.everyResolver { ($0.says, $0.control) = (.givenUp, .givenUp) } },
    ]
}

extension WhyWorld {
    /// The resolver of this machine says that there is no such name.
    fileprivate mutating func deny(_ change: (inout Resolver) -> Void) {
        resolvers[0].says = .noName
        change(&resolvers[0])
    }

    fileprivate mutating func lead(to text: String, _ says: Says, ending: DelegationPath.Ending = .found) {
        everyServer { $0.says = .alias(Self.dns(text)) }
        targets = [target(text, says, ending: ending)]
    }
}
