import Checks
import DNSWire
import Diagnosis
import Testing
import UpkeepCore

/// Who denies a name: a registry, or the name's own zone.
struct WhyRegistryTests {
    /// Nobody has a history of `name`, and two servers of `zone` say that there is no such name.
    private func denial(of name: String, by zone: String) -> WhyAnswer {
        var world = WhyWorld()
        world.lapse()
        (world.hasHistory, world.sites, world.walked) = (false, [], 1)
        world.resolvers = []
        var seen = world.observation
        let (name, zone) = (WhyWorld.dns(name), WhyWorld.dns(zone))
        seen.name = name
        seen.path?.name = name
        seen.path?.zone = zone
        if var last = seen.path?.steps.last {
            last.zone = zone
            seen.path?.steps.append(last)
        }
        return WhyJudge.judge(seen)
    }

    @Test(arguments: [
        ("example.co.uk", "co.uk"), ("www.example.co.uk", "co.uk"), ("example.com.au", "com.au"),
        ("example.com", "com"),
    ])
    func aRegistryThatDeniesADomainSaysThatNobodyHasIt(name: String, zone: String) {
        let answer = denial(of: name, by: zone)
        let domain = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
        #expect(answer.verdict.code == .dnsRegistration)
        #expect(
            answer.verdict.summary
                == "`\(domain)` is not registered, or no longer: the servers of `\(zone)` say that it does not exist")
    }

    @Test(arguments: [
        ("www.example.com", "example.com"), ("shop.example.co.uk", "example.co.uk"), ("a.b.example.com", "example.com"),
    ])
    func aZoneThatDeniesANameOfItsOwnLacksARecord(name: String, zone: String) {
        let answer = denial(of: name, by: zone)
        #expect(answer.verdict.code == .dnsWrongAnswer)
        #expect(answer.verdict.summary == "DNS: the name servers of `\(zone)` say that `\(name)` does not exist")
    }

    /// A zone of two labels that nobody has told us is a registry's: either may be.
    @Test func aZoneOfTwoLabelsMayBeARegistry() {
        let answer = denial(of: "example.ltd.zz", by: "ltd.zz")
        #expect(answer.verdict.confidence == .likely)
        #expect(answer.verdict.summary == "DNS: the name servers of `ltd.zz` say that `example.ltd.zz` does not exist")
        #expect(answer.verdict.remedy?.contains("registered") == true)
    }
}
