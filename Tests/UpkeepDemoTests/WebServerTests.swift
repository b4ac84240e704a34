import Testing
import UpkeepCore
import UpkeepDemo

/// The web server's manners, and what it does with visitors who have none.
struct WebServerTests {
    @Test(arguments: [
        ("health", "application/json", #"{"status":"ok","stock":42}"#), ("robots.txt", "text/plain", "User-agent: *"),
        ("style.css", "text/css", "font-family"), ("images/kettle.svg", "image/svg+xml", "<svg "),
        ("images/teapot.svg", "image/svg+xml", "<svg "), ("?from=newsletter", "text/html", "Add to basket"),
    ])
    func theShopsThings(path: String, type: String, content: String) async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let answer = try await visitor.curl(shop.site.url + path, "--include", "--fail")
            #expect(answer.status == 0)
            #expect(answer.output.contains("Content-Type: \(type)"))
            #expect(answer.output.contains(content))
        }
    }

    @Test func everyLinkOfThePageLeadsSomewhere() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let page = try await visitor.curl().output
            let links = page.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
                .filter { page.contains("href=\"\($0)\"") || page.contains("src=\"\($0)\"") }
            #expect(links.count >= 4)
            for link in links {
                #expect(try await visitor.measure("http_code", of: shop.site.url + link) == "200", "\(link)")
            }
        }
    }

    @Test func manners() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let head = try await visitor.curl(nil, "--head")
            #expect(head.status == 0 && head.output.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(head.output.contains("Date: ") && head.output.contains(" GMT\r\n"))
            #expect(try await visitor.measure("http_code", of: shop.site.url + "nowhere") == "404")
            #expect(try await visitor.measure("http_code", "--data", "a=b") == "405")
            #expect(try await visitor.measure("http_version", "--http2") == "1.1")
            #expect(
                try await visitor.measure("http_code", "--header", "X: " + String(repeating: "x", count: 9000)) == "400"
            )
            let twice = try await visitor.curl(shop.site.url, "--verbose", shop.site.url + "health")
            #expect(twice.errors.contains("Re-using existing connection"))
            #expect(twice.output.contains(#""stock":42"#))
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 400 "), ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "HTTP/1.1 400 "),
        ("GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 301 "), ("GET shop HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400 "),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}garbage\r\n\r\n", "HTTP/1.1 400 "), ("", ""),
        ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400 "),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 400 "),
    ])
    func oddRequests(request: String, answer: String) async throws {
        try await DemoShop.withShop { shop in
            #expect(try await Bare.say(request, to: shop.site.plainPort).hasPrefix(answer))
            // Nothing of that may hurt the next visitor, and TLS's port must survive it as well.
            _ = try await Bare.say(request, to: shop.site.securePort)
            let visitor = try Visitor(shop)
            #expect(try await visitor.curl().status == 0)
        }
    }

    @Test func aFullShopHangsUpOnFurtherVisitors() async throws {
        var settings = DemoSettings()
        settings.connectionLimit = 0
        try await DemoShop.withShop(settings: settings) { shop in
            let visitor = try Visitor(shop)
            #expect(try await visitor.curl().status == 35)
            #expect(await shop.webConnections == 1)
        }
    }

    @Test func idleConnectionsAreClosed() async throws {
        var settings = DemoSettings()
        settings.idleLimit = .milliseconds(100)
        try await DemoShop.withShop(settings: settings) { shop in
            for port in [shop.site.securePort, shop.site.plainPort, shop.site.mailPort, shop.site.resolver.port] {
                // Ends by itself with the connection; otherwise the tool's limit kills it.
                let idle = try await Tool.run(
                    "bash", ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); cat <&3"], limit: .seconds(60))
                #expect(idle.status == 0, "port \(port)")
            }
        }
    }
}
