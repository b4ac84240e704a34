import Checks
import DNSWire
import Diagnosis
import UpkeepCore

extension WhyRow {
    static let here: [WhyRow] = [
        WhyRow(
            "nothing answers at all", .hereNetwork, .certain,
            "it is your own network: nothing answers from here, neither `www.control.test` nor the 2 "
                + "resolvers nor any name server",
            status: .unknown
        ) { world in
            world.control = .fails(.connect, .timedOut)
            world.everyResolver { ($0.says, $0.control) = (.silent, .silent) }
            world.everyServer { $0.says = .silent }
            world.sites[0].web = .fails(.connect, .timedOut)
            (world.walked, world.ending) = (1, .unanswered)
        },
        WhyRow(
            "no route to anywhere", .hereNetwork, .certain,
            "it is your own network: this machine has no route to anywhere"
        ) { world in
            world.control = nil
            world.everyResolver { ($0.says, $0.control) = (.silent, .silent) }
            world.everyServer { $0.says = .silent }
            world.sites[0].web = .fails(.connect, .unreachable)
            world.walked = 0
            world.vantage.withoutRoute = [WhyWorld.mine, WhyWorld.open, WhyWorld.alpha, WhyWorld.beta, WhyWorld.web]
        },
        WhyRow(
            "nothing answers and there is no control host", .hereNetwork, .likely,
            "it is your own network: nothing answers from here, not even the 2 resolvers",
            missing: "whether anything else can be reached"
        ) { world in
            world.control = nil
            world.hasHistory = false
            world.everyResolver { ($0.says, $0.control) = (.silent, .silent) }
            (world.servers, world.sites) = ([], [])
            world.walked = 0
        },
        WhyRow(
            "DNS is silent all over and the site refuses: the network carries", .siteTCP, .likely,
            "the site: `192.0.2.10:443` refused the connection: the machine is there, but nothing listens at that port",
            missing: "a second look",
            also: [
                "DNS is blocked here: neither your resolvers nor any name server answers on port 53, while the web can be "
                    + "reached"
            ]
        ) { world in
            world.control = nil
            world.everyResolver { ($0.says, $0.control, $0.origin) = (.silent, .silent, .configured) }
            world.everyServer { $0.says = .silent }
            world.sites[0] = (WhyWorld.web, .fails(.connect, .refused), [.stored])
            (world.walked, world.ending) = (1, .unanswered)
        },
        WhyRow(
            "port 53 is shut, the web is open", .hereNetwork, .certain,
            "DNS is blocked here: neither your resolvers nor any name server answers on port 53, while the web can be "
                + "reached",
            scope: "`shop.test` itself answers at its last known address"
        ) { world in
            world.everyResolver { ($0.says, $0.control) = (.silent, .silent) }
            world.everyServer { $0.says = .silent }
            (world.walked, world.ending) = (1, .unanswered)
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "the only configured resolver is silent", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 answers nothing; `shop.test` itself is up", status: .warning
        ) { world in (world.resolvers[0].says, world.resolvers[0].control) = (.silent, .silent) },
        WhyRow(
            "the resolver is not running", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 does not listen on port 53; `shop.test` itself is up"
        ) { world in (world.resolvers[0].says, world.resolvers[0].control) = (.refused, .refused) },
        WhyRow(
            "the resolver fails for every name", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 fails for every name (SERVFAIL); `shop.test` itself is up"
        ) { world in
            (world.resolvers[0].says, world.resolvers[0].control) = (.code(.serverFailure), .code(.serverFailure))
        },
        WhyRow(
            "both configured resolvers are dead", .hereResolver, .certain,
            "it is your resolvers: 10.0.0.53 and 198.18.0.53 answer nothing; `shop.test` itself is up"
        ) { world in
            world.everyResolver { ($0.says, $0.control, $0.origin) = (.silent, .silent, .configured) }
        },
        WhyRow(
            "this machine has no resolver", .hereResolver, .certain,
            "it is this machine: it has no resolver; `shop.test` itself is up"
        ) { world in
            world.resolvers.removeFirst()
            world.vantage.hasResolver = false
        },
        WhyRow(
            "one of two configured resolvers is dead", .hereResolver, .certain,
            "one of your 2 resolvers, 10.0.0.53, answers nothing: look-ups that start there wait"
        ) { world in
            world.resolvers[1].origin = .configured
            (world.resolvers[0].says, world.resolvers[0].control) = (.silent, .silent)
        },
        WhyRow(
            "a resolver invents an inside address", .hereResolver, .certain,
            "it is your resolver: 10.0.0.53 says that `shop.test` is at 10.0.0.1, its name servers say 192.0.2.10"
        ) { world in world.resolvers[0].says = .addresses([WhyWorld.inside], ttl: 60) },
        WhyRow(
            "a resolver gives an address nobody knows", .hereResolver, .likely,
            "it is your resolver: 10.0.0.53 says that `shop.test` is at 192.0.2.20, its name servers say 192.0.2.10",
            missing: "what a second resolver says"
        ) { world in
            world.resolvers = [.init(address: WhyWorld.mine, origin: .configured)]
            world.resolvers[0].says = .addresses([WhyWorld.other], ttl: 60)
        },
        WhyRow(
            "a resolver gives another address that serves the site: load is spread", .fineFromHere, .certain,
            "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { world in
            world.resolvers[0].says = .addresses([WhyWorld.other], ttl: 60)
            world.sites.append((WhyWorld.other, .works, [.resolver]))
        },
        WhyRow(
            "a resolver rewrites what does not exist", .dnsWrongAnswer, .certain,
            "DNS, not your site: the name servers say that `shop.test` does not exist; it was at 192.0.2.10, where "
                + "the site still answers",
            also: [
                "it is your resolver: 10.0.0.53 says that `shop.test` is at 10.0.0.1, its name servers say no such name"
            ]
        ) { world in
            world.everyServer { $0.says = .noName }
            world.resolvers[0].says = .addresses([WhyWorld.inside], ttl: 60)
            world.resolvers[1].says = .noName
            world.sites[0].sources = [.stored]
        },
        WhyRow(
            "the clock is a day slow and nothing hangs on it", .fineFromHere, .cannotTell,
            "your clock is 24 h slow, so signatures and certificates cannot be judged; else `shop.test` looks fine from "
                + "here",
            status: .unknown
        ) { world in world.clockError = .seconds(86_400) },
        WhyRow(
            "signatures look expired because the clock is a day fast", .fineFromHere, .cannotTell,
            "your clock is 24 h fast, so signatures and certificates cannot be judged; else `shop.test` looks fine from "
                + "here",
            missing: "the right time"
        ) { world in
            world.clockError = .seconds(-86_400)
            let end = WhyWorld.now + .seconds(-3600)
            world.chain = .bogus(.expired(end))
        },
        WhyRow(
            "the resolver here validates by the wrong clock", .hereResolver, .certain,
            "it is this machine's clock: it is 24 h fast, so 10.0.0.53 takes good signatures for bad ones"
        ) { world in
            world.clockError = .seconds(-86_400)
            world.chain = .bogus(.expired(WhyWorld.now + .seconds(-3600)))
            (world.resolvers[0].says, world.resolvers[0].extendedError) = (.code(.serverFailure), 7)
            world.resolvers[0].unchecked = .addresses([WhyWorld.web], ttl: 60)
        },
    ]
}
