import HTTPWire
import Testing

@Suite struct WebURLResolveTests {
    /// RFC 3986 sections 5.4.1 and 5.4.2, without fragments, since a request has none.
    @Test(arguments: [
        ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
        ("//g", "http://g/"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"),
        ("g#s", "http://a/b/c/g"), ("g?y#s", "http://a/b/c/g?y"), (";x", "http://a/b/c/;x"),
        ("g;x", "http://a/b/c/g;x"),
        ("g;x?y#s", "http://a/b/c/g;x?y"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
        ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
        ("../../", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
        ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"),
        ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"),
        ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/./x", "http://a/b/c/g"), ("g#s/../x", "http://a/b/c/g"), ("http:g", "http://a/b/c/g"),
    ])
    func rfc3986Examples(_ reference: String, _ expected: String) throws {
        #expect(try WebURL("http://a/b/c/d;p?q").resolve(reference).text == expected)
    }

    @Test(arguments: [
        ("https://other.example/x/../y", "https://other.example/y"),
        ("//other.example:8443", "https://other.example:8443/"),
        ("HTTP://Other.example", "http://other.example/"), ("/a b?c d", "https://shop.example:444/a%20b?c%20d"),
        ("/grün", "https://shop.example:444/gr%C3%BCn"), ("https://me:pw@other.example/", "https://other.example/"),
        ("  /spaced  ", "https://shop.example:444/spaced"), ("a:b/../c", nil), ("/a:b", "https://shop.example:444/a:b"),
        ("/x\r\nSet-Cookie: y", "https://shop.example:444/x%0D%0ASet-Cookie:%20y"),
        ("?", "https://shop.example:444/in?"),
    ])
    func locations(_ location: String, _ expected: String?) throws {
        #expect((try? WebURL("https://shop.example:444/in?q").resolve(location))?.text == expected)
    }

    @Test(arguments: [
        "file:///etc/passwd", "javascript:alert(1)", "javascript:1", "tel:123", "g:h", "data:,x", "ftp://a/",
    ])
    func otherSchemesHaveTheirOwnReason(_ location: String) throws {
        let error = try #require(throws: WebURLError.self) { try WebURL("http://a/b").resolve(location) }
        #expect(error.reason == .schemeUnsupported)
    }

    @Test(arguments: [
        ("https:g", WebURLError.Reason.hostMissing), ("//", .hostMissing), ("///x", .hostMissing),
        ("//127.1/", .ipv4Form),
        ("http://[::1%25lo]/", .ipv6Zone), ("//a:b/", .portInvalid), ("//a_\u{1}/", .hostInvalid),
    ])
    func brokenReferences(_ location: String, _ reason: WebURLError.Reason) throws {
        let error = try #require(throws: WebURLError.self) { try WebURL("http://a/b").resolve(location) }
        #expect(error.reason == reason)
    }
}
