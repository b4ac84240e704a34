import Checks
import FakeSystem
import HTTPWire
import Notifiers
import Peers
import Synchronization
import Testing
import UpkeepCore

@Suite("the dead man's switch")
struct DeadManSwitchTests {
    private final class Seen: Sendable {
        let count = Mutex(0)
        let isWell = Mutex(true)
    }

    @Test("pings as long as all is well, and holds back when it is not")
    func pings() async throws {
        let clock = FakeClock()
        let seen = Seen()
        let settings = DeadManSwitch.Settings(
            url: try NotifierURL(Secret("https://dead.example/S3cr3t")), every: .seconds(60))
        let deadMan = DeadManSwitch(settings, clock: clock.clock) { message in
            #expect(message.method == "GET")
            #expect(message.url.target == "/S3cr3t")
            return seen.count.withLock { count in
                count += 1
                return count == 2 ? .retry("it answered 503") : .delivered
            }
        }
        await withTaskGroup { group in
            group.addTask { await deadMan.run { seen.isWell.withLock { $0 } } }
            await clock.waitForSleepers()
            #expect(seen.count.withLock { $0 } == 1)
            #expect(await deadMan.lastPingAt != nil)
            clock.advance(by: .seconds(60))
            await clock.waitForSleepers()
            #expect(await deadMan.lastFailure == "it answered 503")
            clock.advance(by: .seconds(60))
            await clock.waitForSleepers()
            #expect(await deadMan.lastFailure == nil)
            seen.isWell.withLock { $0 = false }
            clock.advance(by: .seconds(60))
            await clock.waitForSleepers()
            #expect(seen.count.withLock { $0 } == 3)
            #expect(await deadMan.lastFailure == "held back, because Upkeep itself is not well")
            group.cancelAll()
        }
    }

    @Test("whom the config names anew is pinged at once, and nobody when it names nobody")
    func follows() async throws {
        let clock = FakeClock()
        let seen = Mutex<[String]>([])
        let deadMan = DeadManSwitch(nil, clock: clock.clock) { message in
            seen.withLock { $0.append(message.url.target) }
            return .delivered
        }
        func settings(_ path: String) throws -> DeadManSwitch.Settings {
            .init(url: try NotifierURL(Secret("https://dead.example/\(path)")), every: .seconds(60))
        }
        let (first, second) = (try settings("first"), try settings("second"))
        await withTaskGroup { group in
            group.addTask { await deadMan.run { true } }
            await deadMan.follow(first)
            while seen.withLock({ $0.count }) < 1 { await Task.yield() }
            await clock.waitForSleepers()
            await deadMan.follow(second)
            while seen.withLock({ $0.count }) < 2 { await Task.yield() }
            await clock.waitForSleepers()
            await deadMan.follow(nil)
            clock.advance(by: .seconds(600))
            group.cancelAll()
        }
        #expect(seen.withLock { $0 } == ["/first", "/second"])
    }

    @Test("a real ping arrives as a GET without a body")
    func arrives() async throws {
        try await Receiver.with { receiver in
            try await Postman.with { postman in
                let url = try NotifierURL(Secret("http://me:S3cr3t@dead.example:\(receiver.port)/ping/abc"))
                let message = HTTPMessage(method: "GET", url: url.url, body: [])
                #expect(await postman.courier.ping(message) == .delivered)
                let request = try #require(receiver.requests.first)
                #expect(request.method == "GET" && request.path == "/ping/abc" && request.body.isEmpty)
                #expect(request.headers["content-length"] == nil)
            }
        }
    }
}
