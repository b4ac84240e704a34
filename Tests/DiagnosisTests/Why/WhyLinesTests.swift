import Checks
import DNSWire
import Diagnosis
import Testing
import UpkeepCore

struct WhyLinesTests {
    @Test func aDeadProviderReadsLikeThis() {
        var world = WhyWorld()
        world.killDNS(.silent)
        let lines = WhyJudge.judge(world.observation).lines(verbose: false)
        #expect(
            lines.map(\.text) == [
                "DNS, not your site: no name server of `shop.test` answers",
                "ns1.alpha.test (198.51.100.1) and ns1.beta.test (203.0.113.1) are silent over UDP and TCP; your site answers at "
                    + "192.0.2.10 (last known address): HTTP 200 in 84 ms",
                "visitors with cached answers lose you by 20:09 UTC (TTL 1 h)",
                "none of 2 addresses answers; ns1.alpha.test (198.51.100.1) and ns1.beta.test (203.0.113.1) are silent over UDP and "
                    + "TCP",
                "10.0.0.53 and 198.18.0.53 say SERVFAIL",
                "both resolvers work; `www.control.test` can be reached",
                "`test` points to ns1.alpha.test and ns1.beta.test",
                "the zone is not signed",
                "192.0.2.10 (last known address): HTTP 200 in 84 ms",
                "call the operator of ns1.alpha.test and ns1.beta.test, or add name servers of a second provider at the "
                    + "registrar; resolvers may hold the old set up to 2 days",
            ])
        #expect(lines.last?.kind == .hint)
        #expect(lines[3].kind == .evidence("why.servers", .critical))
    }

    @Test func verboseShowsEveryQuestion() {
        let observation = WhyWorld().observation
        let answer = WhyJudge.judge(observation)
        let log = answer.lines(verbose: true).filter { $0.kind == .query }.map(\.text)
        #expect(log.count == answer.queries.count)
        #expect(
            log.contains(
                "+0 ms  198.51.100.1  udp edns  A shop.test.  → NOERROR AA 1 answer, 12 ms"))
        #expect(log.contains("+0 ms  10.0.0.53  udp edns RD  A shop.test.  → NOERROR 1 answer, 20 ms"))
    }

    @Test func timesOfAnotherDayCarryTheirDate() {
        var world = WhyWorld()
        world.killDNS(.silent)
        var observation = world.observation
        observation.startedAt = observation.startedAt + .seconds(4 * 3600 + 1800)
        let answer = WhyJudge.judge(observation)
        #expect(answer.clock == "visitors with cached answers lose you by 2026-11-23 00:39 UTC (TTL 1 h)")
        let here = WhyJudge.judge(observation, clockFace: ClockFace(offset: .seconds(3600), label: "CET"))
        #expect(here.clock == "visitors with cached answers lose you by 01:39 CET (TTL 1 h)")
    }

    @Test(arguments: [(UInt32(30), false), (3600, true)])
    func thirtySecondsAreStaleOnlyWhereTheyAreNotTheTTL(ttl: UInt32, isStale: Bool) {
        var world = WhyWorld()
        world.everyServer { $0.says = .addresses([WhyWorld.web], ttl: ttl) }
        world.resolversSay(.addresses([WhyWorld.web], ttl: 30))
        let answers = WhyJudge.judge(world.observation).findings.first { $0.check == "why.answers" }
        #expect(answers?.summary.contains("stale") == isStale)
    }

    /// What only follows from the headline names it, and never looks well.
    @Test func consequencesAreFolded() {
        var world = WhyWorld()
        world.lapse()
        let findings = WhyJudge.judge(world.observation).findings
        let answers = findings.first { $0.check == "why.answers" }
        #expect(answers?.status == .critical && answers?.suppressedBy == "why.delegation")
        #expect(findings.overall == .critical)
        #expect(findings.filter { $0.status != .ok && $0.suppressedBy == nil }.map(\.check) == ["why.delegation"])
    }
}
