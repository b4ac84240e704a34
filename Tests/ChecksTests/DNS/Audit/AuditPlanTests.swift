import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit plan")
struct AuditPlanTests {
    private let world = AuditWorld()

    private func count(_ transcript: DNSTranscript, _ server: Endpoint) -> Int {
        transcript.replies(from: server).count
    }

    @Test("a dead server is asked four times, a lame one once more") func brokenServers() {
        var world = world
        world.instead = { query in
            if query.server == AuditWorld.alpha4 { return .silent }
            guard query.server == AuditWorld.beta4 else { return nil }
            return .answered(
                DNSMessage(answering: DNSMessage(asking: query.question, id: 1, edns: query.edns), .refused))
        }
        let transcript = world.transcript
        #expect(count(transcript, AuditWorld.alpha4) == 4)
        #expect(count(transcript, AuditWorld.beta4) == 5)
        #expect(count(transcript, AuditWorld.beta6) == 26)
    }

    @Test("without UDP everything goes over TCP; without EDNS nothing that needs it is asked") func voices() {
        var world = world
        world.instead = { $0.server == AuditWorld.alpha4 && $0.transport == .udp ? .silent : nil }
        let overTCP = world.transcript.replies(from: AuditWorld.alpha4).map(\.query)
        #expect(Set(overTCP.filter { $0.transport == .udp }).count == 3)
        #expect(overTCP.contains { $0.question == DNSQuestion(AuditWorld.zone, .mx) && $0.transport == .tcp })
        world.instead = { $0.server == AuditWorld.alpha4 && $0.transport == .udp && $0.edns != nil ? .silent : nil }
        let plain = world.transcript.replies(from: AuditWorld.alpha4).map(\.query)
        #expect(Set(plain.filter { $0.transport == .udp && $0.edns != nil }).count == 2)
        #expect(plain.contains { $0.question == DNSQuestion(AuditWorld.zone, .mx) && $0.edns == nil })
    }

    @Test("what is asked together is asked apart only where something is wrong with it") func apart() {
        var world = world
        let parts: [ServerTrial] = [.version, .versionFlags, .versionOption, .versionDNSSEC]
        func asked(_ server: Endpoint) -> [ServerTrial] {
            let queries = world.transcript.replies(from: server).map(\.query)
            return ServerTrial.allCases.filter {
                queries.contains($0.query(AuditWorld.zone, under: AuditWorld.parent, at: server))
            }
        }
        #expect(
            asked(AuditWorld.alpha4) == ServerTrial.first + [
                .bits, .extras, .future, .unknownOpcode, .software, .transfer, .root, .any,
            ])
        world.instead = { $0.server == AuditWorld.beta4 && $0.edns?.version == 1 ? .silent : nil }
        #expect(asked(AuditWorld.beta4).filter(parts.contains) == parts)
        #expect(asked(AuditWorld.beta6).filter(parts.contains).isEmpty)
    }

    @Test("what was answered on the way is not asked again") func twice() {
        let world = world
        let names = ServerQuery(DNSQuestion(AuditWorld.zone, .ns), at: AuditWorld.alpha4)
        let walked = DNSTranscript(world.transcript[names])
        let plan = AuditPlan(path: world.path)
        #expect(plan.wave(1, at: AuditWorld.alpha4, after: DNSTranscript()).contains(names))
        #expect(!plan.wave(1, at: AuditWorld.alpha4, after: walked).contains(names))
    }

    @Test("what was cut off is asked again over TCP, once, and only where TCP answers") func truncation() {
        var world = world
        world.edit { zone in
            zone.records += (0..<6).map {
                DNSRecord(AuditWorld.zone, ttl: 1, .txt(TXTData("\($0)" + String(repeating: "x", count: 250))))
            }
        }
        world.instead = { $0.server == AuditWorld.beta4 && $0.transport == .tcp ? .silent : nil }
        let again = world.transcript.replies.map(\.query).filter {
            $0.question == DNSQuestion(AuditWorld.zone, .txt) && $0.transport == .tcp
        }
        #expect(again.map(\.server) == [AuditWorld.alpha4, AuditWorld.alpha6, AuditWorld.beta6])
    }

    @Test("the third wave follows mail servers and aliases within the zone, six at most") func hosts() {
        var world = world
        world.edit { zone in
            zone.set(AuditWorld.zone, .mx)
            zone.records += (0..<9).map { number in
                DNSRecord(
                    AuditWorld.zone, ttl: 1,
                    .mx(MXData(preference: 1, exchange: AuditWorld.name("mx\(number).example.test"))))
            }
        }
        let asked = world.transcript.replies(from: AuditWorld.alpha4).map(\.query.question).filter {
            $0.name.text().hasPrefix("mx") && $0.type == .a
        }
        #expect(asked.count == 6)
    }

    @Test("name servers within the zone are asked about at every server; hosts outside it at none") func inZone() {
        var path = world.path
        let own = AuditWorld.name("ns1.example.test")
        path.servers[0].name = own
        let plan = AuditPlan(
            path: path, hosts: [AuditWorld.name("shop.example.test"), AuditWorld.name("www.example.org")])
        #expect(plan.nameservers == [own])
        #expect(plan.hosts == ["example.test", "www.example.test", "shop.example.test"].map { AuditWorld.name($0) })
        #expect(plan.questions.contains(DNSQuestion(own, .aaaa)))
        #expect(Set(plan.questions).count == plan.questions.count)
        #expect(plan.mostPerServer == 28 + plan.questions.count + 6 + 4 + 1 + plan.questions.count + 1 + 2 * 12 + 3)
    }

    @Test("an address under two names is asked once; waves beyond the last are empty") func once() {
        var path = world.path
        path.servers.append(NameServerAddress(AuditWorld.name("ns7.alpha-dns.test"), AuditWorld.alpha4, [.zone]))
        let plan = AuditPlan(path: path)
        #expect(plan.servers == AuditWorld.everyone)
        #expect(plan.wave(1, after: DNSTranscript()).count == 4 * 4 + 1)
        #expect(plan.wave(5, after: world.transcript).isEmpty)
        #expect(plan.wave(2, after: DNSTranscript()).isEmpty)
    }

    @Test("names outside the zone are listed for whoever can look them up") func outside() {
        var world = world
        let target = AuditWorld.name("shop.cdn.test")
        world.edit { zone in
            zone.records.removeAll { $0.name == AuditWorld.name("www.example.test") }
            zone.records.append(DNSRecord(AuditWorld.name("www.example.test"), ttl: 1, .cname(target)))
        }
        let names = AuditPlan(path: world.path).outsideNames(world.transcript)
        #expect(names == [AuditWorld.alpha, AuditWorld.beta, target])
        world.instead = { _ in .silent }
        #expect(AuditPlan(path: world.path).outsideNames(world.transcript).isEmpty)
    }

    @Test("the root zone, which has no parent, is asked nothing twice") func root() {
        var path = world.path
        (path.zone, path.name, path.steps) = (.root, .root, [])
        let plan = AuditPlan(path: path)
        var transcript = DNSTranscript()
        for wave in 1...AuditPlan.waves {
            for query in plan.wave(wave, after: transcript) {
                var message = DNSMessage(answering: DNSMessage(asking: query.question, id: 1, edns: query.edns))
                message.header.authoritative = true
                if query.question.type == .soa {
                    message.answers = [DNSRecord(query.question.name, ttl: 1, .soa(FakeZone.soa()))]
                }
                transcript.append(ServerReply(query, .answered(message)))
            }
        }
        #expect(Set(transcript.replies.map(\.query)).count == transcript.replies.count)
        #expect(plan.randomName.description == "upkeep-4f1c9e7a20.")
    }

    @Test("no two trials are the same query", arguments: ServerTrial.allCases) func distinct(trial: ServerTrial) {
        let queries = ServerTrial.allCases.map {
            $0.query(AuditWorld.zone, under: AuditWorld.parent, at: AuditWorld.alpha4)
        }
        let mine = trial.query(AuditWorld.zone, under: AuditWorld.parent, at: AuditWorld.alpha4)
        #expect(queries.filter { $0 == mine }.count == 1)
    }
}
