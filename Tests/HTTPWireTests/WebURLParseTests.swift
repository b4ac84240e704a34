import HTTPWire
import Testing

@Suite struct WebURLParseTests {
    @Test(arguments: [
        ("http://shop.example", "http://shop.example/"),
        ("HTTPS://Shop.EXAMPLE/", "https://shop.example/"),
        ("  https://shop.example/a \n", "https://shop.example/a"),
        ("http://shop.example:80/", "http://shop.example/"),
        ("https://shop.example:443/", "https://shop.example/"),
        ("https://shop.example:80/", "https://shop.example:80/"),
        ("http://shop.example:/x", "http://shop.example/x"),
        ("http://shop.example:00080/x", "http://shop.example/x"),
        ("http://shop.example:65535/", "http://shop.example:65535/"),
        ("http://shop.example?a=b", "http://shop.example/?a=b"),
        ("http://shop.example/?", "http://shop.example/?"),
        ("http://shop.example/a#top", "http://shop.example/a"),
        ("http://shop.example#top", "http://shop.example/"),
        ("http://shop.example./a", "http://shop.example./a"),
        ("http://under_score.shop.example/", "http://under_score.shop.example/"),
        ("http://localhost/", "http://localhost/"),
        ("http://192.0.2.7:8080/", "http://192.0.2.7:8080/"),
        ("http://[2001:DB8:0:0::1]/", "http://[2001:db8::1]/"),
        ("https://[::1]:8443/", "https://[::1]:8443/"),
        ("http://[::ffff:192.0.2.1]/", "http://[::ffff:192.0.2.1]/"),
        ("http://sh%6fp.example/", "http://shop.example/"),
        ("http://shop.example/a/../b/./c", "http://shop.example/a/../b/./c"),
        ("http://shop.example/a b\tc", "http://shop.example/a%20b%09c"),
        ("http://shop.example/a\r\nX: y", "http://shop.example/a%0D%0AX:%20y"),
        ("http://shop.example/ä?q=ö#ü", "http://shop.example/%C3%A4?q=%C3%B6"),
        ("http://shop.example/%zz%41", "http://shop.example/%zz%41"),
        ("http://shop.example/a[1]?b[]=\"|\"", "http://shop.example/a[1]?b[]=%22%7C%22"),
        ("http://1and1.example/", "http://1and1.example/"),
        ("http://example.0xzz/", "http://example.0xzz/"),
    ])
    func normalForm(_ text: String, _ expected: String) throws {
        let url = try WebURL(text)
        #expect(url.text == expected)
        #expect(try WebURL(url.text) == url)
    }

    @Test(arguments: [
        ("http://bücher.example/", "xn--bcher-kva.example"),
        ("http://BÜCHER.example/", "xn--bcher-kva.example"),
        // Non-transitional UTS 46: sharp s stays itself.
        ("http://straße.example/", "xn--strae-oqa.example"),
        ("http://例え.テスト/", "xn--r8jz45g.xn--zckzah"),
        ("http://shop。example/", "shop.example"),
        ("http://b%C3%BCcher.example/", "xn--bcher-kva.example"),
        ("http://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("http://_sip.bücher.example./", "_sip.xn--bcher-kva.example."),
    ])
    func internationalizedNamesBecomeALabels(_ text: String, _ name: String) throws {
        #expect(try WebURL(text).host == .name(name))
    }

    @Test(arguments: [
        ("", WebURLError.Reason.empty, 0),
        ("   ", .empty, 0),
        ("shop.example", .schemeMissing, 0),
        ("shop.example:8080/x", .schemeMissing, 0),
        ("localhost:80", .schemeMissing, 0),
        ("//shop.example/", .schemeMissing, 0),
        ("/path", .schemeMissing, 0),
        ("://shop.example", .schemeMissing, 0),
        ("ftp://shop.example/", .schemeUnsupported, 0),
        ("  file:///etc/passwd", .schemeUnsupported, 2),
        ("javascript:alert(1)", .schemeUnsupported, 0),
        ("mailto:me@shop.example", .schemeUnsupported, 0),
        ("http:shop.example", .hostMissing, 5),
        ("http:/shop.example", .hostMissing, 5),
        ("http://", .hostMissing, 7),
        ("http:///path", .hostMissing, 7),
        ("http://:80/", .hostMissing, 7),
        ("http://user@/", .hostMissing, 12),
        ("http://me:secret@shop.example/", .userinfoForbidden, 7),
        ("http://a%zz@shop.example/", .userinfoInvalid, 7),
        ("http://shop.example:0/", .portInvalid, 20),
        ("http://shop.example:65536/", .portInvalid, 20),
        ("http://shop.example:+80/", .portInvalid, 20),
        ("http://shop.example:80a/", .portInvalid, 20),
        ("http://shop.example:99999999999999999999/", .portInvalid, 20),
        ("http://a b/", .hostInvalid, 8),
        ("http://shop!.example/", .hostInvalid, 11),
        ("http://a\\b/", .hostInvalid, 8),
        ("http://a%00b/", .hostInvalid, 8),
        ("http://a%2Fb/", .hostInvalid, 8),
        ("http://a%zz/", .hostInvalid, 7),
        ("http://a%ff.example/", .hostInvalid, 7),
        ("http://2001:db8::1/", .hostInvalid, 7),
        ("http://a..b/", .labelEmpty, 9),
        ("http://.a/", .labelEmpty, 7),
        ("http://./", .labelEmpty, 7),
        ("http://a../", .labelEmpty, 9),
        ("http://[::1/", .ipv6Invalid, 7),
        ("http://[]/", .ipv6Invalid, 7),
        ("http://[1::2::3]/", .ipv6Invalid, 7),
        ("http://[::-0]/", .ipv6Invalid, 7),
        ("http://[192.0.2.1]/", .ipv6Invalid, 7),
        ("http://[::1]x/", .ipv6Invalid, 7),
        ("http://[v1.x]/", .ipv6Invalid, 7),
        ("http://[fe80::1%eth0]/", .ipv6Zone, 15),
        ("http://[fe80::1%25eth0]/", .ipv6Zone, 15),
        ("http://127.1/", .ipv4Form, 7),
        ("http://0x7f.1/", .ipv4Form, 7),
        ("http://0177.0.0.1/", .ipv4Form, 7),
        ("http://2130706433/", .ipv4Form, 7),
        ("http://127.0.0.1./", .ipv4Form, 7),
        ("http://256.0.0.1/", .ipv4Form, 7),
        ("http://1.2.3.4.5/", .ipv4Form, 7),
        ("http://shop.example.1/", .ipv4Form, 7),
        ("http://１２７.１/", .ipv4Form, 7),
        ("http://☃\u{200D}.example/", .idnInvalid, 7),
        ("http://\u{0301}a.example/", .idnInvalid, 7),
    ])
    func refusesWithReasonAndOffset(_ text: String, _ reason: WebURLError.Reason, _ offset: Int) throws {
        let error = try #require(throws: WebURLError.self) { try WebURL(text) }
        #expect(error.reason == reason)
        #expect(error.offset == offset)
        #expect(!error.message.hasSuffix("."))
    }

    @Test func labelAndNameLimits() throws {
        let label = String(repeating: "a", count: 63)
        #expect(try WebURL("http://\(label).example/").hostText == "\(label).example")
        #expect(throws: WebURLError.self) { try WebURL("http://\(label)a.example/") }
        let name = "\(label).\(label).\(label).\(String(repeating: "b", count: 61))"
        #expect(try WebURL("http://\(name)/").hostText.utf8.count == 253)
        #expect(try WebURL("http://\(name)./").hostText.utf8.count == 254)
        #expect(reason("http://\(name)b/") == .hostTooLong)
        #expect(reason("http://\(label)a/") == .labelTooLong)
        #expect(reason("http://\(String(repeating: "ü", count: 63)).example/") == .labelTooLong)
        #expect(reason("http://\(String(repeating: "ü.", count: 600))example/") == .hostTooLong)
        #expect(reason("http://shop.example/\(String(repeating: "x", count: 65_536))") == .tooLong)
    }

    @Test(arguments: [
        ("shop.example", "write `https://shop.example`"),
        ("//shop.example/a", "write `https://shop.example/a`"),
        ("localhost:8080", "write `https://localhost:8080`"),
        ("me:secret@shop.example", nil),
        ("shop.example/me@secret", "write `https://…`"),
        ("http://127.1/", "some programs read it as `127.0.0.1`; write that if you mean it"),
        ("http://0x7f.1/", "some programs read it as `127.0.0.1`; write that if you mean it"),
        ("http://0300.0250.1.1/", "some programs read it as `192.168.1.1`; write that if you mean it"),
    ])
    func hintSaysWhatToWrite(_ text: String, _ hint: String?) throws {
        let error = try #require(throws: WebURLError.self) { try WebURL(text) }
        #expect(error.hint == hint)
    }

    @Test func userinfoComesApartAndDecoded() throws {
        let (url, user, password) = try WebURL.parse("https://m%40e:p%3Aw:x@shop.example/a@b")
        #expect(url.text == "https://shop.example/a@b")
        #expect(user == "m@e")
        #expect(password == "p:w:x")
        #expect(try WebURL.parse("https://me@shop.example/").password == nil)
        #expect(try WebURL.parse("https://@shop.example/").user == nil)
        // The last `@` ends the userinfo, as in browsers.
        #expect(try WebURL.parse("https://good.example@evil.example/").url.hostText == "evil.example")
        #expect(try WebURL.parse("https://a@b@evil.example/").url.hostText == "evil.example")
    }

    @Test(arguments: [
        "https://me:hunter2@127.1/", "https://me:hunter2@a b/", "https://me:hunter2%zz@a/",
        "https://me:hunter2@x:99999/",
    ])
    func errorsNeverQuoteThePassword(_ text: String) throws {
        let error = try #require(throws: WebURLError.self) { try WebURL.parse(text) }
        #expect(!"\(error.message)\(error.hint ?? "")".contains("hunter2"))
    }

    private func reason(_ text: String) -> WebURLError.Reason? {
        do throws(WebURLError) {
            _ = try WebURL(text)
            return nil
        } catch { return error.reason }
    }
}
