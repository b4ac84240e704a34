import Incidents
import Testing
import UpkeepCore

@Suite("one incident per cause")
struct CauseTests {
    private let host = Trait(.host, "web1")
    private let uplink = Trait(.uplink, "vantage-a")
    private let resolver = Trait(.resolver, "192.0.2.53")

    private func sites(_ count: Int, _ prefix: String = "shop") -> [Subject] {
        (0..<count).map { Looking.site("\(prefix)\($0)") }
    }

    @Test(
        "a host with 50 services dies: one incident that names it, one alert, 50 listed, one resolved",
        .bug("https://github.com/louislam/uptime-kuma/issues/1089", "one dead host, thirty pages"))
    func deadHost() {
        var engine = IncidentEngine(rules: .prompt())
        let all = sites(50)
        let other = Looking.site("elsewhere")
        for (second, site) in all.enumerated() {
            _ = engine.work(site, on: [host, uplink, Trait(.address, "192.0.2.\(second % 4)")], at: second % 30)
        }
        var effects: [Effect] = []
        for (place, site) in all.enumerated() {
            // When the host is gone, nobody sees more than the address that does not answer.
            effects += engine.fail(site, on: [uplink, Trait(.address, "192.0.2.\(place % 4)")], at: 100 + place)
            effects += engine.work(other, on: [Trait(.host, "web2"), uplink], at: 100 + place)
        }
        #expect(effects.opened.count == 1)
        #expect(effects.alertKinds == [.opened])
        let incident = engine.onlyIncident
        #expect(incident?.cause == host)
        #expect(incident?.subject == Subject(.host, "web1"))
        #expect(incident?.members.count == 50)
        #expect(incident?.headline == "host `web1`: 50 subjects fail, first `shop0`: `shop0` does not answer")
        var end: [Effect] = []
        for (place, site) in all.enumerated() { end += engine.recover(site, on: [host, uplink], at: 300 + place * 2) }
        #expect(end.resolved.count == 1)
        #expect(end.alertKinds == [.resolved])
        #expect(end.alerts.first?.affected == 50)
    }

    @Test("a web server dies on a host where other things live: one incident of its port")
    func deadPort() {
        var engine = IncidentEngine(rules: .prompt())
        let (web, address) = (Trait(.endpoint, "192.0.2.1:443"), Trait(.address, "192.0.2.1"))
        let shell = Looking.site("shell")
        var effects: [Effect] = []
        for (place, site) in sites(50).enumerated() {
            effects += engine.fail(site, on: [uplink, address, web], at: 100 + place)
            effects += engine.work(shell, on: [uplink, address, Trait(.endpoint, "192.0.2.1:22")], at: 100 + place)
        }
        #expect(effects.opened.count == 1)
        #expect(engine.onlyIncident?.cause == web)
        #expect(engine.onlyIncident?.subject == Subject(.endpoint, "192.0.2.1:443"))
        #expect(engine.onlyIncident?.members.count == 50)
        _ = engine.fail(shell, on: [uplink, address, Trait(.endpoint, "192.0.2.1:22")], at: 200)
        #expect(engine.openIncidents.count == 2, "the address was seen to work after the port had died")
    }

    @Test("ports of one address that die together are one incident of the address")
    func deadAddress() {
        var engine = IncidentEngine(rules: .prompt())
        let address = Trait(.address, "192.0.2.1")
        for (place, site) in sites(4).enumerated() {
            _ = engine.fail(site, on: [address, Trait(.endpoint, "192.0.2.1:\(place / 2)")], at: 100 + place)
        }
        #expect(engine.onlyIncident?.cause == address)
    }

    @Test("what others work with is not the cause: two sites that fail on a healthy host are told apart from it")
    func working() {
        var engine = IncidentEngine(rules: .prompt())
        let (a, b, c) = (Looking.site("a"), Looking.site("b"), Looking.site("c"))
        _ = engine.fail(a, "http.status", on: [host], at: 0)
        _ = engine.work(c, on: [host], at: 10)
        let effects = engine.fail(b, "http.status", on: [host], at: 20)
        #expect(effects.opened.count == 1)
        #expect(engine.openIncidents.count == 2)
    }

    @Test("a success from before the failure proves nothing about now")
    func stale() {
        var engine = IncidentEngine(rules: .prompt())
        let (a, b, c) = (Looking.site("a"), Looking.site("b"), Looking.site("c"))
        _ = engine.work(c, on: [host], at: 0)
        _ = engine.fail(a, on: [host], at: 10)
        _ = engine.fail(b, on: [host], at: 20)
        #expect(engine.onlyIncident?.cause == host)
        let effects = engine.work(c, on: [host], at: 30)
        #expect(
            effects == [.update(engine.openIncidents[0], .cause(nil))], "now it does: no cause, but still one incident")
        #expect(engine.onlyIncident?.headline.hasPrefix("2 subjects fail together") == true)
    }

    @Test("a certificate that the failure names is the cause although somebody works with it")
    func blamed() {
        var engine = IncidentEngine(rules: .prompt())
        let certificate = Trait(.certificate, "CN=Some CA 0a")
        let (a, b, lax) = (Looking.site("a"), Looking.site("b"), Looking.site("lax"))
        var effects = engine.fail(a, "tls.expiry", on: [certificate, host], blaming: [certificate], at: 0)
        #expect(engine.onlyIncident?.cause == certificate, "named even while it struck one")
        effects += engine.work(lax, on: [certificate, host], at: 5)
        effects += engine.fail(b, "tls.expiry", on: [certificate], blaming: [certificate], at: 10)
        #expect(engine.onlyIncident?.cause == certificate)
        #expect(engine.onlyIncident?.subject == a, "nobody knows a certificate by its issuer and serial")
        #expect(engine.onlyIncident?.headline.hasPrefix("one certificate: 2 subjects fail, first ") == true)
        #expect(effects.alertKinds == [.opened])
    }

    /// The nearest thing that all share and that can make the check fail.
    @Test(
        "which of several shared things is named",
        arguments: [
            ("tcp.reachable", Trait(.host, "h")), ("http.status", Trait(.host, "h")),
            ("tls.handshake", Trait(.host, "h")), ("tls.expiry", Trait(.certificate, "c")),
            ("tls.chain.trust", Trait(.certificate, "c")), ("tls.protocol.old", Trait(.host, "h")),
            ("dns.resolve", Trait(.zone, "z")),
        ] as [(CheckID, Trait)])
    func choice(_ check: CheckID, _ cause: Trait) {
        var engine = IncidentEngine(rules: .prompt())
        let traits: Set = [
            Trait(.host, "h"), Trait(.address, "a"), Trait(.certificate, "c"), Trait(.zone, "z"),
            Trait(.nameServer, "n"), Trait(.dnsProvider, "p"), Trait(.alias, "l"), resolver, uplink,
        ]
        _ = engine.fail(Looking.site("a"), check, on: traits, at: 0)
        _ = engine.fail(Looking.site("b"), check, on: traits, at: 1)
        #expect(engine.onlyIncident?.cause == cause)
    }

    @Test("zones that share only their provider are one incident that names it")
    func provider() {
        var engine = IncidentEngine(rules: .prompt())
        let provider = Trait(.dnsProvider, "Some DNS")
        for name in ["a", "b", "c"] {
            _ = engine.fail(
                Subject(.zone, name), "dns.resolve",
                on: [Trait(.zone, name), Trait(.nameServer, "ns.\(name)"), provider, resolver], at: 0)
        }
        #expect(engine.onlyIncident?.cause == provider)
        #expect(engine.onlyIncident?.members.count == 3)
    }

    @Test("`depends_on`: what needs a dead thing, through others too, is listed under it")
    func declared() {
        let (database, api, shop) = (Subject(.service, "db"), Looking.site("api"), Looking.site("shop"))
        var engine = IncidentEngine(rules: .prompt(dependencies: [shop: [api], api: [database], database: [shop]]))
        var effects = engine.fail(database, "tcp.reachable", at: 0)
        effects += engine.fail(api, "http.status", at: 5)
        effects += engine.fail(shop, "http.status", at: 10)
        #expect(effects.alertKinds == [.opened])
        #expect(engine.onlyIncident?.members.map(\.subject) == [database, api, shop])
    }

    @Test("a dependency that works excuses nobody")
    func workingDependency() {
        let (database, api, shop) = (Subject(.service, "db"), Looking.site("api"), Looking.site("shop"))
        var engine = IncidentEngine(rules: .prompt(dependencies: [shop: [database], api: [database]]))
        _ = engine.fail(api, "http.status", at: 0)
        _ = engine.work(database, at: 5)
        _ = engine.fail(shop, "http.status", at: 10)
        #expect(engine.openIncidents.count == 2)
    }

    @Test(
        "the uplink is gone: with nothing working in between, three failures are us, and no site is called down",
        .bug("https://github.com/louislam/uptime-kuma/issues/6475", "the monitor's own outage"))
    func ownUplink() {
        let rules = IncidentRules()
        var engine = IncidentEngine(rules: rules)
        let all = sites(5)
        for (place, site) in all.enumerated() { _ = engine.work(site, on: [Trait(.host, "h\(place)"), uplink], at: 0) }
        var effects: [Effect] = []
        for (place, site) in all.enumerated() {
            effects += engine.fail(site, on: [Trait(.host, "h\(place)"), uplink], at: 30 + place)
        }
        #expect(engine.onlyIncident?.cause == uplink)
        #expect(effects.alerts.isEmpty, "the first alerts wait while it may be us")
        effects += engine.tick(at: Looking.at(60))
        #expect(effects.alertKinds == [.opened])
        #expect(
            effects.alerts.first?.headline == "our own uplink `vantage-a` fails, so 5 subjects cannot be judged")
        for site in all { #expect(engine.standing(of: site) == .unknown) }
        #expect(
            effects.contains(.stands(all[0], .unknown, since: Looking.at(30))), "from when it was first called down")
    }

    @Test("two sites that fail at once are two outages, not our uplink")
    func twoSites() {
        var engine = IncidentEngine(rules: .prompt())
        _ = engine.fail(Looking.site("a"), on: [Trait(.host, "h1"), uplink], at: 0)
        _ = engine.fail(Looking.site("b"), on: [Trait(.host, "h2"), uplink], at: 0)
        #expect(engine.openIncidents.count == 2)
        #expect(engine.standing(of: Looking.site("a")) == .down)
    }

    @Test(
        "the resolver is dead: the alert leaves, `why` says it is us, and no site is called down",
        .bug("https://github.com/louislam/uptime-kuma/issues/4858", "no alert at all when DNS dies"))
    func ownResolver() {
        var engine = IncidentEngine()
        let (a, b) = (Looking.site("a"), Looking.site("b"))
        for site in [a, b] { _ = engine.work(site, on: [resolver, uplink], at: 0) }
        var effects = engine.fail(a, "dns.resolve", on: [resolver, uplink], at: 30)
        effects += engine.fail(b, "dns.resolve", on: [resolver, uplink], at: 31)
        effects += engine.tick(at: Looking.at(32))
        #expect(effects.alerts.isEmpty)
        let verdict = Verdict(
            code: .hereResolver, confidence: .certain, summary: "the resolver 192.0.2.53 does not answer")
        let told = engine.take(verdict, for: effects.opened[0].id, at: Looking.at(33))
        #expect(told.alertKinds == [.opened])
        #expect(told.alerts.first?.headline == "the resolver 192.0.2.53 does not answer (2 subjects)")
        #expect(told.alerts.first?.subject == Subject(.host, "192.0.2.53"))
        #expect(engine.onlyIncident?.verdict?.code == .hereResolver)
        #expect(engine.standing(of: a) == .unknown)
        #expect(engine.standing(of: b) == .unknown)
    }

    @Test("a verdict that it is us is refuted by anybody who gets through: then `why` is asked again")
    func refuted() {
        var engine = IncidentEngine(rules: .prompt())
        let a = Looking.site("a")
        let opened = engine.fail(a, on: [uplink], at: 0).opened
        let verdict = Verdict(code: .hereNetwork, confidence: .likely, summary: "no way out from here")
        _ = engine.take(verdict, for: opened[0].id, at: Looking.at(1))
        #expect(engine.standing(of: a) == .unknown)
        let effects = engine.work(Looking.site("b"), on: [uplink], at: 2)
        #expect(effects.contains(.askWhy(opened[0].id, a)))
        #expect(engine.standing(of: a) == .down)
        #expect(engine.onlyIncident?.verdict == nil)
    }

    @Test("a failure that comes later joins, even after others have recovered, and pages nobody")
    func late() {
        var engine = IncidentEngine(rules: .prompt())
        let all = sites(4)
        var effects: [Effect] = []
        for site in all.prefix(3) { effects += engine.fail(site, on: [host], at: 0) }
        effects += engine.recover(all[0], on: [host], at: 10)
        effects += engine.fail(all[3], on: [host], at: 20)
        effects += engine.fail(all[0], on: [host], at: 30)
        #expect(effects.alertKinds == [.opened])
        #expect(engine.onlyIncident?.members.count == 4)
        #expect(engine.onlyIncident?.cause == host, "members that come back one by one do not speak for the host")
    }

    @Test("a member that has been well for ten minutes speaks for what it stands on")
    func longRecovered() {
        var engine = IncidentEngine(rules: .prompt())
        let all = sites(3)
        for site in all.prefix(2) { _ = engine.fail(site, "http.status", on: [host], at: 0) }
        _ = engine.recover(all[0], on: [host], at: 10)
        #expect(engine.onlyIncident?.cause == host)
        _ = engine.work(all[0], on: [host], at: 700)
        #expect(engine.onlyIncident?.cause == nil)
        #expect(engine.fail(all[2], "http.status", on: [host], at: 710).opened.count == 1)
    }

    @Test("two that turn out to have one cause merge: nothing is told again, and one resolved closes both keys")
    func merging() {
        var engine = IncidentEngine(rules: .prompt())
        let (a, b) = (Looking.site("a"), Looking.site("b"))
        var effects = engine.fail(a, on: [Trait(.address, "192.0.2.1")], at: 0)
        effects += engine.fail(b, on: [Trait(.address, "192.0.2.2")], at: 1)
        #expect(effects.alertKinds == [.opened, .opened])
        let ids = effects.opened.map(\.id)
        let verdict = Verdict(code: .siteTCP, confidence: .certain, summary: "web1 is off")
        var late = engine.take(verdict, blaming: [host], for: ids[0], at: Looking.at(2))
        late += engine.take(verdict, blaming: [host], for: ids[1], at: Looking.at(3))
        #expect(late.contains(.merge(ids[1], into: ids[0])))
        #expect(late.alerts.isEmpty)
        #expect(engine.onlyIncident?.absorbed == [ids[1]])
        #expect(engine.incident(ids[1])?.id == ids[0], "it is found by its old id")
        var end = engine.recover(a, at: 10)
        #expect(end.alerts.isEmpty)
        end += engine.recover(b, at: 20)
        #expect(end.alertKinds == [.resolved])
        #expect(end.alerts.first?.closes == ids.map(\.description))
    }

    @Test("a later look that shows more makes one of two")
    func laterLook() {
        var engine = IncidentEngine(rules: .prompt())
        let (a, b) = (Looking.site("a"), Looking.site("b"))
        _ = engine.fail(a, on: [host], at: 0)
        _ = engine.fail(b, on: [], at: 1)
        #expect(engine.openIncidents.count == 2)
        let effects = engine.take(Looking.look(b, .critical, on: [host]), at: Looking.at(30))
        #expect(effects.merges == 1)
        #expect(effects.alerts.isEmpty)
        #expect(engine.onlyIncident?.cause == host)
    }

    @Test("a verdict with a cause takes in what fails for the same reason and was not told of yet")
    func verdictFolds() {
        var rules = IncidentRules.prompt(oursFrom: 99)
        rules.alerts.patience = .seconds(5)
        rules.alerts.doubtfulPatience = .seconds(5)
        var engine = IncidentEngine(rules: rules)
        let all = sites(4)
        var effects: [Effect] = []
        for (place, site) in all.enumerated() {
            effects += engine.fail(site, on: [Trait(.host, "h\(place)"), uplink], at: 0)
        }
        #expect(engine.openIncidents.count == 4)
        let verdict = Verdict(code: .hereNetwork, confidence: .certain, summary: "no way out from here")
        effects += engine.take(verdict, for: effects.opened[2].id, at: Looking.at(1))
        #expect(engine.onlyIncident?.cause == uplink)
        effects += engine.tick(at: Looking.at(5))
        #expect(effects.alertKinds == [.opened])
        #expect(effects.alerts.first?.affected == 4)
    }

    @Test("the latest verdict counts; that of an absorbed incident does not replace one")
    func verdicts() {
        var engine = IncidentEngine(rules: .prompt())
        let (a, b) = (Looking.site("a"), Looking.site("b"))
        let ids = (engine.fail(a, at: 0) + engine.fail(b, at: 1)).opened.map(\.id)
        func verdict(_ summary: String) -> Verdict { Verdict(code: .siteTCP, confidence: .likely, summary: summary) }
        _ = engine.take(verdict("first"), for: ids[0], at: Looking.at(2))
        _ = engine.take(verdict("second"), blaming: [host], for: ids[0], at: Looking.at(3))
        _ = engine.take(verdict("other"), blaming: [host], for: ids[1], at: Looking.at(4))
        #expect(engine.onlyIncident?.verdict?.summary == "second")
        _ = engine.take(verdict("late"), for: ids[1], at: Looking.at(5))
        #expect(engine.onlyIncident?.verdict?.summary == "second")
        #expect(engine.take(verdict("gone"), for: Incident.ID(seconds: 1, number: 99), at: Looking.at(6)).isEmpty)
    }

    @Test("`why` says that all is fine by now: the alert leaves with the finding's own words")
    func fine() {
        var engine = IncidentEngine()
        let effects = engine.fail(Looking.site("a"), at: 0)
        let verdict = Verdict(code: .fineFromHere, confidence: .certain, summary: "fine from here")
        _ = engine.take(verdict, for: effects.opened[0].id, at: Looking.at(1))
        let told = engine.tick(at: Looking.at(2))
        #expect(told.alerts.first?.headline == "`a` does not answer")
    }

    @Test("a name server that is dead has nothing to do with an expired certificate")
    func unrelated() {
        var engine = IncidentEngine(rules: .prompt())
        let server = Trait(.nameServer, "ns1")
        _ = engine.fail(Looking.site("a"), "dns.resolve", on: [server], at: 0)
        _ = engine.fail(Looking.site("b"), "tls.expiry", on: [server], at: 1)
        #expect(engine.openIncidents.count == 2)
    }
}
