import Checks
import DNSWire
import Diagnosis
import UpkeepCore

extension WhyRow {
    static let delegation: [WhyRow] = [
        WhyRow(
            "the domain has lapsed", .dnsRegistration, .certain,
            "the domain is gone: the servers of `test` say that `shop.test` does not exist", status: .critical,
            scope: "your site answers at 192.0.2.10 (last known address): HTTP 200 in 84 ms",
            clock: "visitors with cached answers lose you by 20:09 UTC (TTL 1 h)"
        ) { $0.lapse() },
        WhyRow(
            "the domain is on hold, says the registry", .dnsRegistration, .certain,
            "the domain is gone: the servers of `test` say that `shop.test` does not exist (registry status: client hold)"
        ) { world in
            world.lapse()
            world.registration = RegistrationObservation(domain: "shop.test", statuses: ["client hold", "ok"])
        },
        WhyRow(
            "the domain is gone while an open resolver still has it", .dnsRegistration, .certain,
            "the domain is gone: the servers of `test` say that `shop.test` does not exist"
        ) { world in
            world.lapse()
            world.resolvers[1].says = .addresses([WhyWorld.web], ttl: 900)
            world.hasHistory = false
        },
        WhyRow(
            "the domain is not there, and your resolver alone knows it", .dnsRegistration, .likely,
            "`shop.test` is not registered, or no longer: the servers of `test` say that it does not exist; only 10.0.0.53 "
                + "says that it is at 192.0.2.10: an old answer, or an internal name",
            scope: "everyone but those who ask 10.0.0.53"
        ) { world in
            world.lapse()
            world.resolvers[0].says = .addresses([WhyWorld.web], ttl: 900)
            world.hasHistory = false
        },
        WhyRow(
            "a domain that nobody ever saw does not exist", .dnsRegistration, .likely,
            "`shop.test` is not registered, or no longer: the servers of `test` say that it does not exist",
            missing: "whether the name is typed right"
        ) { world in
            world.lapse()
            world.hasHistory = false
            world.sites = []
        },
        WhyRow(
            "the domain points to a parking place", .dnsRegistration, .likely,
            "the domain points elsewhere: the servers of `test` name ns1.parking.test, not ns1.alpha.test and "
                + "ns1.beta.test as before",
            missing: "whether the change was meant"
        ) { $0.park() },
        WhyRow(
            "the domain was parked by the registry", .dnsRegistration, .certain,
            "the domain points elsewhere: the servers of `test` name ns1.parking.test, not ns1.alpha.test and "
                + "ns1.beta.test as before (registry status: redemption period)"
        ) { world in
            world.park()
            world.registration = RegistrationObservation(domain: "shop.test", statuses: ["redemption period"])
        },
        WhyRow(
            "the servers above are silent and nobody finds the name", .dnsProviderDown, .certain,
            "DNS, not your site: the servers of `test`, above your zone, do not answer"
        ) { world in
            world.ending = .unanswered
            world.resolversSay(.silent)
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "a single server of the registry denies the domain", .dnsRegistration, .likely,
            "the domain is gone: the servers of `test` say that `shop.test` does not exist",
            missing: "the answer of a second server of `test`"
        ) { world in
            world.lapse()
            world.above = 1
        },
        WhyRow(
            "the servers above are silent from here only", .dnsProviderDown, .likely,
            "`shop.test` works, but the servers of `test`, above your zone, do not answer here",
            status: .warning, missing: "from another network"
        ) { world in world.ending = .unanswered },
        WhyRow(
            "the root cannot be asked and all else is well", .fineFromHere, .likely,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer",
            missing: "what the zones above say"
        ) { world in
            (world.walked, world.ending) = (1, .unanswered)
        },
        WhyRow(
            "the zone's own servers deny the name on the way", .dnsWrongAnswer, .certain,
            "DNS, not your site: the name servers say that `shop.test` does not exist; it was at 192.0.2.10, where the "
                + "site still answers"
        ) { world in
            world.deniesItself = true
            world.everyServer { $0.says = .noName }
            world.resolversSay(.noName)
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "nobody walked and there is no history", .fineFromHere, .likely,
            "`shop.test` is fine from here: resolvers and the site answer",
            missing: "what the zone's own name servers say"
        ) { world in
            world.walked = 0
            world.hasHistory = false
            world.servers = []
            world.sites[0].sources = [.resolver]
        },
    ]
}

extension WhyWorld {
    mutating func lapse() {
        ending = .noSuchName
        resolversSay(.noName)
        sites = [(Self.web, .works, [.stored])]
        everyServer { $0.says = .code(.refused) }
    }

    mutating func park() {
        servers = [.init(name: Self.dns("ns1.parking.test"), address: Self.other)]
        servers[0].says = .addresses([Self.other], ttl: 300)
        resolversSay(.addresses([Self.other], ttl: 300))
        sites = [(Self.web, .works, [.stored]), (Self.other, .fails(.tls, .untrusted), [.authoritative, .resolver])]
    }
}
