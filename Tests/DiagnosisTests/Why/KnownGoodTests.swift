import Checks
import FoundationEssentials
import HTTPWire
import Testing
import UpkeepCore

struct KnownGoodTests {
    @Test func survivesBeingStored() throws {
        var known = KnownGood(name: "shop.test", zone: "shop.test", at: WhyWorld.now)
        known.addresses = [.init(WhyWorld.web, ttl: 300), .init(WhyWorld.web6, ttl: 60)]
        known.nameservers = [.init("ns1.alpha.test", [WhyWorld.alpha], port: 5353)]
        known.certificate = .init(sha256: "ab", issuer: "CN=CA", notAfter: WhyWorld.now)
        known.marker = PageMarker(title: "Shop", digest: "00")
        known.serverIDs = ["198.51.100.1:53": "fra1"]
        known.roundTrips = ["198.51.100.1:53": 12_000]
        let stored = try JSONEncoder().encode(known)
        #expect(try JSONDecoder().decode(KnownGood.self, from: stored) == known)
        #expect(known.addressTTL == 60)
    }

    @Test(arguments: [
        #"{"name":"a","zone":"a","at":"yesterday"}"#, #"{"name":"a","zone":"a","at":"2026-13-01T00:00:00Z"}"#,
    ])
    func whatIsNoTimeIsNotRead(text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(KnownGood.self, from: Data(text.utf8)) }
    }

    @Test(
        arguments: [
            ("<title>Shop</title>", "Shop"), ("<TITLE lang=en>\n Shop  of\tours </TITLE>", "Shop of ours"),
            ("<title></title>", nil), ("<title>never ends", nil), ("no page", nil), ("<title", nil),
        ] as [(String, String?)])
    func aPageIsKnownByItsTitle(body: String, title: String?) {
        #expect(PageMarker(body: Array(body.utf8)).title == title)
    }

    @Test func bodiesThatDifferHaveOtherDigests() {
        #expect(PageMarker(body: []).digest == "cbf29ce484222325")
        #expect(PageMarker(body: Array("a".utf8)).digest == "af63dc4c8601ec8c")
    }

    @Test(
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"), ("Sun, 6 Nov 1994 08:49:37 GMT", nil),
            ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun Nov  6 08:49:37 1994", nil),
            ("Sun, 31 Feb 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 UTC", nil), ("", nil),
        ] as [(String, String?)])
    func datesOfWebServersAreRead(text: String, time: String?) {
        #expect(Timestamp(httpDate: text)?.rfc3339() == time)
    }
}
