import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit of nonsense")
struct AuditChaosTests {
    private static let zone = FakeZone.healthy

    /// Numbers that are the same in every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 31
        }
    }

    @Test("servers that answer at random: bounded work, sound findings, no crash", arguments: 0..<40)
    func random(seed: Int) {
        var world = AuditWorld()
        let plan = AuditPlan(path: world.path)
        var dice = Dice(state: UInt64(seed) &+ 7)
        var transcript = DNSTranscript()
        for wave in 1...AuditPlan.waves {
            for query in plan.wave(wave, after: transcript) { transcript.append(reply(query, &dice)) }
        }
        for server in plan.servers { #expect(transcript.replies(from: server).count <= plan.mostPerServer) }
        world.now = AuditWorld.now + .seconds(Int64.random(in: -4_000_000_000...4_000_000_000, using: &dice))
        var survey = ZoneSurvey(
            zone: world.path.zone, path: world.path, transcript: transcript, startedAt: world.now)
        survey.outside = world.outside
        let findings = AuditJudge.judge(
            survey, expectation: world.expectation,
            judging: Judging(Subject(.zone, "example.test"), now: world.now, observedAt: world.now))
        #expect(!findings.isEmpty)
        for finding in findings {
            #expect(CheckCatalogue.upkeep[finding.check] != nil)
            #expect(!finding.summary.isEmpty)
            #expect(finding.status == .ok || finding.remedy?.isEmpty == false)
        }
    }

    private func reply(_ query: ServerQuery, _ dice: inout Dice) -> ServerReply {
        let roll = Int.random(in: 0..<12, using: &dice)
        let broken: [ServerReply.Outcome] = [
            .silent, .refused, .unreachable("x"), .mismatched("x"), .malformed("x"), .closed("x"), .untrusted("x"),
            .cancelled("x"),
        ]
        if roll == 0 { return ServerReply(query, broken.randomElement(using: &dice) ?? .silent) }
        var message = Self.zone.answer(query)
        if roll < 5 { scramble(&message, &dice) }
        return ServerReply(
            query, .answered(message), size: Int.random(in: 0...65_535, using: &dice),
            sends: Int.random(in: 1...2, using: &dice))
    }

    private func scramble(_ message: inout DNSMessage, _ dice: inout Dice) {
        message.header.authoritative = Bool.random(using: &dice)
        message.header.truncated = Int.random(in: 0..<4, using: &dice) == 0
        message.header.rcode = DNSResponseCode(rawValue: UInt16.random(in: 0..<25, using: &dice))
        if Bool.random(using: &dice) { message.edns = nil }
        if Bool.random(using: &dice) { message.questions = [] }
        message.answers =
            (0..<Int.random(in: 0..<5, using: &dice)).map { _ in record(message, &dice) } + message.answers
        message.authority = (0..<Int.random(in: 0..<5, using: &dice)).map { _ in record(message, &dice) }
    }

    private func record(_ message: DNSMessage, _ dice: inout Dice) -> DNSRecord {
        let types: [DNSRecordType] = [
            .a, .ns, .cname, .soa, .mx, .txt, .caa, .ds, .dnskey, .rrsig, .nsec, .nsec3, .nsec3param, .cds, .cdnskey,
        ]
        let type = types.randomElement(using: &dice) ?? .a
        let bytes = (0..<Int.random(in: 0..<40, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) }
        let names = [AuditWorld.zone, AuditWorld.name("www.example.test"), .root, AuditWorld.parent]
        let owner = message.questions.first?.name ?? names.randomElement(using: &dice) ?? .root
        let data: DNSRecordData =
            switch type {
            case .ns: .ns(names.randomElement(using: &dice) ?? .root)
            case .cname: .cname(names.randomElement(using: &dice) ?? .root)
            case .soa:
                .soa(
                    SOAData(
                        primary: .root, contact: .root, serial: .random(in: 0...(.max), using: &dice),
                        refresh: .random(in: 0...(.max), using: &dice), retry: .random(in: 0...(.max), using: &dice),
                        expire: .random(in: 0...(.max), using: &dice), minimum: .random(in: 0...(.max), using: &dice)))
            default: FakeZone.data(type, bytes)
            }
        return DNSRecord(owner, ttl: .random(in: 0...0x7FFF_FFFF, using: &dice), data)
    }

    @Test("surveys with next to nothing in them") func bare() {
        func judge(_ path: DelegationPath) -> [Finding] {
            AuditJudge.judge(
                ZoneSurvey(zone: path.zone, path: path, transcript: DNSTranscript(), startedAt: AuditWorld.now),
                judging: Judging(Subject(.zone, "x"), now: AuditWorld.now, observedAt: AuditWorld.now))
        }
        let root = DelegationPath(name: .root, zone: .root, steps: [], ending: .found)
        #expect(judge(root).last?.check == "dns.zone.served")
        #expect(judge(root).last?.summary == "no name server of `.` has an address")
        var addressless = AuditWorld().path
        addressless.servers = []
        addressless.addressless = [AuditWorld.alpha, AuditWorld.beta]
        #expect(
            judge(addressless).last?.summary
                == "no name server of `example.test` has an address: `ns1.alpha-dns.test` and `ns1.beta-net.test`")
        #expect(judge(AuditWorld().path).last?.status == .unknown)
        #expect(judge(AuditWorld().path).last?.summary == "not looked at: no name server of `example.test` was asked")
    }

    @Test("a hundred name servers") func hundred() {
        var world = AuditWorld()
        let many = (0..<100).map { AuditWorld.name("ns\($0).many-dns.test") }
        world.path.servers = many.enumerated().map {
            NameServerAddress($1, AuditWorld.endpoint("198.51.100.\($0 + 100)"), [.glue])
        }
        world.zones = Dictionary(uniqueKeysWithValues: world.path.servers.map { ($0.endpoint, FakeZone.healthy) })
        let findings = world.findings
        #expect(findings.contains { $0.check == "dns.redundancy.prefix" && $0.status == .warning })
        #expect(world.transcript.queryCount < 32 * 50 + 68 * 3 + 2)
        #expect(
            findings.filter { $0.check == "dns.server.reachable" }.map(\.summary) == [
                "all 100 name servers answer at 100 addresses; only 32 of them were looked at closely"
            ])
    }
}
