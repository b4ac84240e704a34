import HTTPWire
import Testing

@Suite struct WebURLTextTests {
    @Test(arguments: [
        ("https://shop.example/", "shop.example", "shop.example", "https://shop.example"),
        ("https://shop.example:8443/", "shop.example:8443", "shop.example", "https://shop.example:8443"),
        ("http://shop.example.:8080/", "shop.example.:8080", "shop.example", "http://shop.example.:8080"),
        ("https://bücher.example/", "xn--bcher-kva.example", "xn--bcher-kva.example", "https://xn--bcher-kva.example"),
    ])
    func namesGoIntoHostAndServerName(_ text: String, _ host: String, _ sni: String, _ origin: String) throws {
        let url = try WebURL(text)
        #expect(url.hostHeader == host)
        #expect(url.serverName == sni)
        #expect(url.origin == origin)
    }

    /// RFC 6066 section 3: an address is never sent as SNI.
    @Test(arguments: [
        ("https://192.0.2.1/", "192.0.2.1", "192.0.2.1"),
        ("https://192.0.2.1:444/", "192.0.2.1:444", "192.0.2.1"),
        ("https://[2001:db8::1]/", "[2001:db8::1]", "2001:db8::1"),
        ("https://[2001:db8::1]:444/", "[2001:db8::1]:444", "2001:db8::1"),
    ])
    func addressesHaveNoServerName(_ text: String, _ hostHeader: String, _ hostText: String) throws {
        let url = try WebURL(text)
        #expect(url.serverName == nil)
        #expect(url.hostHeader == hostHeader)
        #expect(url.hostText == hostText)
        #expect(url.origin == "https://\(hostHeader)")
    }
}
