import Checks
import DNSWire
import Diagnosis
import UpkeepCore

extension WhyRow {
    /// Several things at once: the headline is what visitors feel first, the rest is mentioned.
    static let together: [WhyRow] = [
        WhyRow(
            "a name server is dead and the site is down", .siteTCP, .certain,
            "not DNS, the site: `192.0.2.10:443` refused the connection: the machine is there, but nothing listens at that "
                + "port",
            also: [
                "DNS: 1 of 2 name server addresses of `shop.test` is broken: ns1.beta.test (203.0.113.1) is silent over UDP and "
                    + "TCP"
            ]
        ) { world in
            world.servers[1].says = .silent
            world.sites[0].web = .fails(.connect, .refused)
        },
        WhyRow(
            "all name servers are dead and the site refuses", .dnsProviderDown, .certain,
            "DNS: no name server of `shop.test` answers, and the site does not work either",
            also: [
                "the site: `192.0.2.10:443` refused the connection: the machine is there, but nothing listens at that port"
            ]
        ) { world in
            world.killDNS(.silent)
            world.sites[0].web = .fails(.connect, .refused)
        },
        WhyRow(
            "all name servers are dead, and your resolver too", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` answers",
            also: ["it is your resolver: 10.0.0.53 answers nothing; `shop.test` itself is up"]
        ) { world in
            world.killDNS(.silent)
            (world.resolvers[0].says, world.resolvers[0].control) = (.silent, .silent)
        },
        WhyRow(
            "your resolver is dead and a name server is lame", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 answers nothing; `shop.test` itself is up",
            also: [
                "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is answering REFUSED over UDP "
                    + "and TCP"
            ]
        ) { world in
            (world.resolvers[0].says, world.resolvers[0].control) = (.silent, .silent)
            world.servers[1].says = .code(.refused)
        },
        WhyRow(
            "the chain is broken where nobody checks, and the application fails", .siteHTTP, .certain,
            "the site: answered 500 Internal Server Error, expected 200-299",
            also: [
                "DNS: the signatures of `shop.test` are broken (DNSSEC): the DS at `test` belongs to no key of `shop.test`"
            ]
        ) { world in
            world.chain = .bogus(.wrongDS)
            world.sites[0].web = .status(500)
        },
        WhyRow(
            "a web address is dead and a name server too", .sitePartial, .certain,
            "not DNS, the site: 1 of its 2 addresses fails: `192.0.2.20:443` did not answer in time: the machine is off, or "
                + "packets are dropped on the way",
            also: [
                "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is silent over UDP "
                    + "and TCP"
            ]
        ) { world in
            world.everyServer { $0.says = .addresses([WhyWorld.web, WhyWorld.other], ttl: 3600) }
            world.servers[1].says = .silent
            world.sites.append((WhyWorld.other, .fails(.connect, .timedOut), [.authoritative]))
        },
    ]
}
