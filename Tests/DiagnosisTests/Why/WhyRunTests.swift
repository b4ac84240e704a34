import Checks
import DNSWire
import Diagnosis
import NastyDNSServer
import Testing
import UpkeepCore

/// Whole `why` runs against servers that really answer, fault by fault.
struct WhyRunTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let code: Verdict.Code
        let confidence: Verdict.Confidence
        /// What the first line begins with.
        let begins: String
        let fault: @Sendable (inout WhyScene) -> Void
    }

    private static let silent: MiniServer.Fault = { _, _ in [] }
    private static let lame: MiniServer.Fault = { query, _ in [.send(query.status(.refused))] }
    private static func answers(_ rcode: DNSResponseCode) -> MiniServer.Fault {
        { query, _ in query.question?.name == WhyWorld.dns("shop.test") ? [.send(query.status(rcode))] : nil }
    }

    static let rows: [Row] = [
        Row(
            testDescription: "healthy", code: .fineFromHere, confidence: .certain,
            begins: "`shop.test` is fine from here: resolvers, its name servers and the site answer"
        ) { _ in },
        Row(
            testDescription: "healthy without history", code: .fineFromHere, confidence: .certain,
            begins: "`shop.test` is fine from here"
        ) { $0.hasHistory = false },
        Row(
            testDescription: "provider B is lame", code: .dnsDegraded, confidence: .certain,
            begins: "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test"
        ) { $0.betaFault = lame },
        Row(
            testDescription: "provider B is silent", code: .dnsDegraded, confidence: .certain,
            begins: "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test"
        ) { $0.betaFault = silent },
        Row(
            testDescription: "provider B drops UDP", code: .dnsDegraded, confidence: .certain,
            begins: "`shop.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test"
        ) { scene in scene.betaFault = { query, _ in query.transport == .udp ? [] : nil } },
        Row(
            testDescription: "TCP is closed at both", code: .dnsDegraded, confidence: .certain,
            begins: "`shop.test` works, but both name server addresses are broken"
        ) { scene in
            let fault: MiniServer.Fault = { query, _ in query.transport == .tcp ? [.reset] : nil }
            (scene.alphaFault, scene.betaFault) = (fault, fault)
        },
        Row(
            testDescription: "HTTPS is never answered", code: .dnsDegraded, confidence: .certain,
            begins: "`shop.test` works, but both name server addresses are broken"
        ) { scene in
            let fault: MiniServer.Fault = { query, _ in query.type == .https ? [] : nil }
            (scene.alphaFault, scene.betaFault) = (fault, fault)
        },
        Row(
            testDescription: "both providers are silent, and so the resolver fails", code: .dnsProviderDown,
            confidence: .certain, begins: "DNS, not your site: no name server of `shop.test` answers"
        ) { scene in
            (scene.alphaFault, scene.betaFault) = (silent, silent)
            scene.resolverFault = answers(.serverFailure)
        },
        Row(
            testDescription: "both providers are silent and there is no history", code: .dnsProviderDown,
            confidence: .likely, begins: "DNS: no name server of `shop.test` answers"
        ) { scene in
            scene.hasHistory = false
            (scene.alphaFault, scene.betaFault) = (silent, silent)
            scene.resolverFault = answers(.serverFailure)
        },
        Row(
            testDescription: "both providers lost the zone", code: .dnsProviderDown, confidence: .certain,
            begins: "DNS, not your site: no name server of `shop.test` knows it any more"
        ) { scene in
            (scene.alphaFault, scene.betaFault) = (lame, lame)
            scene.resolverFault = answers(.serverFailure)
        },
        Row(
            testDescription: "both providers publish nothing", code: .dnsWrongAnswer, confidence: .certain,
            begins: "DNS, not your site: the name servers say that `shop.test` has no address; it was at 127.0.23.1"
        ) { scene in
            (scene.alpha, scene.beta, scene.resolved) = ([], [], ["shop.test TXT gone", "control.test A 127.0.23.9"])
        },
        Row(
            testDescription: "one provider gives another address, at which nothing is", code: .sitePartial,
            confidence: .certain, begins: "the site: 1 of its 2 addresses fails: `127.0.23.7:"
        ) { $0.beta = ["shop.test A 127.0.23.7"] },
        Row(
            testDescription: "the name leads to a zone whose only server is silent", code: .dnsProviderDown,
            confidence: .certain,
            begins:
                "DNS, not your site: `shop.test` points to `shop.cdn.test`, and no name server of `cdn.test` answers"
        ) { scene in
            let own = ["shop.test CNAME shop.cdn.test"]
            (scene.alpha, scene.beta, scene.resolverFault) = (own, own, answers(.serverFailure))
            scene.top += ["cdn.test NS ns1.cdn.test", "ns1.cdn.test A 127.0.20.99"]
        },
        Row(
            testDescription: "the name leads to a domain that nobody has", code: .dnsRegistration, confidence: .certain,
            begins: "DNS, not your site: `shop.test` points to `shop.cdn.test`, whose domain does not exist"
        ) { scene in
            let own = ["shop.test CNAME shop.cdn.test"]
            (scene.alpha, scene.beta, scene.resolverFault) = (own, own, answers(.noSuchName))
        },
        Row(
            testDescription: "your resolver says that it filters the name", code: .hereResolver, confidence: .certain,
            begins: "it is your resolver: 127.0.22.1"
        ) { scene in
            scene.resolverFault = { query, honest in
                guard query.question?.name == WhyWorld.dns("shop.test") else { return nil }
                var reply = honest
                reply.header.rcode = .noSuchName
                (reply.answers, reply.authority) = ([], [])
                reply.edns = DNSExtension()
                reply.edns?.options = [.extendedError(code: 15, text: "")]
                return [.send(NastyQuery.bytes(reply))]
            }
        },
        Row(
            testDescription: "the domain is gone", code: .dnsRegistration, confidence: .likely,
            begins: "the domain is gone: the servers of `test` say that `shop.test` does not exist"
        ) { scene in
            scene.top = []
            scene.resolved = ["control.test A 127.0.23.9"]
        },
        Row(
            testDescription: "the resolver is dead", code: .hereResolver, confidence: .certain,
            begins: "it is your resolver: 127.0.22.1"
        ) { $0.resolverFault = silent },
        Row(
            testDescription: "there is no resolver", code: .hereResolver, confidence: .certain,
            begins: "it is this machine: it has no resolver; `shop.test` itself is up"
        ) { $0.hasResolver = false },
        Row(
            testDescription: "the resolver makes an address up", code: .hereResolver, confidence: .likely,
            begins: "it is your resolver: 127.0.22.1"
        ) { $0.resolved = ["shop.test A 127.0.23.66", "control.test A 127.0.23.9"] },
        Row(
            testDescription: "the site has moved and the resolver is late", code: .dnsPropagation, confidence: .certain,
            begins: "the site has moved, and some resolvers still send visitors to 127.0.23.1"
        ) { scene in
            (scene.alpha, scene.beta) = (["shop.test A 127.0.23.2"], ["shop.test A 127.0.23.2"])
            scene.webs = ["127.0.23.2"]
        },
        Row(
            testDescription: "nothing listens at the site", code: .siteTCP, confidence: .certain,
            begins: "not DNS, the site: `127.0.23.1:"
        ) { $0.webs = [] },
        Row(
            testDescription: "the application fails", code: .siteHTTP, confidence: .certain,
            begins: "not DNS, the site: answered 502 Bad Gateway"
        ) { $0.web = "location / { if ($host = shop.test) { return 502; } return 200 ok; }" },
        Row(
            testDescription: "plain http where TLS should be", code: .siteTLS, confidence: .certain,
            begins: "not DNS, the site: `127.0.23.1:"
        ) { $0.scheme = "https" },
        Row(
            testDescription: "one of two web addresses is dead", code: .sitePartial, confidence: .certain,
            begins: "not DNS, the site: 1 of its 2 addresses fails: `127.0.23.2:"
        ) { scene in
            let both = ["shop.test A 127.0.23.1", "shop.test A 127.0.23.2"]
            (scene.alpha, scene.beta, scene.resolved) = (both, both, both + ["control.test A 127.0.23.9"])
        },
        Row(
            testDescription: "the signatures are broken", code: .dnsDNSSEC, confidence: .certain,
            begins: "DNS, not your site: the signatures of `shop.test` are broken (DNSSEC): the DS at `test`"
        ) { scene in
            scene.chain = { _, _, _ in .bogus(.wrongDS) }
            scene.resolverFault = { query, _ in
                query.question?.name == WhyWorld.dns("shop.test") && !query.message.header.checkingDisabled
                    ? [.send(query.status(.serverFailure))] : nil
            }
        },
        Row(
            testDescription: "there is no time at all", code: .fineFromHere, confidence: .cannotTell,
            begins: "too little was seen of `shop.test`"
        ) { $0.deadline = .zero },
    ]

    @Test(arguments: rows)
    func theWholeWay(row: Row) async throws {
        var scene = WhyScene()
        row.fault(&scene)
        let (result, queries) = try await scene.run()
        let lines = result.answer.lines(verbose: true).map(\.text).joined(separator: "\n")
        #expect(result.answer.verdict.code == row.code, "\(lines)")
        #expect(result.answer.verdict.confidence == row.confidence, "\(lines)")
        #expect(result.answer.verdict.summary.hasPrefix(row.begins), "\(lines)")
        #expect(queries <= 150)
        #expect(result.observation.queryCount <= 150)
        #expect((result.knownGood != nil) == (row.code == .fineFromHere && row.confidence == .certain))
    }

    @Test("what has answered on a bad day is remembered, and the good times stay as they were")
    func badDaysAreRememberedAsSuch() async throws {
        var scene = WhyScene()
        scene.betaFault = Self.silent
        let result = try await scene.run().result
        let known = try #require(result.observation.known)
        let kept = try #require(result.toRemember)
        #expect(result.knownGood == nil)
        #expect(kept.at == known.at && kept.addresses == known.addresses)
        #expect(kept.answered?.count == 1)
        #expect(kept.answered?.first?.key.hasPrefix("127.0.21.1:") == true)
        #expect(kept.answered?.first?.value == result.observation.startedAt)
    }

    @Test("how long a name has been well is counted from the first time")
    func since() async throws {
        let result = try await WhyScene().run().result
        let known = try #require(result.observation.known)
        #expect(result.toRemember?.since == known.at)
        #expect(result.toRemember?.answered?.count == 2)
    }

    @Test func whatIsGoodIsRemembered() async throws {
        let known = try #require(try await WhyScene().run().result.knownGood)
        #expect(known.name == "shop.test" && known.zone == "shop.test")
        #expect(known.addresses == [.init(WhyScene.address("127.0.23.1"), ttl: 300)])
        #expect(known.nameservers.map(\.name) == ["ns1.alpha.test", "ns1.beta.test"])
        #expect(known.nameservers.flatMap(\.addresses) == ["127.0.21.1", "127.0.21.2"].map(WhyScene.address))
        #expect(known.parentTTL == 300 && known.childTTL == 300)
        #expect(known.status == 200 && known.marker?.title == "Shop")
        #expect(known.roundTrips.count == 2)
    }

    @Test func theRegistryIsAskedOnlyWhenTheDelegationIsGone() async throws {
        var scene = WhyScene()
        scene.register = { domain, _ in
            RegistrationObservation(domain: domain.description, statuses: ["client hold"])
        }
        #expect(try await scene.run().result.observation.registration == nil)
        scene.top = []
        scene.resolved = []
        let answer = try await scene.run().result.answer
        #expect(answer.verdict.code == .dnsRegistration)
        #expect(answer.verdict.summary.hasSuffix("(registry status: client hold)"))
    }

    @Test func whatWasStoppedIsNeitherJudgedNorRemembered() async throws {
        let asked = AsyncStream.makeStream(of: Void.self)
        var scene = WhyScene()
        scene.alphaFault = { _, _ in
            asked.continuation.yield()
            return []
        }
        let stopped = scene
        let look = Task { try await stopped.run().result }
        for await _ in asked.stream { break }
        look.cancel()
        let result = try await look.value
        #expect(result.observation.isInterrupted)
        #expect(result.answer.verdict.confidence == .cannotTell)
        #expect(result.answer.verdict.summary == "stopped before `shop.test` could be judged")
        #expect(result.knownGood == nil && result.toRemember == nil)
    }

    /// Otherwise a move would be told as a fault for ever.
    @Test func otherNameServersAreRememberedOnceTheyAreAccepted() async throws {
        var scene = WhyScene()
        scene.knownServers = ["ns1.former.test"]
        let first = try await scene.run().result
        #expect(first.answer.verdict.code == .dnsRegistration && first.answer.status == .warning)
        #expect(first.knownGood == nil)
        #expect(first.toRemember?.nameservers.map(\.name) ?? ["ns1.former.test"] == ["ns1.former.test"])
        scene.acceptsServers = true
        let second = try await scene.run().result
        #expect(second.answer.verdict.code == .fineFromHere && second.answer.verdict.confidence == .certain)
        #expect(second.toRemember?.nameservers.map(\.name) == ["ns1.alpha.test", "ns1.beta.test"])
    }

    @Test func nothingIsAskedTwiceInTheSameWay() async throws {
        let transcript = try await WhyScene().run().result.observation.transcript
        let nameservers = transcript.replies.filter {
            $0.query.question == DNSQuestion(WhyWorld.dns("shop.test"), .ns) && $0.isAuthoritativeAnswer
        }
        #expect(Set(nameservers.map(\.query.server)).count == 2)
        #expect(nameservers.count == 2, "\(nameservers.map(\.query.server))")
    }
}
