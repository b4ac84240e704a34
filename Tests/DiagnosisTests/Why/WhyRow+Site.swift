import Checks
import DNSWire
import Diagnosis
import UpkeepCore

extension WhyRow {
    static let site: [WhyRow] = [
        WhyRow(
            "nothing listens at the site", .siteTCP, .certain,
            "not DNS, the site: `192.0.2.10:443` refused the connection: the machine is there, but nothing listens at that "
                + "port",
            status: .critical, scope: "everyone: its address 192.0.2.10"
        ) { $0.sites[0].web = .fails(.connect, .refused) },
        WhyRow(
            "the site is silent", .siteTCP, .certain,
            "not DNS, the site: `192.0.2.10:443` did not answer in time: the machine is off, or packets are dropped on the "
                + "way"
        ) { $0.sites[0].web = .fails(.connect, .timedOut) },
        WhyRow(
            "the site is silent and so is the control host", .siteTCP, .likely,
            "not DNS, the site: `192.0.2.10:443` did not answer in time: the machine is off, or packets are dropped on the "
                + "way",
            missing: "whether the web can be reached from here"
        ) { world in
            world.sites[0].web = .fails(.connect, .timedOut)
            world.control = .fails(.connect, .timedOut)
        },
        WhyRow(
            "the site is silent and there is no control host", .siteTCP, .likely,
            "not DNS, the site: `192.0.2.10:443` did not answer in time: the machine is off, or packets are dropped on the "
                + "way",
            missing: "a second look"
        ) { world in
            world.sites[0].web = .fails(.connect, .timedOut)
            world.control = nil
        },
        WhyRow(
            "TLS fails", .siteTLS, .certain,
            "not DNS, the site: `192.0.2.10:443` and we could not agree on TLS: it failed"
        ) { $0.sites[0].web = .fails(.tls, .handshake) },
        WhyRow(
            "the application fails", .siteHTTP, .certain,
            "not DNS, the site: answered 502 Bad Gateway, expected 200-299"
        ) { $0.sites[0].web = .status(502) },
        WhyRow(
            "the application hangs", .siteHTTP, .certain,
            "not DNS, the site: `192.0.2.10:443` took the request but did not answer in time"
        ) { $0.sites[0].web = .fails(.http, .timedOut) },
        WhyRow(
            "one of two web addresses is dead", .sitePartial, .certain,
            "not DNS, the site: 1 of its 2 addresses fails: `192.0.2.20:443` did not answer in time: the machine is off, or "
                + "packets are dropped on the way",
            status: .warning, scope: "visitors who get 192.0.2.20 wait or fail; 192.0.2.10 works"
        ) { world in
            world.everyServer { $0.says = .addresses([WhyWorld.web, WhyWorld.other], ttl: 3600) }
            world.resolversSay(.addresses([WhyWorld.web, WhyWorld.other], ttl: 300))
            world.sites.append((WhyWorld.other, .fails(.connect, .timedOut), [.authoritative, .resolver]))
        },
        WhyRow(
            "the IPv6 address cannot be seen without IPv6", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { world in
            world.vantage.withoutRoute = [WhyWorld.web6]
            world.sites.append((WhyWorld.web6, .fails(.connect, .unreachable), [.authoritative]))
        },
        WhyRow(
            "an address from good times is dead and no longer used", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { $0.sites.append((WhyWorld.other, .fails(.connect, .timedOut), [.stored])) },
        WhyRow(
            "the site redirects to a name without address", .siteHTTP, .certain,
            "not DNS, the site: it failed at the redirect to `https://www.shop.test/`"
        ) { $0.sites[0].web = .redirect },
        WhyRow(
            "the page lost its words", .siteContent, .certain,
            "not DNS, the site: the body does not hold `basket`"
        ) { $0.contains = ["basket"] },
        WhyRow(
            "the page has another title", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer",
            scope: "the page's title was `Shop` when last seen well; now it is `Hello`"
        ) { $0.sites[0].web = .says("<title>Hello</title>") },
        WhyRow(
            "addresses and name servers were agreed on", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer", status: .ok
        ) { world in
            world.agreed.agreed = [WhyWorld.web, WhyWorld.other]
            world.agreed.agreedNameservers = ["ns1.shop.test"]
        },
    ]
}
