import CertificateReader
import Checks
import TLSWire
import Testing
import UpkeepCore

struct BackendsTests {
    private static func endpoint(
        _ last: UInt32, serial: String = "01", until: Double = 60, versions: [TLSVersion] = [.tls12, .tls13],
        issuer: CertificateFacts = Endpoints.authority()
    ) -> EndpointObservation {
        let address = IPAddress(v4: 0xC000_0200 + last)
        return Endpoints.changed(
            Endpoints.healthy(
                [Endpoints.leaf(from: until - 90, until: until, serial: serial), issuer], address: address)
        ) {
            $0.versions = .seen(versions.map { VersionObservation($0, .offered) })
        }
    }

    private static let other = Endpoints.authority("CN=E8,O=Let's Encrypt,C=US")

    private static let cases: [([EndpointObservation], Status, String)] = [
        ([endpoint(1), endpoint(2), endpoint(3)], .ok, "3 addresses alike"),
        (
            [endpoint(1), endpoint(2, serial: "02", until: 45), endpoint(3)], .warning,
            "`192.0.2.2` shows an older certificate (until 2027-01-06) than `192.0.2.1` and `192.0.2.3` (until 2027-01-21)"
        ),
        (
            [endpoint(1, serial: "02", until: 45), endpoint(2)], .warning,
            "`192.0.2.1` shows an older certificate (until 2027-01-06) than `192.0.2.2` (until 2027-01-21)"
        ),
        (
            [endpoint(1), endpoint(2), endpoint(3, serial: "07")], .warning,
            "`192.0.2.3` shows another certificate than the rest"
        ),
        (
            [endpoint(1), endpoint(2), endpoint(3, issuer: other)], .warning,
            "`192.0.2.3` sends other intermediates than the rest"
        ),
        (
            [endpoint(1), endpoint(2, versions: [.tls12])], .warning, "`192.0.2.2` offers TLS 1.2, unlike the rest"
        ),
    ]

    @Test(arguments: cases.indices) func theOddOneIsNamed(place: Int) throws {
        let (endpoints, status, words) = Self.cases[place]
        let finding = try #require(Endpoints.judge(endpoints)["tls.backends"])
        #expect(finding.status == status)
        #expect(finding.summary == words)
    }

    @Test func oneAddressHasNothingToCompareWith() {
        #expect(Endpoints.judge([Self.endpoint(1)])["tls.backends"] == nil)
    }

    @Test func aDeadAddressDoesNotHideWhatTheOthersShow() {
        var dead = Self.endpoint(2)
        dead.failure = .init(.connect, .refused, "refused")
        dead.tls.presented = []
        let weak = Endpoints.changed(Self.endpoint(1)) { $0.compression = .seen(true) }
        let findings = Endpoints.judge([weak, dead])
        #expect(findings.headlines.map(\.check) == ["tls.reachable", "tls.compression"])
        #expect(findings["tls.reachable"]?.summary.hasSuffix("(1 of 2 addresses)") == true)
        #expect(findings["tls.expiry"]?.status == .ok)
        #expect(findings["tls.backends"]?.suppressedBy == "tls.reachable")
    }

    @Test func withoutAnyAddressThereIsOneHeadline() {
        let findings = Endpoints.judge([]) { $0.failure = .init(.dns, .refused, "the name does not exist") }
        #expect(findings.headlines.map(\.summary) == ["the name does not exist"])
        #expect(findings["tls.expiry"]?.suppressedBy == "tls.reachable")
    }

    @Test func aKeySharedWithSSL2IsToldAtTheOtherTarget() {
        let leaf = Endpoints.leaf(key: Endpoints.key(.rsa), signature: "1.2.840.113549.1.1.11")
        let web = TLSScan(target: "shop.example:443", endpoints: [Endpoints.healthy([leaf, Endpoints.authority()])])
        var mail = web
        mail.target = "mail.example:25"
        mail.endpoints[0].ssl2 = .seen(SSL2Observation(isOffered: true))
        let findings = TLSScanJudge.judge([web, mail], now: Shop.now, observedAt: Shop.now)
        let drown = findings.filter { $0.check == "tls.drown" }
        #expect(drown.map(\.status) == [.critical, .ok])
        #expect(drown.first?.summary.hasPrefix("`mail.example:25` speaks SSL 2.0 with the same key") == true)
    }
}
