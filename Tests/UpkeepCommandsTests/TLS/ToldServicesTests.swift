import Testing
import UpkeepCore

@testable import UpkeepCommands

@Suite("What is told of services")
struct ToldServicesTests {
    private static func told(_ place: Int) -> ToldServices.Told {
        let subject = Subject(.endpoint, "s\(place)")
        return ToldServices.Told(
            findings: ["tls.name", "tls.expiry"].map { check in
                Finding(
                    check: CheckID(check), subject: subject, status: .ok, summary: "fine",
                    observedAt: Timestamp(seconds: 1))
            })
    }

    private static func names(_ services: ToldServices) -> [String] {
        stride(from: 0, to: services.findings.count, by: 2).map { services.findings[$0].subject.name }
    }

    @Test(
        "it stands in the order in which they were named, whatever order they finish in",
        arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 0, 3, 2]])
    func order(_ places: [Int]) {
        var services = ToldServices(count: places.count)
        for place in places { services.add(Self.told(place), of: place) }
        #expect(Self.names(services) == ["s0", "s1", "s2", "s3"])
        #expect(services.close().isEmpty)
        #expect(services.findings.count == 8)
    }

    @Test("those that nobody got to are named, and hide none that were looked at")
    func missing() {
        var services = ToldServices(count: 6)
        for place in [4, 0, 2] { services.add(Self.told(place), of: place) }
        #expect(services.close() == [1, 3, 5])
        #expect(Self.names(services) == ["s0", "s2", "s4"])
    }

    @Test func nothing() {
        var services = ToldServices(count: 2)
        #expect(services.close() == [0, 1])
        #expect(services.findings.isEmpty)
    }
}
