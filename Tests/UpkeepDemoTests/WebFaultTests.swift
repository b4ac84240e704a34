import Testing
import UpkeepDemo

/// Each fault of the web server, as `curl` sees it.
struct WebFaultTests {
    @Test func aHealthyShopServesItsPageOnEveryAddress() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            #expect(shop.site.addresses.count >= 2)
            for address in shop.site.addresses {
                let page = try await visitor.curl(at: "\(address)", "--include")
                #expect(page.status == 0, "\(page.errors)")
                #expect(page.output.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(page.output.contains(shop.site.marker))
                #expect(!page.output.contains("http://"))
            }
        }
    }

    @Test func httpLeadsToHTTPS() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let target = try await visitor.measure("redirect_url", of: shop.site.plainURL + "health?a=b")
            #expect(target == shop.site.url + "health?a=b")
            #expect(try await visitor.measure("http_code", of: shop.site.plainURL) == "301")
            let followed = try await visitor.curl(shop.site.plainURL, "--location")
            #expect(followed.status == 0 && followed.output.contains(shop.site.marker))
        }
    }

    @Test func refusedConnection() async throws {
        try await DemoShop.withShop(faults: [.connectRefused]) { shop in
            let visitor = try Visitor(shop)
            for address in shop.site.addresses {
                #expect(try await visitor.curl(at: "\(address)").status == 7)
                #expect(try await visitor.curl(shop.site.plainURL, at: "\(address)").status == 7)
            }
        }
    }

    @Test func droppedConnection() async throws {
        try await DemoShop.withShop(faults: [.connectDrop]) { shop in
            let visitor = try Visitor(shop)
            for address in shop.site.addresses {
                let attempt = try await visitor.curl(at: "\(address)", "--connect-timeout", "0.6", seconds: 3)
                #expect(attempt.status == 28, "\(address): \(attempt.errors)")
                // A connection that was taken and then left unserved would time out as well: it must never be taken.
                #expect(
                    try await visitor.measure("time_connect", at: "\(address)", "--connect-timeout", "0.3")
                        == "0.000000")
            }
        }
    }

    @Test func oneDeadAddress() async throws {
        try await DemoShop.withShop(faults: [.oneAddressDead]) { shop in
            let visitor = try Visitor(shop)
            #expect(try await visitor.curl(at: "127.0.0.2").status == 7)
            for address in shop.site.addresses where "\(address)" != "127.0.0.2" {
                #expect(try await visitor.curl(at: "\(address)").status == 0)
            }
        }
    }

    @Test(arguments: [
        (DemoFault.expiredCertificate, "certificate has expired"),
        (.wrongName, "no alternative certificate subject name matches"),
        (.untrustedCA, "self-signed certificate in certificate chain"),
        (.missingIntermediate, "unable to get local issuer certificate"),
    ])
    func badCertificate(_ fault: DemoFault, complaint: String) async throws {
        try await DemoShop.withShop(faults: [fault]) { shop in
            let visitor = try Visitor(shop)
            let attempt = try await visitor.curl()
            #expect(attempt.status == 60)
            #expect(attempt.errors.contains(complaint), "\(attempt.errors)")
            // Only the certificate is wrong.
            let page = try await visitor.curl(nil, "--insecure")
            #expect(page.output.contains(shop.site.marker))
        }
    }

    @Test func serverError() async throws {
        try await DemoShop.withShop(faults: [.error500]) { shop in
            let visitor = try Visitor(shop)
            #expect(try await visitor.measure("http_code") == "500")
        }
    }

    @Test func wrongContent() async throws {
        try await DemoShop.withShop(faults: [.wrongContent]) { shop in
            let page = try await Visitor(shop).curl(nil, "--fail")
            #expect(page.status == 0)
            #expect(page.output.contains("Under construction"))
            #expect(!page.output.contains(shop.site.marker))
        }
    }

    @Test func slowFirstByte() async throws {
        var settings = DemoSettings()
        settings.slowDelay = .milliseconds(400)
        try await DemoShop.withShop(faults: [.slow], settings: settings) { shop in
            let visitor = try Visitor(shop)
            let first = try #require(Double(try await visitor.measure("time_starttransfer")))
            let handshake = try #require(Double(try await visitor.measure("time_appconnect")))
            #expect(first >= 0.4)
            #expect(handshake < first)
            #expect(shop.site.firstByteLimit < settings.slowDelay)
        }
    }

    @Test func mixedContent() async throws {
        try await DemoShop.withShop(faults: [.mixedContent]) { shop in
            let page = try await Visitor(shop).curl()
            #expect(page.output.contains("<script src=\"http://"))
            #expect(page.output.contains("<img src=\"http://"))
            #expect(page.output.contains(shop.site.marker))
        }
    }

    @Test func truncatedPage() async throws {
        try await DemoShop.withShop(faults: [.truncated]) { shop in
            let visitor = try Visitor(shop)
            let page = try await visitor.curl()
            #expect(page.status == 18)
            #expect(page.output.hasPrefix("<!DOCTYPE html>"))
            #expect(!page.output.contains("</html>"))
        }
    }

    @Test func redirectLoop() async throws {
        try await DemoShop.withShop(faults: [.redirectLoop]) { shop in
            let visitor = try Visitor(shop)
            #expect(try await visitor.curl(nil, "--location", "--max-redirs", "10").status == 47)
        }
    }

    @Test func rateLimit() async throws {
        try await DemoShop.withShop(faults: [.rateLimited]) { shop in
            let answer = try await Visitor(shop).curl(nil, "--include")
            #expect(answer.output.hasPrefix("HTTP/1.1 429 Too Many Requests\r\n"))
            #expect(answer.output.contains("Retry-After: 30\r\n"))
        }
    }
}
