import Testing
import UpkeepDemo

/// The names' world and its faults, as `dig` sees them through the resolver.
struct NameServerTests {
    @Test func theResolverFindsTheShop() async throws {
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
            #expect(soa == ["ns1.alpha.test. hostmaster.demo.test. 2026111501 14400 3600 604800 300"])
            let whole = try await visitor.dig("www.demo.test", "A").output
            #expect(whole.contains("status: NOERROR"))
            #expect(whole.contains("flags: qr rd ra;"))
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
            let outside = try await visitor.dig(transport, "example.org", "A").output
            #expect(outside.contains("status: NXDOMAIN") && outside.contains("a.root.test. hostmaster.nic.test."))
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

    @Test("resolvers go round one provider that fails", arguments: [DemoFault.oneSilent, .oneLame, .oneStale])
    func hidden(fault: DemoFault) async throws {
        try await DemoShop.withShop(faults: [fault]) { shop in
            let visitor = try Visitor(shop)
            let v4 = shop.site.addresses.map { "\($0)" }.filter { !$0.contains(":") }
            #expect(try await visitor.digShort("shop.demo.test", "A") == v4.sorted())
        }
    }

    @Test func emptiedRecord() async throws {
        try await DemoShop.withShop(faults: [.dnsEmpty]) { shop in
            let visitor = try Visitor(shop)
            let answer = try await visitor.dig("shop.demo.test", "A").output
            #expect(answer.contains("status: NOERROR") && answer.contains("ANSWER: 0, AUTHORITY: 1"))
            #expect(try await visitor.digShort("shop.demo.test", "TXT") == ["\"managed by the release job\""])
        }
    }

    @Test func expiredDomain() async throws {
        try await DemoShop.withShop(faults: [.domainExpired]) { shop in
            let visitor = try Visitor(shop)
            let answer = try await visitor.dig("shop.demo.test", "A").output
            #expect(answer.contains("status: NXDOMAIN") && answer.contains("hostmaster.nic.test."))
        }
    }

    @Test("a dead resolver answers nothing, not even about the root", arguments: ["+notcp", "+tcp"])
    func deadResolver(transport: String) async throws {
        try await DemoShop.withShop(faults: [.resolverDead]) { shop in
            let visitor = try Visitor(shop)
            #expect(try await visitor.dig(transport, "+time=1", ".", "SOA").status == 9)
            #expect(try await visitor.dig(at: "127.0.54.10", "shop.demo.test", "A").output.contains("127.0.0.2"))
        }
    }
}
