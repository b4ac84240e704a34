import CertificateReader
import Testing
import UpkeepCore

/// RFC 9525 section 6.
@Suite struct HostnameMatcherTests {
    private func facts(
        _ names: [String] = [], _ addresses: [String] = [], commonName: String? = nil
    ) -> CertificateFacts {
        CertificateFacts(
            subject: "", issuer: "", commonName: commonName, dnsNames: names,
            addresses: addresses.compactMap { IPAddress($0) })
    }

    @Test(arguments: [
        ("shop.example", "shop.example", true), ("SHOP.example", "shop.EXAMPLE", true),
        ("shop.example.", "shop.example", true),
        ("shop.example", "shop.example.", true), ("shop.example", "www.shop.example", false),
        ("www.shop.example", "shop.example", false), ("www.shop.example", "*.shop.example", true),
        ("WWW.shop.example.", "*.Shop.Example", true), ("a.b.shop.example", "*.shop.example", false),
        ("shop.example", "*.shop.example", false), (".shop.example", "*.shop.example", false),
        ("www.shop.example", "w*.shop.example", false), ("www.shop.example", "*w.shop.example", false),
        ("www.shop.example", "www.*.example", false), ("www.shop.example", "*.*.example", false),
        ("a.www.shop.example", "*.www.shop.example", true), ("shop.example", "*.example", false),
        ("example", "*", false),
        ("shop.example", "*", false), ("shop.example", "", false), ("", "", false), ("", "*.shop.example", false),
        ("xn--bcher-kva.example", "xn--bcher-kva.example", true),
        ("xn--bcher-kva.shop.example", "*.shop.example", true),
        ("xn--bcher-kva.example", "xn--*.example", false), ("bücher.example", "xn--bcher-kva.example", false),
        ("bücher.shop.example", "*.shop.example", false), ("a_b.shop.example", "*.shop.example", true),
        ("*.shop.example", "*.shop.example", false), ("shop example", "shop example", false),
        ("shop.example", "shop..example", false), ("a..example", "*.example", false),
    ])
    func names(_ host: String, _ pattern: String, _ expected: Bool) {
        #expect(HostnameMatcher(host).matches(facts([pattern])) == expected)
    }

    @Test(arguments: [
        ("192.0.2.1", ["192.0.2.1"], true), ("192.0.2.1", ["192.0.2.2"], false),
        ("2001:DB8::1", ["2001:db8:0:0::1"], true),
        ("2001:db8::1", ["2001:db8::2"], false), ("192.0.2.1", [], false),
    ])
    func addresses(_ host: String, _ entries: [String], _ expected: Bool) {
        #expect(HostnameMatcher(host).matches(facts([], entries)) == expected)
    }

    @Test func anAddressNeverMatchesADNSName() {
        #expect(!HostnameMatcher("192.0.2.1").matches(facts(["192.0.2.1", "*.0.2.1"])))
        #expect(!HostnameMatcher("shop.example").matches(facts([], ["192.0.2.1"])))
    }

    @Test func theCommonNameIsOfNoAccount() {
        #expect(!HostnameMatcher("shop.example").matches(facts(commonName: "shop.example")))
    }

    @Test func theMatchingEntryIsTold() {
        let facts = facts(["other.example", "*.shop.example"], ["192.0.2.1"])
        #expect(HostnameMatcher("www.shop.example").matchingName(in: facts) == "*.shop.example")
        #expect(HostnameMatcher("192.0.2.1").matchingName(in: facts) == "192.0.2.1")
        #expect(HostnameMatcher("shop.example").matchingName(in: facts) == nil)
    }
}
