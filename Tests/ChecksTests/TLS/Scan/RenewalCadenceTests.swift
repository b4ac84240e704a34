import CertificateReader
import Checks
import Testing
import UpkeepCore

struct RenewalCadenceTests {
    /// Certificates of 90 days, each replaced with so many days left; the last one's successor is served now.
    private static func past(_ left: [Double], now: Double, lifetime: Double = 90) -> [PastCertificate] {
        // What is served now has `now` days left and was first seen when its predecessor was replaced.
        var firstSeen = now - lifetime
        var list: [PastCertificate] = []
        for (place, left) in left.enumerated().reversed() {
            let end = firstSeen + left
            let start = end - lifetime
            list.insert(
                PastCertificate(
                    serial: "past\(place)", sha256: "\(place)", notBefore: Shop.days(start), notAfter: Shop.days(end),
                    firstSeen: Shop.days(start), lastSeen: Shop.days(firstSeen)), at: 0)
            firstSeen = start
        }
        return list
    }

    private static func judge(_ past: Seen<[PastCertificate]>, now: Double, lifetime: Double = 90) -> Finding? {
        let leaf = Endpoints.leaf(from: now - lifetime, until: now)
        return Endpoints.judge([Endpoints.healthy([leaf, Endpoints.authority()])]) { $0.past = past }[
            "tls.renewal-late"]
    }

    private static let cases: [([Double], Double, Status?, String)] = [
        (
            [31, 30, 30, 30], 27, .warning,
            "the last four were replaced with 31, 30, 30 and 30 days left; this one has 27: renewal is 3 days late"
        ),
        ([31, 30, 30, 30], 31, .ok, "the last four were replaced with 31, 30, 30 and 30 days left"),
        ([31, 30, 30, 30], 29.5, .ok, "the last four were replaced"),
        ([60, 31, 30, 30, 30], 27, .warning, "the last four were replaced with 31, 30, 30 and 30 days left"),
        ([30, 30], 25, .warning, "the last two were replaced with 30 and 30 days left"),
        ([30], 20, nil, ""), ([], 20, nil, ""), ([60, 5, 40], 25, nil, ""), ([-3, -2], 1, nil, ""),
    ]

    @Test(arguments: cases.indices) func habits(place: Int) {
        let (left, now, status, words) = Self.cases[place]
        let finding = Self.judge(.seen(Self.past(left, now: now)), now: now)
        #expect(finding?.status == status)
        #expect(finding?.summary.hasPrefix(words) ?? true, "\(finding?.summary ?? "")")
    }

    @Test func otherLifetimesAreAnotherHabit() {
        #expect(Self.judge(.seen(Self.past([30, 30, 30], now: 20, lifetime: 90)), now: 20, lifetime: 47) == nil)
    }

    @Test func daysOfSixDayCertificatesAreHours() throws {
        let finding = try #require(
            Self.judge(.seen(Self.past([3.3, 3.3, 3.3], now: 1.9, lifetime: 6.67)), now: 1.9, lifetime: 6.67))
        #expect(finding.status == .warning)
        #expect(finding.summary.hasSuffix("this one has 45 h 36 min: renewal is 33 h 36 min late"))
    }

    @Test func withTheThresholdReachedThereIsOneHeadline() {
        let leaf = Endpoints.leaf(from: -70, until: 20)
        let findings = Endpoints.judge([Endpoints.healthy([leaf, Endpoints.authority()])]) {
            $0.past = .seen(Self.past([30, 30, 30], now: 20))
        }
        #expect(findings.headlines.map(\.check) == ["tls.expiry"])
        #expect(findings["tls.renewal-late"]?.suppressedBy == "tls.expiry")
    }

    @Test func whatWasNotLookedAtIsUnknown() {
        #expect(Self.judge(.notLooked("the store is locked"), now: 60)?.status == .unknown)
        #expect(Self.judge(.notAsked, now: 60) == nil)
    }
}
