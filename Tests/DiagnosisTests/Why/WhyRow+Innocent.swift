import Checks
import DNSWire
import Diagnosis
import UpkeepCore

/// What looks like a fault and is none, or not that one; and what looks well and is not.
extension WhyRow {
    private static let well = "`shop.test` is fine from here: resolvers, its name servers and the site answer"
    private static let differ =
        "the name servers give different answers about `shop.test`: ns1.alpha.test says 192.0.2.10; ns1.beta.test says "
        + "192.0.2.20"
    private static let internalName =
        "`shop.test` is known only to your resolver: 10.0.0.53 says 10.0.0.1, which nobody outside is told: an internal "
        + "name, or an old answer"

    static let innocent: [WhyRow] = named + denied + different + stopped + moved + inner

    private static let named: [WhyRow] = [
        WhyRow("the name servers are named inside the zone", .fineFromHere, .certain, well) { world in
            world.moveServersInside()
        },
        WhyRow(
            "the same, and only their own addresses were heard", .fineFromHere, .likely,
            "`shop.test` is fine from here: resolvers and the site answer",
            missing: "what the zone's own name servers say"
        ) { world in
            world.moveServersInside()
            world.everyServer { $0.says = .givenUp }
        },
    ]

    private static let denied: [WhyRow] = [
        WhyRow(
            "every resolver says that nothing exists, and nobody else answers", .hereNetwork, .certain,
            "it is your own network: 10.0.0.53 and 198.18.0.53 say that nothing exists, not even the root: somebody answers "
                + "in their place",
            status: .unknown, scope: "nothing is known about `shop.test` itself"
        ) { world in
            world.everyResolver { ($0.says, $0.control) = (.noName, .noName) }
            world.everyServer { $0.says = .silent }
            world.sites[0].web = .fails(.connect, .timedOut)
            (world.walked, world.ending) = (1, .unanswered)
        },
        WhyRow(
            "the same for somebody who has never been here", .hereNetwork, .certain,
            "it is your own network: 10.0.0.53 and 198.18.0.53 say that nothing exists, not even the root: somebody answers "
                + "in their place"
        ) { world in
            world.everyResolver { ($0.says, $0.control) = (.noName, .noName) }
            (world.servers, world.sites, world.walked, world.hasHistory) = ([], [], 0, false)
        },
        WhyRow(
            "the only resolver says that nothing exists, and so does whoever answers for the root", .hereNetwork,
            .certain,
            "it is your own network: 10.0.0.53 says that nothing exists, not even the root: somebody answers in its place"
        ) { world in
            world.lapse()
            world.walked = 1
            world.resolvers.removeLast()
            world.resolvers[0].control = .noName
        },
        WhyRow(
            "your resolver alone says that nothing exists", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 says that nothing exists, not even the root; `shop.test` itself is up"
        ) { world in (world.resolvers[0].says, world.resolvers[0].control) = (.noName, .noName) },
        WhyRow("the control's name does not exist, and the root does", .fineFromHere, .certain, well) { world in
            world.everyResolver { ($0.control, $0.root) = (.noName, .noData) }
        },
        WhyRow(
            "resolvers deny the name, and its name servers could not be asked", .dnsWrongAnswer, .likely,
            "DNS: resolvers say that `shop.test` does not exist, and its name servers could not be asked from here",
            status: .critical, missing: "what the zone's own name servers say"
        ) { world in
            world.resolversSay(.noName)
            (world.servers, world.sites, world.walked, world.hasHistory) = ([], [], 0, false)
        },
        WhyRow(
            "one resolver denies the name, and its name servers could not be asked", .dnsSplit, .likely,
            "resolvers contradict one another about `shop.test`: 198.18.0.53 says no such name; 10.0.0.53 says 192.0.2.10",
            status: .warning, missing: "what the zone's own name servers say"
        ) { world in
            world.resolvers[1].says = .noName
            (world.servers, world.walked, world.hasHistory) = ([], 0, false)
            world.sites[0].sources = [.resolver]
        },
        WhyRow(
            "a name below the root that nobody has", .dnsRegistration, .likely,
            "there is no top-level domain `test`: the root servers say so", missing: "typed right"
        ) { world in
            world.lapse()
            (world.walked, world.hasHistory, world.sites) = (1, false, [])
        },
    ]

    private static let different: [WhyRow] = [
        WhyRow(
            "different answers by design, and one of the addresses is dead", .sitePartial, .certain,
            "the site: 1 of its 2 addresses fails: `192.0.2.20:443` did not answer in time: the machine is off, or packets "
                + "are dropped on the way",
            status: .warning, also: [differ]
        ) { $0.differ(.fails(.connect, .timedOut)) },
        WhyRow("two providers with serials of their own, and all addresses work", .fineFromHere, .certain, well) {
            world in
            world.differ(.works)
            (world.servers[1].serial, world.servers[1].primary) = (17, WhyWorld.dns("ns1.beta.test"))
        },
        WhyRow(
            "the same with a dead address: serials of different primaries prove nothing", .sitePartial, .certain,
            "the site: 1 of its 2 addresses fails: `192.0.2.20:443` did not answer in time: the machine is off, or packets "
                + "are dropped on the way",
            also: [differ]
        ) { world in
            world.differ(.fails(.connect, .timedOut))
            (world.servers[1].serial, world.servers[1].primary) = (17, WhyWorld.dns("ns1.beta.test"))
        },
        WhyRow("serials differed in good times too", .fineFromHere, .certain, well) { world in
            world.differ(.works)
            world.servers[1].serial = 17
            world.storedSerials = [16, 2_026_010_198]
        },
        WhyRow("one provider gives the alias, the other what it leads to", .fineFromHere, .certain, well) { world in
            world.servers[1].says = .alias(WhyWorld.dns("shop.cdn.test"))
        },
    ]

    private static let stopped: [WhyRow] = [
        WhyRow(
            "somebody stopped the look", .fineFromHere, .cannotTell,
            "stopped before `shop.test` could be judged", status: .unknown, missing: "a look that is not interrupted"
        ) { $0.isInterrupted = true },
        WhyRow(
            "somebody stopped the look, and what was heard looked bad", .fineFromHere, .cannotTell,
            "stopped before `shop.test` could be judged"
        ) { world in
            world.isInterrupted = true
            world.everyServer { $0.says = .silent }
        },
        WhyRow("the time was given by hand: web servers have another", .fineFromHere, .certain, well) { world in
            world.vantage.isTimeGiven = true
            world.clockError = .seconds(86_400 * 8)
        },
    ]

    private static let moved: [WhyRow] = [
        WhyRow(
            "the domain moved to another provider and all is well", .dnsRegistration, .likely,
            "`shop.test` works, but its name servers are not those of 19:04 UTC: the servers of `test` name ns1.gamma.test, "
                + "not ns1.alpha.test and ns1.beta.test",
            status: .warning, missing: "whether the change was meant"
        ) { world in
            world.servers = [.init(name: WhyWorld.dns("ns1.gamma.test"), address: WhyWorld.beta)]
        },
        WhyRow(
            "the same, and the registry says that the domain has lapsed", .dnsRegistration, .certain,
            "`shop.test` works, but its name servers are not those of 19:04 UTC: the servers of `test` name ns1.gamma.test, "
                + "not ns1.alpha.test and ns1.beta.test (registry status: redemption period)"
        ) { world in
            world.servers = [.init(name: WhyWorld.dns("ns1.gamma.test"), address: WhyWorld.beta)]
            world.registration = RegistrationObservation(domain: "shop.test", statuses: ["redemption period"])
        },
    ]

    private static let inner: [WhyRow] = [
        WhyRow(
            "an internal name that the zone outside does not have", .fineFromHere, .likely, internalName,
            scope: "whoever asks 10.0.0.53", missing: "whether it is meant to be internal"
        ) { world in
            world.keepInside()
            world.everyServer { $0.says = .noName }
        },
        WhyRow("an internal name below a domain that nobody has", .fineFromHere, .likely, internalName) { world in
            world.keepInside()
            world.lapse()
            world.resolvers[0].says = .addresses([WhyWorld.inside], ttl: 60)
            world.sites = [(WhyWorld.inside, .works, [.resolver])]
        },
        WhyRow(
            "an internal name, and its machine is off", .siteTCP, .likely,
            "the site: `10.0.0.1:443` did not answer in time: the machine is off, or packets are dropped on the way",
            scope: "whoever asks 10.0.0.53", also: [internalName]
        ) { world in
            world.keepInside()
            world.everyServer { $0.says = .noName }
            world.sites[0].web = .fails(.connect, .timedOut)
        },
        WhyRow(
            "only your resolver knows it, at an address outside", .dnsWrongAnswer, .likely,
            "DNS: the zone's own name servers say that `shop.test` does not exist; only 10.0.0.53 says that it is at "
                + "192.0.2.10: an old answer, or an internal name",
            status: .critical, scope: "everyone but those who ask 10.0.0.53"
        ) { world in
            world.keepInside()
            world.everyServer { $0.says = .noName }
            world.resolvers[0].says = .addresses([WhyWorld.web], ttl: 60)
            world.sites = [(WhyWorld.web, .works, [.resolver])]
        },
    ]
}

extension WhyWorld {
    fileprivate mutating func moveServersInside() {
        for place in servers.indices {
            servers[place].name = Self.dns("ns\(place + 1).shop.test")
            servers[place].tellsOwnAddress = true
        }
        hasHistory = false
        sites[0].sources = [.authoritative, .resolver]
    }

    /// Each server hands out an address of its own.
    fileprivate mutating func differ(_ second: Web) {
        servers[1].says = .addresses([Self.other], ttl: 3600)
        sites.append((Self.other, second, [.authoritative]))
    }

    /// Nobody but this machine's resolver knows the name.
    fileprivate mutating func keepInside() {
        hasHistory = false
        resolvers[0].says = .addresses([Self.inside], ttl: 60)
        resolvers[1].says = .noName
        sites = [(Self.inside, .works, [.resolver])]
    }
}
