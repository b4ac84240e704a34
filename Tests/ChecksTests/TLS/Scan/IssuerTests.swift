import CertificateReader
import Checks
import DNSWire
import Testing
import UpkeepCore

struct IssuerTests {
    private static let cases: [([(UInt8, String, String)], String, Bool, Status, String)] = [
        ([], "O=Let's Encrypt", false, .ok, "any authority may issue"),
        ([(0, "iodef", "mailto:a@b")], "O=Let's Encrypt", false, .ok, "any authority may issue"),
        ([(0, "issue", "letsencrypt.org")], "O=Let's Encrypt", false, .ok, "Let's Encrypt may issue"),
        (
            [(0, "issue", "LetsEncrypt.org; validationmethods=dns-01")], "O=Let's Encrypt", false, .ok,
            "Let's Encrypt may issue"
        ),
        (
            [(0, "issue", "digicert.com")], "O=Let's Encrypt", false, .warning,
            "CAA at `example` lets `digicert.com` issue, and the certificate is from Let's Encrypt"
        ),
        ([(0, "issue", ";")], "O=Let's Encrypt", false, .warning, "CAA at `example` lets nobody issue"),
        (
            [(0, "issue", "letsencrypt.org"), (0, "issuewild", ";")], "O=Let's Encrypt", true, .warning,
            "CAA at `example` lets nobody issue"
        ),
        (
            [(0, "issue", "letsencrypt.org"), (0, "issuewild", ";")], "O=Let's Encrypt", false, .ok,
            "Let's Encrypt may issue"
        ),
        ([(0, "issue", "pki.goog")], "O=Google Trust Services", false, .ok, "Google Trust Services may issue"),
        (
            [(0, "issue", "someca.example")], "O=Some New Authority", false, .unknown,
            "not looked at: the name by which CAA knows Some New Authority is not known here"
        ),
        (
            [(128, "future", "x")], "O=Let's Encrypt", false, .warning,
            "a CAA record at `example` marks `future` as critical"
        ),
    ]

    @Test(arguments: cases.indices) func records(place: Int) throws {
        let (records, issuer, isWildcard, status, words) = Self.cases[place]
        var leaf = Endpoints.leaf(names: isWildcard ? ["shop.example", "*.shop.example"] : ["shop.example"])
        leaf.issuer = "CN=E7,\(issuer),C=US"
        let findings = Endpoints.judge([Endpoints.healthy([leaf])]) {
            $0.caa = .seen(
                CAAObservation(
                    foundAt: records.isEmpty ? nil : "example",
                    records: records.map { CAAData(flags: $0.0, tag: $0.1, value: Array($0.2.utf8)) }))
        }
        let finding = try #require(findings["tls.caa"])
        #expect(finding.status == status)
        #expect(finding.summary.hasPrefix(words), "\(finding.summary)")
    }

    @Test func aPrivateAuthorityIsNotBound() {
        let findings = Endpoints.judge([Endpoints.healthy([Endpoints.leaf(isPublic: false)])]) {
            $0.caa = .seen(
                CAAObservation(foundAt: "example", records: [CAAData(tag: "issue", value: Array("digicert.com".utf8))]))
        }
        #expect(findings["tls.caa"]?.status == .ok)
    }

    @Test func whatWasNotLookedAtIsUnknown() {
        let findings = Endpoints.judge([Endpoints.healthy()]) { $0.caa = .notLooked("the resolver is silent") }
        #expect(findings["tls.caa"]?.status == .unknown)
        #expect(Endpoints.judge(Endpoints.healthy())["tls.caa"] == nil)
    }
}
