import Testing
import UpkeepDemo

/// The authoritative servers themselves, from the root to the two providers, as `dig` sees them.
struct AuthorityTests {
    private static let providers = ["127.0.54.10", "127.0.55.10"]

    @Test("each level points to the next, with glue", arguments: ["+notcp", "+tcp"])
    func delegations(transport: String) async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let root = try await visitor.dig(at: "127.0.53.1", transport, "shop.demo.test", "A").output
            #expect(root.contains("flags: qr; QUERY: 1, ANSWER: 0, AUTHORITY: 2, ADDITIONAL: 2"))
            #expect(root.contains("a.nic.test.\t\t86400\tIN\tA\t127.0.53.2"))
            for registry in ["127.0.53.2", "127.0.53.3"] {
                let referral = try await visitor.dig(at: registry, transport, "shop.demo.test", "A").output
                #expect(referral.contains("flags: qr; QUERY: 1, ANSWER: 0, AUTHORITY: 2, ADDITIONAL: 2"))
                #expect(referral.contains("demo.test.\t\t86400\tIN\tNS\tns1.beta.test."))
                #expect(referral.contains("ns1.alpha.test.\t\t86400\tIN\tA\t127.0.54.10"))
                // The parent itself answers for the DS, which there is not: the zone is not signed.
                let unsigned = try await visitor.dig(at: registry, transport, "demo.test", "DS").output
                #expect(unsigned.contains("flags: qr aa;") && unsigned.contains("hostmaster.nic.test."))
            }
            for provider in Self.providers {
                let answer = try await visitor.dig(at: provider, transport, "shop.demo.test", "A").output
                #expect(answer.contains("flags: qr aa;") && answer.contains("127.0.0.2"))
                #expect(try await visitor.dig(at: provider, "example.org", "A").output.contains("status: REFUSED"))
            }
        }
    }

    @Test("the root hints lead to the root")
    func hints() async throws {
        let hints = try await DemoShop.withShop { $0.site.rootHints }
        let words = hints.split(whereSeparator: \.isWhitespace)
        #expect(words == [".", "86400", "NS", "a.root.test.", "a.root.test.", "86400", "A", "127.0.53.1"])
    }

    @Test(
        "what one of two providers does",
        arguments: [
            (DemoFault.oneLame, "status: REFUSED"), (.oneStale, "127.0.0.9"), (.oneSilent, "timed out"),
        ])
    func oneProvider(fault: DemoFault, words: String) async throws {
        try await DemoShop.withShop(faults: [fault]) { shop in
            let visitor = try Visitor(shop)
            let good = try await visitor.dig(at: Self.providers[0], "shop.demo.test", "A").output
            #expect(good.contains("127.0.0.2") && !good.contains(words))
            let bad = try await visitor.dig(at: Self.providers[1], "+time=1", "shop.demo.test", "A")
            #expect((bad.output + bad.errors).contains(words))
        }
    }

    @Test(
        "what both providers do",
        arguments: [
            (DemoFault.dns, "status: SERVFAIL"), (.dnsSilent, "timed out"), (.dnsGone, "status: NXDOMAIN"),
            (.dnsEmpty, "ANSWER: 0, AUTHORITY: 1"),
        ])
    func bothProviders(fault: DemoFault, words: String) async throws {
        try await DemoShop.withShop(faults: [fault]) { shop in
            let visitor = try Visitor(shop)
            for provider in Self.providers {
                let answer = try await visitor.dig(at: provider, "+time=1", "shop.demo.test", "A")
                #expect((answer.output + answer.errors).contains(words))
            }
        }
    }

    @Test("a domain that has run out is gone at every server of the registry, and served by the providers still")
    func expired() async throws {
        try await DemoShop.withShop(faults: [.domainExpired]) { shop in
            let visitor = try Visitor(shop)
            for registry in ["127.0.53.2", "127.0.53.3"] {
                let answer = try await visitor.dig(at: registry, "shop.demo.test", "A").output
                #expect(answer.contains("flags: qr aa;") && answer.contains("status: NXDOMAIN"))
                #expect(try await visitor.dig(at: registry, "ns1.alpha.test", "A").output.contains("127.0.54.10"))
            }
            #expect(try await visitor.dig(at: Self.providers[0], "shop.demo.test", "A").output.contains("127.0.0.2"))
        }
    }
}
