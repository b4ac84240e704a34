import Checks
import DNSWire
import Diagnosis
import UpkeepCore

extension WhyRow {
    static let servers: [WhyRow] = [
        WhyRow(
            "both providers are silent, the site is up", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` answers", status: .critical,
            scope:
                "ns1.alpha.test (198.51.100.1) and ns1.beta.test (203.0.113.1) are silent over UDP and TCP; your site "
                + "answers at 192.0.2.10 (last known address): HTTP 200 in 84 ms",
            clock: "visitors with cached answers lose you by 20:09 UTC (TTL 1 h)"
        ) { $0.killDNS(.silent) },
        WhyRow(
            "both providers refuse the connection", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` answers", scope: "not listening over UDP and TCP"
        ) { $0.killDNS(.refused) },
        WhyRow(
            "both providers have lost the zone", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` knows it any more", scope: "REFUSED over UDP and TCP"
        ) { $0.killDNS(.code(.refused)) },
        WhyRow(
            "the secondary expired and the primary is gone", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` knows it any more", scope: "SERVFAIL over UDP and TCP"
        ) { $0.killDNS(.code(.serverFailure)) },
        WhyRow(
            "both servers point upwards", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` knows it any more", scope: "pointing elsewhere"
        ) { $0.killDNS(.elsewhere) },
        WhyRow(
            "both servers send garbage", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` answers", scope: "unreadable over UDP and TCP"
        ) { $0.killDNS(.malformed) },
        WhyRow(
            "both providers are silent and resolvers live on what they have", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` answers"
        ) { world in
            world.killDNS(.silent)
            world.resolversSay(.addresses([WhyWorld.web], ttl: 1200))
        },
        WhyRow(
            "both providers are silent and resolvers serve stale answers", .dnsProviderDown, .certain,
            "DNS, not your site: no name server of `shop.test` answers",
            clock:
                "visitors with cached answers lose you by 20:09 UTC (TTL 1 h); some resolvers hand out old answers for a "
                + "while longer"
        ) { world in
            world.killDNS(.silent)
            world.everyResolver { ($0.says, $0.extendedError) = (.addresses([WhyWorld.web], ttl: 30), 3) }
        },
        WhyRow(
            "both providers are silent, and the site redirects to a name that is lost with them", .dnsProviderDown,
            .certain,
            "DNS, not your site: no name server of `shop.test` answers"
        ) { world in
            world.killDNS(.silent)
            world.sites[0].web = .redirect
        },
        WhyRow(
            "both providers are silent and a resolver has the answer left, but not the keys", .dnsProviderDown,
            .certain,
            "DNS, not your site: no name server of `shop.test` answers"
        ) { world in
            world.killDNS(.silent)
            world.everyResolver { $0.unchecked = .addresses([WhyWorld.web], ttl: 60) }
        },
        WhyRow(
            "the name servers are silent here and a resolver has a fresh answer", .dnsProviderDown, .likely,
            "DNS, not your site: no name server of `shop.test` answers", missing: "from another network"
        ) { world in
            world.killDNS(.silent)
            world.resolversSay(.addresses([WhyWorld.web], ttl: 3600))
        },
        WhyRow(
            "both providers are silent and there is no history", .dnsProviderDown, .likely,
            "DNS: no name server of `shop.test` answers", scope: "whether your site is up is not known",
            missing: "there is no history of its addresses here"
        ) { world in
            world.killDNS(.silent)
            world.hasHistory = false
            world.sites = []
        },
        WhyRow(
            "name servers and site are dead in one network", .networkUnreachable, .certain,
            "a whole network is unreachable: the name servers of `shop.test` and the site itself are in 192.0.2.0/24, and "
                + "nothing there answers"
        ) { world in
            world.killDNS(.silent)
            world.servers[0].address = IPAddress(v4: 0xC000_0201)
            world.servers[1].address = IPAddress(v4: 0xC000_0202)
            world.sites[0].web = .fails(.connect, .timedOut)
        },
        WhyRow(
            "provider B is lame, nobody feels it", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is answering REFUSED over UDP "
                + "and TCP",
            status: .warning, scope: "visitors do not feel it yet"
        ) { world in world.servers[1].says = .code(.refused) },
        WhyRow(
            "provider B drops UDP", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is silent over UDP"
        ) { world in (world.servers[1].edns, world.servers[1].plain) = (.silent, .silent) },
        WhyRow(
            "provider B is frozen", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is silent over UDP "
                + "and TCP"
        ) { world in world.servers[1].says = .silent },
        WhyRow(
            "provider B is stopped", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is not listening over UDP "
                + "and TCP"
        ) { world in world.servers[1].says = .refused },
        WhyRow(
            "TCP is shut at both", .dnsDegraded, .certain,
            "`shop.test` works, but both name server addresses are broken: ns1.alpha.test (198.51.100.1) and "
                + "ns1.beta.test (203.0.113.1) are silent over TCP"
        ) { world in world.everyServer { $0.tcp = .silent } },
        WhyRow(
            "EDNS is dropped at B", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is silent when asked "
                + "with EDNS"
        ) { world in world.servers[1].edns = .silent },
        WhyRow(
            "EDNS gets FORMERR at B", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is answering FORMERR when asked "
                + "with EDNS"
        ) { world in world.servers[1].edns = .code(.formatError) },
        WhyRow(
            "HTTPS and AAAA are dropped at both", .dnsDegraded, .certain,
            "`shop.test` works, but both name server addresses are broken: ns1.alpha.test (198.51.100.1) and "
                + "ns1.beta.test (203.0.113.1) are silent when asked for AAAA and HTTPS"
        ) { world in world.everyServer { $0.drops = [.aaaa, .https] } },
        WhyRow(
            "a third of the packets to B is lost", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (203.0.113.1) is losing packets (2 of "
                + "6 questions lost one)"
        ) { world in world.servers[1].isLossy = true },
        WhyRow(
            "provider B is silent and resolvers stumble over it", .dnsDegraded, .certain,
            "DNS: 1 of 2 name server addresses of `shop.test` is broken: ns1.beta.test (203.0.113.1) is silent over UDP and "
                + "TCP",
            status: .critical, scope: "resolvers that ask a broken one fail or wait"
        ) { world in
            world.servers[1].says = .silent
            world.resolvers[0].says = .code(.serverFailure)
        },
        WhyRow(
            "wrong glue leads to a place where nothing answers", .dnsDegraded, .certain,
            "`shop.test` works, but 1 of 3 name server addresses is broken: ns1.beta.test (192.0.2.99) is silent over UDP and "
                + "TCP"
        ) { world in
            world.servers.append(.init(name: WhyWorld.dns("ns1.beta.test"), address: IPAddress(v4: 0xC000_0263)))
            world.servers[2].says = .silent
        },
        WhyRow(
            "an IPv6 server cannot be asked without IPv6", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { world in
            world.vantage.withoutRoute = [WhyWorld.web6]
            world.servers.append(.init(name: WhyWorld.dns("ns1.beta.test"), address: WhyWorld.web6))
            world.servers[2].says = .silent
        },
        WhyRow(
            "a stale secondary sends half the visitors to the old place", .dnsSplit, .certain,
            "DNS, not your site: the name servers contradict one another about `shop.test`: ns1.alpha.test says 192.0.2.10; "
                + "ns1.beta.test says 192.0.2.20",
            status: .critical,
            scope: "ns1.beta.test has not got the last change (serial 2026010101, ns1.alpha.test 2026010199)"
        ) { world in
            (world.servers[1].serial, world.servers[1].says) = (2_026_010_101, .addresses([WhyWorld.other], ttl: 3600))
            world.sites.append((WhyWorld.other, .fails(.connect, .timedOut), [.authoritative]))
        },
        WhyRow(
            "one provider lost the record", .dnsSplit, .certain,
            "DNS, not your site: the name servers contradict one another about `shop.test`: ns1.alpha.test says 192.0.2.10; "
                + "ns1.beta.test says no address"
        ) { world in world.servers[1].says = .noData },
        WhyRow(
            "the servers differ and nobody asked the second address", .dnsSplit, .likely,
            "the name servers give different answers about `shop.test`: ns1.alpha.test says 192.0.2.10; ns1.beta.test says "
                + "192.0.2.20",
            status: .warning, missing: "whether the servers are meant to answer differently"
        ) { world in world.servers[1].says = .addresses([WhyWorld.other], ttl: 3600) },
        WhyRow(
            "each server hands out another address and all of them work", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { world in
            world.servers[1].says = .addresses([WhyWorld.other], ttl: 3600)
            world.sites.append((WhyWorld.other, .works, [.authoritative]))
        },
        WhyRow(
            "a secondary lags without a difference that visitors see", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { world in world.servers[1].serial = 2_026_010_198 },
        WhyRow(
            "an automation published nothing", .dnsWrongAnswer, .certain,
            "DNS, not your site: the name servers say that `shop.test` has no address; it was at 192.0.2.10, where the "
                + "site still answers",
            status: .critical, clock: "visitors with cached answers lose you by 20:09 UTC (TTL 1 h)"
        ) { world in
            world.everyServer { $0.says = .noData }
            world.resolversSay(.noData)
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "the record is gone", .dnsWrongAnswer, .certain,
            "DNS, not your site: the name servers say that `shop.test` does not exist; it was at 192.0.2.10, where the "
                + "site still answers"
        ) { world in
            world.everyServer { $0.says = .noName }
            world.resolversSay(.noName)
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "visitors are sent to a place where nothing is", .dnsWrongAnswer, .certain,
            "DNS, not your site: the name servers say that `shop.test` is at 192.0.2.20; it was at 192.0.2.10, where the "
                + "site still answers"
        ) { world in
            world.everyServer { $0.says = .addresses([WhyWorld.other], ttl: 300) }
            world.resolversSay(.addresses([WhyWorld.other], ttl: 200))
            world.sites = [
                (WhyWorld.web, .works, [.stored]),
                (WhyWorld.other, .fails(.connect, .refused), [.authoritative, .resolver]),
            ]
        },
        WhyRow(
            "the name has no address and never had one here", .dnsWrongAnswer, .likely,
            "DNS: the zone's own name servers say that `shop.test` has no address",
            missing: "whether it ever had an address"
        ) { world in
            world.everyServer { $0.says = .noData }
            world.resolversSay(.noData)
            world.hasHistory = false
            world.sites = []
        },
        WhyRow(
            "the record is gone and the site too", .dnsWrongAnswer, .likely,
            "DNS: the name servers say that `shop.test` has no address; it was at 192.0.2.10",
            missing: "whether the record was removed on purpose",
            also: [
                "the site: `192.0.2.10:443` refused the connection: the machine is there, but nothing listens at that "
                    + "port"
            ]
        ) { world in
            world.everyServer { $0.says = .noData }
            world.resolversSay(.noData)
            world.sites[0] = (WhyWorld.web, .fails(.connect, .refused), [.stored])
        },
    ]
}

extension WhyWorld {
    /// No name server of the zone is any use; resolvers that have nothing left fail, and the site is where it was.
    mutating func killDNS(_ says: Says) {
        everyServer { $0.says = says }
        resolversSay(.code(.serverFailure))
        sites = [(Self.web, .works, [.stored])]
    }
}
