import CertificateReader
import Checks
import HTTPProbe
import HTTPWire
import Peers
import Testing
import UpkeepCore

/// Redirects: hop by hop, capped, and never where a visitor's browser, or a careful person, would not go.
struct RedirectTests {
    @Test("redirects: every hop is kept, with its status and its phases", arguments: [301, 302, 303, 307, 308])
    func chain(status: Int) async throws {
        let locations = """
            location = /1 { return \(status) /2; }
            location = /2 { return \(status) ../3?a=b#part; }
            location / { return 200 '$request_uri'; }
            """
        try await withShop(locations) { shop in
            let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/1")
            #expect(seen.failure == nil)
            #expect(seen.hops.map(\.url.target) == ["/1", "/2", "/3?a=b"])
            #expect(seen.hops.map(\.answer?.status) == [status, status, 200])
            #expect(seen.hops.allSatisfy { $0.phases[.connect] != nil && $0.phases[.ttfb] != nil })
            #expect(seen.connections == 3)
            #expect(seen.text == "/3?a=b")
        }
    }

    @Test("http to https: each hop has its own connection, and the second its certificate", arguments: [true, false])
    func toHTTPS(isTrusted: Bool) async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.test"])
            try await withShop("location / { return 200 'safe'; }", tls: certificate) { secure in
                let hop = "location / { return 301 https://shop.test:\(secure.port)$request_uri; }"
                try await withShop(hop) { plain in
                    let visitor = Visitor(trusting: isTrusted ? authority : nil)
                    let seen = try await visitor.look(at: "http://shop.test:\(plain.port)/page")
                    #expect(seen.hops.count == 2)
                    #expect(seen.hops.first?.tls == nil)
                    #expect(seen.tls?.presented.first?.dnsNames == ["shop.test"])
                    #expect(seen.hops.last?.endpoint.port == UInt16(secure.port))
                    #expect(seen.failure?.kind == (isTrusted ? nil : .untrusted))
                    #expect(seen.text == (isTrusted ? "safe" : ""))
                }
            }
        }
    }

    @Test("a redirect loop is found at the second visit, not at the timeout")
    func loop() async throws {
        let locations = "location = /a { return 302 /b; } location = /b { return 302 /a; }"
        try await withShop(locations) { shop in
            let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/a")
            #expect(seen.failure?.layer == .http)
            #expect(seen.failure?.kind == .redirectLoop)
            #expect(
                seen.failure?.detail
                    == "`http://shop.test:\(shop.port)/b` leads back to `http://shop.test:\(shop.port)/a`")
            #expect(seen.hops.count == 2)
        }
    }

    @Test("the number of redirects is capped", arguments: [0, 3, 10])
    func limit(_ limit: Int) async throws {
        try await withShop("location ~ ^/(?<n>x*)$ { return 302 /x$n; }") { shop in
            let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/") {
                $0.redirects = .follow(limit: limit)
            }
            #expect(seen.failure?.kind == .redirectLoop)
            #expect(seen.hops.count == limit + 1)
            let next = String(repeating: "x", count: limit + 1)
            #expect(seen.failure?.detail == "one more would lead to `http://shop.test:\(shop.port)/\(next)`")
        }
    }

    @Test("redirects that are not to be followed are the answer")
    func stop() async throws {
        try await withShop("location / { return 302 /next; }") { shop in
            let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/") { $0.redirects = .stop }
            #expect(seen.failure == nil)
            #expect(seen.answer?.status == 302)
            #expect(seen.hops.count == 1)
        }
    }

    @Test("the same URL again after Set-Cookie is no loop, and the cookie is sent")
    func cookieWall() async throws {
        let locations = """
            location / {
                if ($cookie_seen = yes) { return 200 'welcome'; }
                add_header Set-Cookie 'seen=yes; Path=/; HttpOnly' always;
                return 302 $request_uri;
            }
            """
        try await withShop(locations) { shop in
            let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/") {
                $0.headers = [.init("Cookie", "own=1")]
            }
            #expect(seen.failure == nil)
            #expect(seen.text == "welcome")
            #expect(seen.hops.count == 2)
            let requests = try await shop.requests(asking: Visitor(), scheme: "http")
            #expect(requests.last?.contains("cookie=own=1; seen=yes ") == true)
        }
    }

    @Test("drop Authorization cross-origin: what the second server got", arguments: [true, false])
    func credentials(isBearer: Bool) async throws {
        try await withShop("location / { return 200 'other'; }") { other in
            let hop = """
                location = /inside { return 302 /end; }
                location = /end { return 200 'same'; }
                location / { return 302 http://other.test:\(other.port)/; }
                """
            try await withShop(hop) { shop in
                let visitor = Visitor(names: ["other.test": ["127.0.0.1"]])
                for path in ["", "inside"] {
                    let seen = try await visitor.look(at: "http://shop.test:\(shop.port)/\(path)") {
                        $0.credentials =
                            isBearer ? .bearer(Secret("t0ken")) : .basic(user: "me", password: Secret("pw"))
                        $0.headers = [.init("X-Api-Key", "k3y"), .init("Cookie", "id=1"), .init("User-Agent", "mine")]
                        $0.host = nil
                    }
                    #expect(seen.failure == nil)
                }
                let given = "auth=\(isBearer ? "Bearer t0ken" : "Basic bWU6cHc=") cookie=id=1 key=k3y"
                let own = try await shop.requests(asking: visitor, scheme: "http")
                #expect(own.count == 3)
                #expect(own.allSatisfy { $0.hasSuffix(given) })
                let foreign = try await other.requests(asking: visitor, scheme: "http")
                #expect(foreign.count == 1)
                #expect(foreign.first?.hasSuffix("agent=mine auth=- cookie=- key=-") == true)
            }
        }
    }

    @Test("the Host of the config stays with the site, and the target of a redirect gets its own")
    func hostPerHop() async throws {
        try await withShop("location / { return 200 'other'; }") { other in
            try await withShop("location / { return 302 http://other.test:\(other.port)/; }") { shop in
                let visitor = Visitor(names: ["other.test": ["127.0.0.1"]])
                let seen = try await visitor.look(at: "http://shop.test:\(shop.port)/") { $0.host = "front.test" }
                #expect(seen.failure == nil)
                #expect(try await shop.requests(asking: visitor, scheme: "http")[0].contains("host=front.test "))
                let foreign = try await other.requests(asking: visitor, scheme: "http")
                #expect(foreign[0].contains("host=other.test:\(other.port) "))
            }
        }
    }

    @Test(
        "303 and the old ones turn POST into GET, 307 keeps it",
        arguments: [(303, "GET "), (302, "GET "), (307, "POST 3")])
    func method(status: Int, expected: String) async throws {
        let locations = """
            location = /form { return \(status) /end; }
            location / { return 200 '$request_method $content_length'; }
            """
        try await withShop(locations) { shop in
            let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/form") {
                $0.method = "POST"
                $0.body = Array("a=b".utf8)
            }
            #expect(seen.failure == nil)
            #expect(seen.text == expected)
        }
    }

    @Test(
        "`Location` to another scheme is refused",
        arguments: ["file:///etc/passwd", "ftp://shop.test/", "javascript:alert(1)"])
    func otherScheme(location: String) async throws {
        try await withHostileServer(.redirect(to: location)) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure?.kind == .redirectForeign)
            #expect(seen.failure?.layer == .http)
            #expect(seen.failure?.detail.hasPrefix("`\(location)`: `") == true)
            #expect(seen.failure?.detail.hasSuffix("is neither `http:` nor `https:`") == true)
            #expect(server.accepted == 1)
        }
    }

    @Test(
        "SSRF through redirected URLs: a public site may not lead to a private address",
        arguments: [
            "127.0.0.1", "::1", "169.254.169.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0",
            "::ffff:127.0.0.1", "fd00::1", "fe80::1", "64:ff9b::a00:1",
        ])
    func privateAddress(target: String) throws {
        var plan = HTTPPlan(url: try WebURL("http://shop.test/"))
        let address = try #require(IPAddress(target))
        let publicAddress = try #require(IPAddress("203.0.113.7"))
        #expect(plan.forbids(address, from: publicAddress))
        #expect(!plan.forbids(address, from: IPAddress(v4: 0x7F00_0001)), "an inner site may lead to its neighbours")
        #expect(!plan.forbids(publicAddress, from: publicAddress))
        plan.allowPrivateRedirects = true
        #expect(!plan.forbids(address, from: publicAddress))
    }

    @Test("a private site may lead to private addresses, and a public one when the config allows it")
    func privateSite() async throws {
        try await withShop("location / { return 200 'inside'; }") { inside in
            try await withHostileServer(.redirect(to: "http://127.0.0.1:\(inside.port)/")) { server in
                let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
                #expect(seen.failure == nil)
                #expect(seen.text == "inside")
            }
        }
    }

    @Test("a redirect to a name without address says which name, at the layer dns")
    func lostName() async throws {
        try await withHostileServer(.redirect(to: "http://gone.test/")) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(
                seen.failure
                    == ProbeFailure(.dns, .unreachable, phase: .dns, "`gone.test` gives no address (NXDOMAIN)"))
            #expect(seen.hops.count == 1)
        }
    }

    @Test("a redirect to a name that is found in one family only keeps what failed in the other")
    func halfLostName() async throws {
        try await withHostileServer(.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) { other in
            try await withHostileServer(.redirect(to: "http://other.test:\(other.port)/")) { server in
                let visitor = Visitor(names: ["other.test": ["127.0.0.1"]], failures: [.v6: .timedOut])
                let seen = try await visitor.look(at: "http://shop.test:\(server.port)/")
                #expect(seen.failure == nil)
                #expect(seen.hops.map(\.familyFailures) == [[:], [.v6: .timedOut]])
            }
        }
    }

    @Test("a redirect without Location is the answer, and one that cannot be read is named")
    func odd() async throws {
        try await withHostileServer(.answer("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n")) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == nil)
            #expect(seen.answer?.status == 302)
        }
        try await withHostileServer(.redirect(to: "http://")) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure?.kind == .redirectUnreadable)
            #expect(seen.failure?.detail.hasPrefix("`http://`: ") == true)
        }
    }
}
