import Checks
import DNSProbe
import DNSWire
import Glibc
import NIOPosix
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("One query to one name server, exactly as planned")
struct ServerExchangeTests {
    /// A server exchange for servers that answer: nothing is sent twice however busy the machine is.
    private func patient() -> ServerExchange { Asker.exchange(resendAfter: nil, datagram: Fixture.patience) }

    private func ask(
        _ server: NastyDNSServer, _ exchange: ServerExchange? = nil, _ adjust: (inout ServerQuery) -> Void = { _ in }
    ) async throws -> ServerReply {
        try await Asker.ask(Fixture.loopback(server.port), exchange ?? patient(), adjust)
    }

    @Test("goes as an authoritative server is asked: RD clear, DO set, EDNS 1232")
    func asPlanned() async throws {
        try await NastyDNSServer.running { query in
            var reply = query.reply()
            reply.header.authoritative = true
            reply.answers = [Fixture.a("shop.example", "192.0.2.1")]
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            let reply = try await ask(server)
            #expect(reply.isAuthoritativeAnswer)
            #expect(reply.message?.answers.map(\.data.description) == ["192.0.2.1"])
            #expect(reply.size > 40 && reply.sends == 1 && reply.strays == 0 && reply.keepsCase)
            let sent = server.queries[0].message
            #expect(!sent.header.recursionDesired && sent.edns?.dnssecOK == true && sent.edns?.udpPayloadSize == 1232)
        }
    }

    @Test("every flag, the opcode, the class and every part of EDNS go out as they are")
    func modes() async throws {
        try await NastyDNSServer.running { query in
            [.send(query.status(.notImplemented))]
        } _: { server in
            var edns = DNSExtension(udpPayloadSize: 512, dnssecOK: false)
            edns.version = 1
            edns.reservedFlags = 0x4000
            edns.options = [.nsid([]), .other(code: 100, [1, 2])]
            let reply = try await ask(server) {
                $0.edns = edns
                $0.opcode = DNSOpcode(rawValue: 15)
                $0.question = DNSQuestion($0.question.name, .txt, .chaos)
                $0.recursionDesired = true
                $0.checkingDisabled = true
                $0.authenticData = true
                $0.reservedFlag = true
            }
            #expect(reply.message?.header.rcode == .notImplemented)
            let sent = server.queries[0].message
            #expect(sent.edns == edns)
            #expect(sent.header.opcode.rawValue == 15 && sent.questions[0].recordClass == .chaos)
            let header = sent.header
            #expect(header.recursionDesired && header.checkingDisabled && header.authenticated && header.reserved)
            _ = try await ask(server) { $0.edns = nil }
            #expect(server.queries[1].message.edns == nil)
        }
    }

    @Test("response codes of EDNS and a missing OPT come back as they are, and nothing is asked again")
    func noRetry() async throws {
        try await NastyDNSServer.running { query in
            var reply = query.reply(query.place == 0 ? .badVersion : .formatError)
            if query.place > 0 { reply.edns = nil }
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            #expect(try await ask(server).message?.header.rcode == .badVersion)
            let formatError = try await ask(server).message
            #expect(formatError?.header.rcode == .formatError && formatError?.edns == nil)
            #expect(server.queries.count == 2)
        }
    }

    @Test("a truncated answer is the answer")
    func truncated() async throws {
        try await NastyDNSServer.running { query in
            var bytes = query.answer(Fixture.a("shop.example", "192.0.2.1"))
            bytes[2] |= 0x02
            return [.send(query.place == 0 ? query.truncated() : Array(bytes.dropLast(20)))]
        } _: { server in
            for _ in 0..<2 {
                let message = try await ask(server).message
                #expect(message?.header.truncated == true && message?.answers.isEmpty == true)
            }
            #expect(server.queries.map(\.transport) == [.udp, .udp])
        }
    }

    @Test("silence is told after two sends, with ids and letter cases of their own from one port")
    func silence() async throws {
        try await NastyDNSServer.running { _ in
            []
        } _: { server in
            let exchange = Asker.exchange(resendAfter: .milliseconds(50), datagram: .milliseconds(300))
            let reply = try await ask(server, exchange)
            #expect(reply.outcome == .silent)
            #expect(reply.sends == 2)
            #expect(reply.elapsed >= .milliseconds(300))
            let queries = server.queries
            #expect(queries.count == 2)
            #expect(queries[0].message.header.id != queries[1].message.header.id)
            #expect(queries[0].sourcePort == queries[1].sourcePort)
        }
    }

    @Test("an answer to either send counts, and its time runs from that send")
    func secondSend() async throws {
        try await NastyDNSServer.running { query in
            query.place == 0 ? [] : [.send(query.status(.noError))]
        } _: { server in
            let exchange = Asker.exchange(resendAfter: .seconds(2), datagram: Fixture.patience)
            let reply = try await ask(server, exchange)
            #expect(reply.sends == 2)
            #expect(reply.elapsed < .seconds(2))
        }
        try await NastyDNSServer.running { query in
            query.place == 0 ? [.sendWithNextQuery(query.status(.noError))] : []
        } _: { server in
            let exchange = Asker.exchange(resendAfter: .milliseconds(100), datagram: Fixture.patience)
            let reply = try await ask(server, exchange)
            #expect(reply.message?.header.rcode == .noError && reply.sends == 2)
            #expect(reply.elapsed >= .milliseconds(100))
        }
    }

    @Test("strays are thrown away and counted", arguments: Stray.allCases)
    func strays(stray: Stray) async throws {
        try await NastyDNSServer.running { query in
            [.send(stray.bytes(query)), .send(query.answer(Fixture.a("shop.example", "192.0.2.1")))]
        } _: { server in
            let reply = try await ask(server)
            #expect(reply.message?.answers.count == 1)
            #expect(reply.strays == 1)
        }
    }

    @Test("a flood of strays ends the waiting early")
    func flood() async throws {
        try await NastyDNSServer.running { query in
            // In waves: what a busy machine's socket has no room for is lost.
            (0..<100).flatMap { wave in
                [.sendAfter(Stray.wrongID.bytes(query), milliseconds: wave * 50)]
                    + Array(repeating: .sendAfter([1], milliseconds: wave * 50), count: 60)
            }
        } _: { server in
            let exchange = Asker.exchange(resendAfter: .milliseconds(20), datagram: .seconds(3600))
            let reply = try await ask(server, exchange)
            #expect(reply.strays <= 1000)
            guard case .mismatched = reply.outcome else { return #expect(reply.outcome == .silent) }
            #expect(reply.hasForeignStrays)
        }
    }

    @Test("a server that folds letter case is believed, and it shows")
    func foldedCase() async throws {
        try await NastyDNSServer.running { query in
            var reply = query.reply()
            reply.questions = [DNSQuestion((try? DNSName("shop.example")) ?? .root, .a)]
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            var kept = 0
            for _ in 0..<12 {
                let reply = try await ask(server)
                #expect(reply.message != nil)
                #expect(reply.message?.questions.first?.name.description == "shop.example.")
                if reply.keepsCase { kept += 1 }
            }
            #expect(server.queries.contains { $0.question?.name.description != "shop.example." })
            // Eleven letters come out all small once in 2,048 times.
            #expect(kept < 6)
        }
    }

    @Test("an answer from elsewhere is silence on a connected socket, and named on one that hears all")
    func otherSource() async throws {
        try await NastyDNSServer.running { query in
            [.sendFromOtherAddress(query.status(.noError))]
        } _: { server in
            let brief = Asker.exchange(resendAfter: nil, datagram: Fixture.brief)
            #expect(try await ask(server, brief).outcome == .silent)
            let reply = try await Fixture.patiently {
                try await ask(server, Asker.exchange(resendAfter: nil, datagram: $0)) { $0.hearsAnySource = true }
            } until: {
                $0.strays > 0
            }
            guard case .mismatched(let reason) = reply.outcome else {
                Issue.record("\(reply.outcome)")
                return
            }
            #expect(reply.hasForeignStrays)
            #expect(reason.hasPrefix("it came from 127.0.0.2:") && reason.hasSuffix(", not 127.0.0.1:\(server.port)"))
        }
    }

    @Test("an answer with another opcode is none to this, and comes from the right place all the same")
    func otherOpcode() async throws {
        try await NastyDNSServer.running { query in
            var reply = query.reply()
            reply.header.opcode = .query
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            let brief = Asker.exchange(resendAfter: nil, datagram: Fixture.brief)
            let reply = try await ask(server, brief) { $0.opcode = .status }
            guard case .mismatched = reply.outcome else { return #expect(reply.message == nil) }
            #expect(!reply.hasForeignStrays)
        }
    }

    @Test("an honest server is heard on a socket that hears all")
    func anySource() async throws {
        try await NastyDNSServer.running { query in
            [.sendFromOtherPort(query.status(.serverFailure)), .send(query.status(.noError))]
        } _: { server in
            let reply = try await ask(server) { $0.hearsAnySource = true }
            #expect(reply.message?.header.rcode == .noError)
        }
    }

    @Test(
        "IPv6 is spoken over every kind of socket", .enabled(if: access("/proc/net/if_inet6", R_OK) == 0),
        arguments: [(DNSTransport.udp, false), (.udp, true), (.tcp, false)])
    func ipv6(transport: DNSTransport, hearsAnySource: Bool) async throws {
        let zone = MiniZone("shop.example", ["shop.example A 192.0.2.1"])
        try await MiniWorld.running([MiniServer("::1", [zone])]) { world in
            let server = Endpoint(IPAddress(v6High: 0, low: 1), world.port)
            let reply = try await Asker.ask(server, patient()) {
                $0.transport = transport
                $0.hearsAnySource = hearsAnySource
            }
            #expect(reply.isAuthoritativeAnswer && reply.message?.answers.count == 1, "\(reply.outcome)")
        }
    }

    @Test("64 KB in one datagram are read")
    func largeDatagram() async throws {
        try await NastyDNSServer.running { query in
            var reply = query.reply()
            reply.answers = Fixture.text("shop.example", bytes: 64_000)
            return [.send(NastyQuery.bytes(reply))]
        } _: { server in
            let reply = try await ask(server)
            #expect(reply.size > 63_000)
            #expect(reply.message?.answers.count ?? 0 > 200)
        }
    }

    @Test("a closed port is refused at once", arguments: DNSTransport.allCases)
    func refused(transport: DNSTransport) async throws {
        let reply = try await Asker.ask(Fixture.nobody, patient()) { $0.transport = transport }
        #expect(reply.outcome == .refused)
        #expect(reply.sends == 1)
    }

    @Test("many at once come back in the order asked, and end at the deadline whatever happens")
    func together() async throws {
        try await NastyDNSServer.running { query in
            query.type == .mx ? [] : [.send(query.status(.noError))]
        } _: { server in
            let name = try Fixture.name("shop.example")
            let types: [DNSRecordType] = [.a, .mx, .ns, .mx, .soa]
            let queries = types.map { ServerQuery(DNSQuestion(name, $0), at: Fixture.loopback(server.port)) }
            let exchange = Asker.exchange(resendAfter: nil, datagram: .seconds(3600))
            let replies = await Fixture.patiently {
                let began = ContinuousClock.now
                return await exchange.ask(queries, began: began, deadline: began + $0)
            } until: {
                $0.filter { $0.message != nil }.count == 3
            }
            #expect(replies.map(\.query) == queries)
            #expect(replies.map { $0.message != nil } == [true, false, true, false, true])
            #expect(replies[1].outcome == .cancelled("the time was up before an answer came"))
        }
    }

    @Test("cancellation ends all of them")
    func cancelled() async throws {
        try await NastyDNSServer.running { _ in
            []
        } _: { server in
            let exchange = Asker.exchange(resendAfter: nil, datagram: .seconds(3600))
            let query = ServerQuery(
                DNSQuestion(try Fixture.name("shop.example"), .a), at: Fixture.loopback(server.port))
            let waiting = Task {
                await exchange.ask([query, query], began: .now, deadline: .now + .seconds(3600))
            }
            while server.queries.count < 2 { await Task.yield() }
            waiting.cancel()
            let replies = await waiting.value
            #expect(
                replies.map(\.outcome) == Array(repeating: .cancelled("given up before an answer came"), count: 2))
        }
    }
}
