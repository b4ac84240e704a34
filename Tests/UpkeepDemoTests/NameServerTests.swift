import Testing
import UpkeepDemo

/// The zone and its faults, as `dig` sees them.
struct NameServerTests {
    @Test func theZoneAnswersAsItsAuthority() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let v4 = shop.site.addresses.map { "\($0)" }.filter { !$0.contains(":") }
            #expect(try await visitor.digShort("shop.demo.test", "A") == v4.sorted())
            #expect(try await visitor.digShort("SHOP.demo.TEST", "AAAA") == (shop.site.hasIPv6 ? ["::1"] : []))
            #expect(try await visitor.digShort("demo.test", "NS") == shop.site.nameservers.map { $0 + "." })
            #expect(try await visitor.digShort("demo.test", "MX") == ["10 mail.demo.test."])
            #expect(try await visitor.digShort("demo.test", "TXT") == ["\"v=spf1 mx -all\""])
            #expect(try await visitor.digShort("mail.demo.test", "A") == ["127.0.0.1"])
            #expect(try await visitor.digShort("www.shop.demo.test", "A").contains("shop.demo.test."))
            let soa = try await visitor.digShort("demo.test", "SOA")
            #expect(soa == ["ns1.demo.test. hostmaster.demo.test. 1 3600 600 604800 60"])
            let whole = try await visitor.dig("www.demo.test", "A").output
            #expect(whole.contains("status: NOERROR"))
            #expect(whole.contains("flags: qr aa rd ra;"))
            #expect(whole.contains("CNAME\tshop.demo.test."))
            #expect(whole.contains("127.0.0.2"))
        }
    }

    @Test(arguments: ["+notcp", "+tcp"])
    func negativeAnswersCarryTheSOA(transport: String) async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let missing = try await visitor.dig(transport, "nobody.demo.test", "A").output
            #expect(missing.contains("status: NXDOMAIN"))
            #expect(missing.contains("hostmaster.demo.test."))
            let nodata = try await visitor.dig(transport, "shop.demo.test", "MX").output
            #expect(nodata.contains("status: NOERROR"))
            #expect(nodata.contains("ANSWER: 0, AUTHORITY: 1"))
            #expect(try await visitor.dig(transport, "example.org", "A").output.contains("status: REFUSED"))
        }
    }

    @Test(arguments: [
        (["+opcode=status", "shop.demo.test"], "NOTIMP"), (["shop.demo.test", "-c", "CH"], "REFUSED"),
        (["+edns=1", "+noednsneg", "shop.demo.test"], "BADVERS"), (["+tcp", "demo.test", "IXFR=1"], "REFUSED"),
    ])
    func oddQuestionsGetTheirCode(arguments: [String], code: String) async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let answer = try await visitor.dig(arguments)
            #expect(answer.output.contains("status: \(code)") || answer.output.contains("Transfer failed"))
        }
    }

    @Test(arguments: ["+notcp", "+tcp"])
    func brokenNameServers(transport: String) async throws {
        try await DemoShop.withShop(faults: [.dns]) { shop in
            let visitor = try Visitor(shop)
            for name in ["shop.demo.test", "demo.test", "nobody.demo.test"] {
                #expect(try await visitor.dig(transport, name, "A").output.contains("status: SERVFAIL"))
            }
        }
    }

    @Test(arguments: ["+notcp", "+tcp"])
    func silentNameServers(transport: String) async throws {
        try await DemoShop.withShop(faults: [.dnsSilent]) { shop in
            let visitor = try Visitor(shop)
            let answer = try await visitor.dig(transport, "+time=1", "shop.demo.test", "A")
            #expect(answer.status == 9)
            #expect(answer.output.contains("timed out"))
        }
    }

    @Test func deletedRecords() async throws {
        try await DemoShop.withShop(faults: [.dnsGone]) { shop in
            let visitor = try Visitor(shop)
            let answer = try await visitor.dig("shop.demo.test", "A").output
            #expect(answer.contains("status: NXDOMAIN"))
            #expect(answer.contains("hostmaster.demo.test."))
        }
    }
}
