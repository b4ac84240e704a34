import Checks
import Testing
import UpkeepCore

struct DNSJudgeTests {
    private static func judging() -> Judging {
        Judging(Subject(.site, "s"), now: Shop.now, observedAt: Shop.now)
    }

    @Test(arguments: NameFailure.allCases)
    func everyFailureHasItsSentence(failure: NameFailure) throws {
        let name = NameObservation(
            name: "shop.example", source: .resolver,
            exchanges: [
                DNSExchangeObservation(
                    server: Endpoint(Shop.v4, 53), question: "shop.example", type: "A", transport: .udp,
                    outcome: .answered(rcode: 3, authoritative: false, authenticated: false), elapsed: .milliseconds(4),
                    strays: 2)
            ], failure: failure)
        let finding = try #require(DNSJudge.resolve(name, judging: Self.judging()))
        let isOurs = failure == .noResolver || failure == .unreachable
        #expect(finding.status == (isOurs ? .unknown : .critical))
        #expect(finding.summary.contains("`shop.example`"))
        #expect(finding.remedy?.isEmpty == false)
        #expect(finding.evidence["failure"] == .text(failure.rawValue))
        #expect(finding.evidence["exchanges"] != nil)
    }

    @Test func failuresAreToldApart() {
        let sentences = NameFailure.allCases.compactMap { failure in
            DNSJudge.resolve(
                NameObservation(name: "a", source: .resolver, failure: failure), judging: Self.judging())?.summary
        }
        #expect(Set(sentences).count == NameFailure.allCases.count)
    }

    @Test(arguments: NameFailure.allCases)
    func oneFamilyThatFailsIsAWarning(failure: NameFailure) throws {
        for (family, title) in [(IPAddress.Family.v6, "IPv6"), (.v4, "IPv4")] {
            var name = Shop.name([family == .v6 ? Shop.v4 : Shop.v6])
            name.familyFailures = [family: failure]
            let finding = try #require(DNSJudge.resolve(name, judging: Self.judging()))
            #expect(finding.status == .warning)
            #expect(finding.summary.hasPrefix("the \(title) look-up fails ("))
            #expect(finding.evidence["familyFailures"] == EvidenceValue(["\(title): \(failure.rawValue)"]))
        }
        var name = Shop.name([Shop.v4])
        name.familyFailures = [.v6: .serverFailure]
        #expect(
            DNSJudge.resolve(name, judging: Self.judging())?.summary
                == "the IPv6 look-up fails (SERVFAIL): visitors wait before they go on")
    }

    @Test(arguments: [NameFailure.refused, .unreachable, .malformed, .truncatedWithoutTCP])
    func theRemedyNamesTheResolverThatWasAsked(failure: NameFailure) throws {
        let name = NameObservation(
            name: "a", source: .resolver,
            exchanges: ["A", "AAAA"].map {
                DNSExchangeObservation(
                    server: Endpoint(Shop.v4, 5), question: "a", type: $0, transport: .udp,
                    outcome: failure == .malformed ? .malformed("label of 70 bytes, at byte 12") : .refused,
                    elapsed: .zero)
            }, failure: failure)
        let finding = try #require(DNSJudge.resolve(name, judging: Self.judging()))
        let remedy = try #require(finding.remedy)
        #expect(remedy.contains("the resolver at 192.0.2.1:5"))
        #expect(!remedy.contains("resolv.conf") && !remedy.contains(" or 192.0.2.1"))
        #expect(finding.summary.hasSuffix(": label of 70 bytes, at byte 12") == (failure == .malformed))
    }

    @Test func nothingIsLookedUpForAnAddress() {
        for source in [NameObservation.Source.literal, .pinned] {
            #expect(
                DNSJudge.resolve(NameObservation(name: "192.0.2.1", source: source), judging: Self.judging()) == nil)
        }
    }

    @Test func addressesAreComparedWithWhatWasAgreed() throws {
        func judge(_ seen: [IPAddress], _ agreed: Set<IPAddress>, _ families: Set<IPAddress.Family> = [.v4, .v6])
            -> Finding?
        {
            DNSJudge.addresses(Shop.name(seen), agreed: agreed, families: families, judging: Self.judging())
        }
        #expect(judge([Shop.v4, Shop.v6], [Shop.v6, Shop.v4])?.status == .ok)
        #expect(judge([Shop.v4], [Shop.v6, Shop.v4], [.v4])?.status == .ok)

        let missing = try #require(judge([Shop.v4], [Shop.v6, Shop.v4]))
        #expect(missing.status == .warning)
        #expect(missing.summary == "the address differs from what was agreed: missing: `2001:db8::1`")

        let changed = try #require(judge([Shop.otherV4], [Shop.v4]))
        #expect(changed.status == .critical)
        #expect(
            changed.summary
                == "the addresses differ from what was agreed: not agreed: `192.0.2.2`; missing: `192.0.2.1`")
        #expect(changed.evidence["added"] == EvidenceValue(["192.0.2.2"]))
        #expect(DNSJudge.addresses(Shop.name(), agreed: nil, families: [.v4], judging: Self.judging()) == nil)
    }

    @Test func nameServersAreComparedWithWhatWasAgreed() throws {
        func judge(_ seen: [String], failure: NameFailure? = nil) -> Finding? {
            DNSJudge.nameservers(
                NameserverObservation(zone: "shop.example", nameservers: seen, failure: failure),
                agreed: ["ns1.example.net", "NS2.example.net."], name: Shop.name(), judging: Self.judging())
        }
        #expect(judge(["ns1.example.net", "ns2.example.net"])?.status == .ok)
        let stranger = try #require(judge(["ns1.example.net", "ns2.example.net", "ns.evil.example"]))
        #expect(stranger.status == .critical)
        #expect(stranger.summary == "the name server differs from what was agreed: not agreed: `ns.evil.example`")
        #expect(judge(["ns1.example.net"])?.status == .warning)
        #expect(judge([], failure: .timedOut)?.status == .unknown)
    }

    @Test func aDeadResolverIsOneAlarmAlthoughNameServersWereAgreed() {
        var name = Shop.name([])
        name.failure = .timedOut
        let look = SiteObservation(
            .http(
                name: name,
                nameservers: NameserverObservation(zone: "shop.example", nameservers: [], failure: .timedOut),
                attempts: []), started: Shop.now, elapsed: .seconds(5))
        let site = Shop.site { $0.addresses.agreedNameservers = ["ns1.example.net"] }
        let findings = SiteJudge.judge(look, of: site, now: Shop.now)
        #expect(findings.headlines.map(\.check) == ["dns.resolve"])
        #expect(findings["dns.nameservers"]?.suppressedBy == "dns.resolve")
    }
}
