import Checks
import DNSProbe
import DNSWire
import Glibc
import NIOCore
import NIOPosix
import NastyDNSServer
import Testing
import UpkeepCore

@Suite("sockets that one query after another uses")
struct KeptSocketTests {
    /// An exchange on a thread of its own, since a socket stays on its thread.
    private func exchanging<Result>(
        _ sockets: SocketUse = .again, datagram: Duration = Fixture.patience, resendAfter: Duration? = nil,
        _ body: (ServerExchange) async throws -> Result
    ) async throws -> Result {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var patience = ServerExchange.Patience()
        patience.resendAfter = resendAfter
        patience.datagram = datagram
        let exchange = ServerExchange(group: group, patience: patience, sockets: sockets)
        do {
            let result = try await body(exchange)
            try await group.shutdownGracefully()
            return result
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
    }

    private func ports(_ server: NastyDNSServer) -> [Int?] { server.queries.map(\.sourcePort) }

    @Test("a clean answer leaves the socket to the next query; without sharing each has its own")
    func inTurn() async throws {
        for (sockets, expected) in [(SocketUse.again, 1...1), (.once, 2...8)] {
            try await NastyDNSServer.running {
                [.send($0.status(.noError))]
            } _: { server in
                try await exchanging(sockets) { exchange in
                    for _ in 0..<8 {
                        let reply = try await Asker.ask(Fixture.loopback(server.port), exchange)
                        #expect(reply.message != nil && reply.sends == 1 && reply.strays == 0)
                    }
                }
                #expect(expected.contains(Set(ports(server)).count))
            }
        }
    }

    @Test("a port serves for a while only")
    func limited() async throws {
        try await NastyDNSServer.running {
            [.send($0.status(.noError))]
        } _: { server in
            try await exchanging { exchange in
                for _ in 0..<200 { _ = try await Asker.ask(Fixture.loopback(server.port), exchange) }
            }
            let ports = ports(server)
            let longest = Set(ports).map { port in ports.count { $0 == port } }.max() ?? 0
            #expect(ports.count == 200 && (16...128).contains(longest), "\(longest)")
        }
    }

    @Test("queries under way at the same time never share a socket")
    func apart() async throws {
        try await NastyDNSServer.running { query in
            query.type == .mx ? [] : [.send(query.status(.noError))]
        } _: { server in
            let name = try Fixture.name("shop.example")
            let endpoint = Fixture.loopback(server.port)
            try await exchanging(datagram: .seconds(3600)) { exchange in
                for _ in 0..<20 { _ = try await Asker.ask(endpoint, exchange) }
                let queries = (0..<10).map { _ in ServerQuery(DNSQuestion(name, .mx), at: endpoint) }
                let waiting = Task { await exchange.ask(queries, began: .now, deadline: .now + .seconds(3600)) }
                while server.queries.count < 30 { await Task.yield() }
                waiting.cancel()
                let replies = await waiting.value
                #expect(replies.allSatisfy { $0.outcome == .cancelled("given up before an answer came") })
            }
            #expect(Set(ports(server).suffix(10)).count == 10)
        }
    }

    @Test("a second answer to the query before says nothing about the next", arguments: [true, false])
    func lateCopy(answersNext: Bool) async throws {
        try await NastyDNSServer.running { query in
            let answer = query.answer(Fixture.a("shop.example", "192.0.2.\(query.place)"))
            if query.place == 0 { return [.send(answer), .sendWithNextQuery(answer)] }
            return answersNext ? [.send(answer)] : []
        } _: { server in
            let endpoint = Fixture.loopback(server.port)
            let replies = try await exchanging(datagram: answersNext ? Fixture.patience : .milliseconds(300)) {
                [try await Asker.ask(endpoint, $0), try await Asker.ask(endpoint, $0)]
            }
            try #require(replies[0].message != nil)
            #expect(Set(ports(server)).count == 1)
            #expect(replies[1].strays == 0)
            if answersNext {
                #expect(replies[1].message?.answers.map(\.data.description) == ["192.0.2.1"])
            } else {
                #expect(replies[1].outcome == .silent)
            }
        }
    }

    @Test("strays for this query are told as ever, and what may still be under way ends the socket")
    func strays() async throws {
        try await NastyDNSServer.running { query in
            let answer = query.status(.noError)
            return query.place == 1 ? [.send(Stray.wrongID.bytes(query)), .send(answer)] : [.send(answer)]
        } _: { server in
            try await exchanging { exchange in
                var strays: [Int] = []
                for _ in 0..<3 { strays.append(try await Asker.ask(Fixture.loopback(server.port), exchange).strays) }
                #expect(strays == [0, 1, 0])
            }
            let ports = ports(server)
            #expect(ports[0] == ports[1] && ports[1] != ports[2])
        }
    }

    @Test("a socket on which something was sent twice is not used again")
    func resent() async throws {
        try await NastyDNSServer.running { query in
            query.place == 0 ? [] : [.send(query.status(.noError))]
        } _: { server in
            try await exchanging(resendAfter: .milliseconds(50)) { exchange in
                let first = try await Asker.ask(Fixture.loopback(server.port), exchange)
                #expect(first.sends == 2 && first.message != nil)
                _ = try await Asker.ask(Fixture.loopback(server.port), exchange)
            }
            let ports = ports(server)
            #expect(ports[0] == ports[1] && ports[1] != ports[2])
        }
    }

    @Test("a server that has gone away is refused, each query for itself")
    func goneAway() async throws {
        try await exchanging { exchange in
            let endpoint = try await NastyDNSServer.running {
                [.send($0.status(.noError))]
            } _: { server in
                let endpoint = Fixture.loopback(server.port)
                let first = try await Asker.ask(endpoint, exchange)
                #expect(first.message != nil)
                return endpoint
            }
            for _ in 0..<3 { #expect(try await Asker.ask(endpoint, exchange).outcome == .refused) }
        }
    }

    @Test("many queries keep few sockets, and none when the exchange is gone")
    func bounded() async throws {
        let before = Self.openDescriptors
        try await NastyDNSServer.running {
            [.send($0.status(.noError))]
        } _: { server in
            let name = try Fixture.name("shop.example")
            let queries = (0..<3000).map { _ in ServerQuery(DNSQuestion(name, .a), at: Fixture.loopback(server.port)) }
            let exchange = ServerExchange(group: MultiThreadedEventLoopGroup.singleton, sockets: .again)
            let replies = await exchange.ask(queries, began: .now, deadline: .now + .seconds(60))
            // A busy machine drops most of a burst like this; that is not what is asked here.
            #expect(replies.count { $0.message != nil } > 50)
            #expect((2..<700).contains(Self.openDescriptors - before))
        }
        var tries = 0
        while Self.openDescriptors - before > 20, tries < 200 {
            try await Task.sleep(for: .milliseconds(25))
            tries += 1
        }
        #expect(Self.openDescriptors - before <= 20)
    }

    private static var openDescriptors: Int {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        return count
    }
}
