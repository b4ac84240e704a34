import Checks
import TLSWire
import Testing

@testable import TLSProbe

/// Questions that ride on others must not change what those find out.
struct SuiteRideTests {
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    private static let groups: [NamedGroup] = [
        .x25519, .secp256r1, .x448, .secp521r1, .secp384r1, NamedGroup(rawValue: 0x001A),
    ]
    private static let schemes: [SignatureScheme] = [
        .ecdsaSecp256r1SHA256, .ecdsaSecp384r1SHA384, .ecdsaSecp521r1SHA512, .rsaPSSRSAESHA256, .rsaPSSRSAESHA384,
        .rsaPSSRSAESHA512, .rsaPKCS1SHA256, .rsaPKCS1SHA384, .rsaPKCS1SHA512, SignatureScheme(rawValue: 0x0301),
    ]

    private func ride(_ server: PickingServer) throws -> (SuiteRide, questions: Int) {
        let suites = CipherSuite.offeredInTLS12
        let first = server.answer(Offer(suites: suites, groups: NamedGroup.allBeforeTLS13))
        try #require(first.hello?.cipherSuite.isSigned == true)
        var ride = SuiteRide(suites, first: first, Habits(.tls12, asksALPN: true))
        var questions = 1
        while !ride.isOver, questions < 500 {
            ride.take(server.answer(ride.offer))
            questions += 1
        }
        return (ride, questions)
    }

    private func server(_ seed: UInt64) -> PickingServer {
        var random = Seeded(state: seed)
        let signed = CipherSuite.all(in: .tls12).filter {
            $0.keyExchange == .ecdhe && [.rsa, .ecdsa].contains($0.authentication)
        }
        let unsigned = CipherSuite.all(in: .tls12).filter { $0.keyExchange == .rsa && $0.rawValue != 0 }
        let kind = [CipherAuthentication.rsa, .ecdsa].randomElement(using: &random)
        let isBoth = Bool.random(using: &random)
        let own = signed.filter { isBoth || $0.authentication == kind }.shuffled(using: &random).prefix(12)
        let more = unsigned.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random))
        var suites = Array(own) + more
        // Some mix them, as nobody should.
        if Int.random(in: 0..<5, using: &random) == 0 { suites = suites.dropFirst().shuffled(using: &random) }
        suites = own.prefix(1) + suites.filter { $0 != own.first }
        let groups = Self.groups.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random))
        let schemes = Self.schemes.shuffled(using: &random).prefix(Int.random(in: 6...10, using: &random))
        return PickingServer(
            suites: suites, groups: Array(groups), schemes: Array(schemes), protocols: ["h2", "http/1.1"],
            ordersSuites: Bool.random(using: &random), ordersHabits: Bool.random(using: &random))
    }

    @Test("suites come as they would come alone, whatever rides on them, and what is said to be whole is")
    func sameSuites() throws {
        var doubts = 0
        for seed in UInt64(0)..<400 {
            let server = server(seed &* 7919)
            let all = Offer(suites: server.suites, groups: NamedGroup.allBeforeTLS13)
            // What the server can use at all: without a scheme for a key, its suites are none.
            var (left, alone) = (CipherSuite.offeredInTLS12, [CipherSuite]())
            while let next = server.answer(Offer(suites: left, groups: all.groups)).hello?.cipherSuite {
                alone.append(next)
                left.removeAll { $0 == next }
            }
            guard alone.first?.isSigned == true else { continue }
            let (ride, questions) = try ride(server)
            if ride.isInDoubt {
                doubts += 1
            } else {
                #expect(ride.accepted == alone, "seed \(seed)")
            }
            #expect(ride.cutShort == nil, "seed \(seed)")
            let (groups, schemes) = (Set(ride.habits.groups), Set(ride.habits.schemes))
            #expect(groups.isSubset(of: server.groups) && schemes.isSubset(of: server.schemes), "seed \(seed)")
            if ride.habits.hasAllGroups { #expect(groups == Set(server.groups), "seed \(seed)") }
            let kinds = Set(alone.filter(\.isSigned).map(\.authentication))
            let own = server.schemes.filter { scheme in
                kinds.contains { scheme.name.hasPrefix($0 == .ecdsa ? "ecdsa" : "rsa") }
            }
            if ride.habits.hasAllSchemes { #expect(schemes == Set(own), "seed \(seed)") }
            if ride.order != .unclear {
                #expect(ride.order == (server.ordersSuites ? .server : .client), "seed \(seed)")
            }
            #expect(questions <= alone.count + server.groups.count + server.schemes.count + 6, "seed \(seed)")
        }
        // Some of these servers are odd enough for it, and none of the usual ones.
        #expect((1..<300).contains(doubts))
    }

    @Test("a server's own order of everything is told from a few questions more than there are suites")
    func ownOrder() throws {
        let signed: [CipherSuite] = [
            0xC02C, 0xC030, 0xCCA9, 0xCCA8, 0xC02B, 0xC02F, 0xC024, 0xC028, 0xC023, 0xC027, 0xC00A, 0xC014, 0xC009,
            0xC013,
        ].map(CipherSuite.init)
        let unsigned = [0x009D, 0x009C, 0x003D, 0x003C, 0x0035, 0x002F].map(CipherSuite.init)
        let server = PickingServer(
            suites: signed + unsigned, groups: Self.groups, schemes: Self.schemes, protocols: ["h2", "http/1.1"])
        let (ride, questions) = try ride(server)
        #expect(ride.accepted == server.suites && !ride.isInDoubt)
        #expect(ride.order == .server)
        #expect(Set(ride.habits.groups) == Set(Self.groups) && ride.habits.hasAllGroups)
        #expect(Set(ride.habits.schemes) == Set(Self.schemes) && ride.habits.hasAllSchemes)
        // The refusals of suites and protocols, one scheme that few servers have, and all groups but the favourite.
        #expect(questions == server.suites.count + 3 + Self.groups.count - 1)
    }

    @Test("a server without a scheme that others have is asked for its suites alone")
    func missingScheme() throws {
        let suites = [0xC030, 0xCCA8, 0xC02F, 0xC028, 0xC027, 0xC014, 0xC013].map(CipherSuite.init)
        let server = PickingServer(
            suites: suites, groups: [.x25519], schemes: [.rsaPSSRSAESHA256, .rsaPSSRSAESHA384])
        #expect(try ride(server).0.isInDoubt)
    }

    @Test("with a client's order, groups, schemes and whose order it is cost nothing beside the suites")
    func costsNothing() throws {
        let signed: [CipherSuite] = [
            0xC02B, 0xC02F, 0xCCA9, 0xCCA8, 0xC02C, 0xC030, 0xC013, 0xC014, 0xC009, 0xC00A, 0xC023, 0xC024, 0xC027,
            0xC028, 0xC05C, 0xC05D, 0xC060, 0xC061, 0xC072, 0xC073,
        ].map(CipherSuite.init)
        let unsigned = [0x002F, 0x0035, 0x003C, 0x003D, 0x009C, 0x009D].map(CipherSuite.init)
        let server = PickingServer(
            suites: signed + unsigned, groups: Self.groups, schemes: Self.schemes, protocols: ["h2", "http/1.1"],
            ordersSuites: false, ordersHabits: false)
        let (ride, questions) = try ride(server)
        #expect(Set(ride.accepted) == Set(server.suites))
        #expect(ride.order == .client)
        #expect(Set(ride.habits.groups) == Set(Self.groups) && ride.habits.hasAllGroups)
        #expect(Set(ride.habits.schemes) == Set(Self.schemes) && ride.habits.hasAllSchemes)
        #expect(ride.habits.alpn == ALPNObservation(accepted: ["h2", "http/1.1"], preferred: "h2", stranger: .refused))
        // One refusal ends the suites, one the protocols.
        #expect(questions == server.suites.count + 2)
    }

    @Test("a server that speaks HTTP/2 only with some suites is not asked about it with others")
    func protocolsNeedSuites() throws {
        let server = PickingServer(
            suites: [0xC013, 0xC014, 0xC02F].map(CipherSuite.init), groups: [.x25519], schemes: [.rsaPKCS1SHA256],
            protocols: ["http/1.1"])
        let (ride, _) = try ride(server)
        #expect(ride.habits.alpn.preferred == nil)
        #expect(ride.habits.protocols != nil)
    }
}
