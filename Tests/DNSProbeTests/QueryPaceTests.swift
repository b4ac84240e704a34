import Checks
import DNSWire
import NIOPosix
import NastyDNSServer
import Testing
import UpkeepCore

@testable import DNSProbe

@Suite("The pace of queries to one address")
struct QueryPaceTests {
    private let now = ContinuousClock.now
    private let far = IPAddress(v4: 0xC000_0201)

    private func slots(_ pacer: QueryPacer, _ address: IPAddress, _ count: Int) -> [Duration] {
        (0..<count).map { _ in pacer.slot(for: address, before: now + .seconds(3600), now: now) - now }
    }

    @Test("one every 20 ms, for each address by itself")
    func polite() {
        let pacer = QueryPacer(.polite)
        #expect(slots(pacer, far, 4) == [0, 20, 40, 60].map { .milliseconds($0) })
        #expect(slots(pacer, IPAddress(v4: 0xC000_0202), 2) == [0, 20].map { .milliseconds($0) })
    }

    @Test("four at once where a burst is allowed, then one every 20 ms")
    func burst() {
        let pacer = QueryPacer(QueryPace(burst: 4))
        #expect(slots(pacer, far, 7) == [0, 0, 0, 0, 20, 40, 60].map { .milliseconds($0) })
    }

    @Test("without a burst there are 20 ms between any two")
    func strict() {
        let pacer = QueryPacer(QueryPace(burst: 1))
        #expect(slots(pacer, far, 3) == [0, 20, 40].map { .milliseconds($0) })
    }

    @Test("an address that was left alone may have its burst again")
    func refilled() {
        let pacer = QueryPacer(QueryPace(burst: 2))
        _ = slots(pacer, far, 4)
        let later = now + .milliseconds(80)
        #expect(pacer.slot(for: far, before: later + .seconds(1), now: later) == later)
        #expect(pacer.slot(for: far, before: later + .seconds(1), now: later) == later)
        #expect(pacer.slot(for: far, before: later + .seconds(1), now: later) == later + .milliseconds(20))
    }

    @Test("loopback is spared, unless told otherwise, and a turn after the deadline is not taken")
    func exceptions() {
        let loopback = IPAddress(v4: 0x7F00_0001)
        #expect(slots(QueryPacer(.polite), loopback, 6) == Array(repeating: .zero, count: 6))
        let pacer = QueryPacer(QueryPace(burst: 1, sparesLoopback: false))
        #expect(slots(pacer, loopback, 2) == [.zero, .milliseconds(20)])
        for _ in 0..<3 {
            let slot = pacer.slot(for: loopback, before: now + .milliseconds(30), now: now)
            #expect(slot - now == .milliseconds(40))
        }
        #expect(slots(QueryPacer(.unlimited), far, 6) == Array(repeating: .zero, count: 6))
    }

    @Test("waiting for a turn is not the server's time, and a turn that never comes is no silence")
    func waiting() async throws {
        try await NastyDNSServer.running { query in
            [.send(query.status(.noError))]
        } _: { server in
            let exchange = ServerExchange(
                group: MultiThreadedEventLoopGroup.singleton,
                pace: QueryPace(interval: .seconds(3), burst: 1, sparesLoopback: false))
            let query = ServerQuery(
                DNSQuestion(try Fixture.name("shop.example"), .a), at: Fixture.loopback(server.port))
            let began = ContinuousClock.now
            let replies = await exchange.ask([query, query, query], began: began, deadline: began + .seconds(5))
            #expect(replies[1].message != nil)
            #expect(replies[1].sentAt >= .seconds(3) && replies[1].elapsed < .seconds(3))
            #expect(replies[2].outcome == .cancelled("the time was up before its turn came"))
            #expect(replies[2].sends == 0)
        }
    }
}
