import Checks
import Testing
import UpkeepCore

@testable import Notifiers

@Suite("the queue: the config is read again")
struct QueueReloadTests {
    private static let failing: @Sendable (Dispatch, Duration) -> (outcome: DeliveryOutcome, takes: Duration) = {
        _, _ in (.retry("down"), .zero)
    }

    @Test("a channel that is as before keeps its back-off and its failures")
    func same() {
        var world = QueueWorld([PlainNotifier.channel("a")], receive: Self.failing)
        world.send("x", .opened, to: "a")
        world.pass(.seconds(40))
        let before = world.attempts("a").count
        for _ in 0..<10 { world.configure([PlainNotifier.channel("a")]) }
        #expect(world.attempts("a").count == before, "a reload is no reason to try again")
        world.pass(.seconds(86_400))
        let attempts = world.attempts("a")
        let waits = zip(attempts.dropFirst(), attempts).map { ($0 - $1).inSeconds }
        for (wait, expected) in zip(waits, [5.0, 10, 20, 40, 80, 160]) {
            #expect(wait >= expected * 0.79 && wait <= expected * 1.21, "\(waits)")
        }
    }

    @Test("a channel that failed is told to fail after a reload, too")
    func health() {
        var world = QueueWorld([PlainNotifier.channel("a")], receive: Self.failing)
        world.send("x", .opened, to: "a")
        world.pass(.seconds(120))
        let before = QueueHealth(world.state, storageFailure: nil, at: world.now).findings
        world.configure([PlainNotifier.channel("a")])
        let after = QueueHealth(world.state, storageFailure: nil, at: world.now).findings
        #expect(before == after && before.contains { $0.status != .ok }, "\(before)")
    }

    @Test("its rate goes on: reloads let nothing out faster")
    func rate() {
        let channel = PlainNotifier.channel("a", PlainNotifier(grouping: .each)) { $0.burst = 2 }
        var world = QueueWorld([channel])
        for number in 0..<5 {
            world.send("i\(number)", .opened, to: "a")
            world.configure([channel])
        }
        world.pass(.seconds(1))
        #expect(world.attempts("a").count == 2)
    }

    @Test("one that leads to another receiver begins anew, with what the first was owed", arguments: [false, true])
    func another(isRefused: Bool) {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            if elapsed >= .seconds(400) { return (.delivered, .zero) }
            return (isRefused ? .never("no such room") : .retry("down"), .zero)
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(400))
        #expect(world.told("a", "x") == [])
        world.configure([PlainNotifier.channel("a", PlainNotifier(target: "elsewhere"))])
        #expect(world.attempts("a").last == .seconds(400))
        world.pass(.seconds(1))
        #expect(world.told("a", "x") == [.opened])
    }

    @Test("whoever changes how patiently it is tried waits no longer as it was")
    func policy() {
        var world = QueueWorld([PlainNotifier.channel("a")], receive: Self.failing)
        world.send("x", .opened, to: "a")
        world.pass(.seconds(2000))
        let before = world.attempts("a").count
        world.configure([PlainNotifier.channel("a") { $0.longestRetry = .seconds(60) }])
        world.pass(.seconds(600))
        #expect(world.attempts("a").count >= before + 8)
    }

    @Test("webhooks are the same when all of their settings are, header by header")
    func webhooks() throws {
        func hook(_ url: String = "https://hook.example/a", _ value: String = "1") throws -> WebhookNotifier {
            try WebhookNotifier(url: NotifierURL(Secret(url)), headers: [("X-Key", Secret(value))])
        }
        #expect(try hook() == hook())
        #expect(try hook() != hook("https://hook.example/b"))
        #expect(try hook() != hook("https://hook.example/a", "2"))
    }
}
