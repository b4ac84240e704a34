import Checks
import DNSWire
import Diagnosis
import UpkeepCore

extension WhyRow {
    /// What a look at real servers under real faults got wrong once.
    static let world: [WhyRow] = [
        WhyRow(
            "the old name servers go on answering while the registry points elsewhere", .dnsRegistration, .likely,
            "the domain points elsewhere: the servers of `test` name ns1.parking.test, not ns1.alpha.test and "
                + "ns1.beta.test as before",
            missing: "whether the change was meant"
        ) { world in
            world.park()
            for place in world.sites.indices where world.sites[place].sources.contains(.stored) {
                world.sites[place].sources.insert(.authoritative)
            }
        },
        WhyRow(
            "a resolver's answer of a moment ago is no old one", .hereResolver, .likely,
            "it is your resolver: 10.0.0.53 says that `shop.test` is at 192.0.2.20, its name servers say 192.0.2.10",
            missing: "what a second resolver says"
        ) { world in
            world.hasHistory = false
            world.resolvers[0].says = .addresses([WhyWorld.other], ttl: 3600)
            world.sites.append((WhyWorld.other, .status(500), [.resolver]))
        },
        WhyRow(
            "a question that got lost is no other answer", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is silent when asked "
                + "for AAAA"
        ) { world in
            world.everyServer { $0.says = .addresses([WhyWorld.web, WhyWorld.web6], ttl: 3600) }
            world.servers[1].drops = [.aaaa]
            world.sites.append((WhyWorld.web6, .works, [.authoritative]))
        },
        WhyRow(
            "the chain breaks at one provider alone", .dnsDNSSEC, .certain,
            "`shop.test` works, but signatures are broken (DNSSEC) at ns1.beta.test alone: the DS at `test` belongs to no key "
                + "of `shop.test`", status: .warning
        ) { world in
            var link = BrokenLink.wrongDS
            link.servers = ["ns1.beta.test"]
            world.chain = .bogus(link)
            world.everyResolver { $0.isAuthenticated = true }
        },
        WhyRow(
            "a name leads back to itself", .dnsWrongAnswer, .certain,
            "DNS, not your site: the name servers say that `shop.test` is an alias that leads back to itself; it was at "
                + "192.0.2.10, where the site still answers"
        ) { world in
            world.everyServer { $0.says = .alias(WhyWorld.name) }
            world.resolversSay(.code(.serverFailure))
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "a name leads back to itself, and nobody knows where it was", .dnsWrongAnswer, .certain,
            "DNS: the zone's own name servers say that `shop.test` is an alias that leads back to itself"
        ) { world in
            world.everyServer { $0.says = .alias(WhyWorld.name) }
            world.resolversSay(.code(.serverFailure))
            world.sites = []
            world.hasHistory = false
        },
        WhyRow(
            "nothing listens at an address that nobody knows from before", .siteTCP, .likely,
            "the site: `192.0.2.10:443` did not answer in time: the machine is off, or packets are dropped on the way",
            missing: "whether DNS sends visitors to the right place"
        ) { world in
            world.hasHistory = false
            world.sites[0].web = .fails(.connect, .timedOut)
        },
        WhyRow(
            "whoever shows the certificate is the site, history or not", .siteHTTP, .certain,
            "not DNS, the site: answered 500 Internal Server Error, expected 200-299"
        ) { world in
            world.hasHistory = false
            world.sites[0].web = .status(500)
        },
        WhyRow(
            "a web server's first page stands where the shop was", .siteContent, .likely,
            "not DNS, the site: it shows `Welcome to nginx!`, a page that nobody put there, where `Shop` was",
            status: .critical, missing: "whether this page is meant"
        ) { $0.sites[0].web = .says("<title>Welcome to nginx!</title>") },
        WhyRow(
            "another title is no fault", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer",
            scope: "the page's title was `Shop` when last seen well; now it is `Shop, half price`"
        ) { $0.sites[0].web = .says("<title>Shop, half price</title>") },
        WhyRow(
            "what the registry still lists was registered, whoever looks", .dnsRegistration, .certain,
            "the domain is gone: the servers of `test` say that `shop.test` does not exist (registry status: pending delete)"
        ) { world in
            world.lapse()
            world.hasHistory = false
            world.sites = []
            world.registration = RegistrationObservation(domain: "shop.test", statuses: ["pending delete"])
        },
        WhyRow(
            "resolvers agree with the registry that the domain is gone", .dnsRegistration, .certain,
            "the domain is gone: the servers of `test` say that `shop.test` does not exist"
        ) { world in
            world.lapse()
            world.resolversSay(.noName)
        },
    ]
}
