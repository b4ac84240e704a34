import Notifiers
import Testing
import UpkeepCore

@Suite("the queue: channels that fail")
struct QueueFailureTests {
    @Test("waits double up to the longest, each a fifth more or less")
    func backOff() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, _ in (.retry("down"), .zero) }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(86_400))
        let attempts = world.attempts("a")
        let waits = zip(attempts.dropFirst(), attempts).map { ($0 - $1).inSeconds }
        for (wait, expected) in zip(waits, [5.0, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]) {
            #expect(wait >= expected * 0.79 && wait <= expected * 1.21, "\(waits)")
        }
        #expect(Set(waits.suffix(20)).count > 5, "the last waits differ")
    }

    @Test("what a receiver asks to wait is waited")
    func retryAfter() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            (elapsed < .seconds(100) ? .retry("busy", after: .seconds(120)) : .delivered, .zero)
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(600))
        #expect(world.attempts("a") == [.zero, .seconds(120)])
    }

    @Test("a channel that hangs, or refuses, or fails delays no other by anything")
    func independent() {
        var world = QueueWorld(["good", "hangs", "fails", "refuses"].map { PlainNotifier.channel($0) }) { dispatch, _ in
            switch dispatch.channel {
            case "hangs": (.delivered, .seconds(1_000_000))
            case "fails": (.retry("down"), .zero)
            case "refuses": (.never("no"), .zero)
            default: (.delivered, .milliseconds(5))
            }
        }
        for number in 0..<20 {
            world.send("i\(number)", .opened, to: "fails", "good", "hangs", "refuses")
            world.pass(.seconds(20))
        }
        #expect(world.attempts("good") == (0..<20).map { .seconds($0 * 20) })
        #expect(world.attempts("hangs").count == 1)
    }

    @Test("after so many failures its fallback gets what it does not take, and both get the end")
    func fallback() {
        var world = QueueWorld([
            PlainNotifier.channel("a") { $0.fallback = "b" }, PlainNotifier.channel("b"),
        ]) { dispatch, elapsed in
            (dispatch.channel == "a" && elapsed < .seconds(300) ? .retry("down") : .delivered, .zero)
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(10))
        #expect(world.attempts("a").count == 2)
        #expect(world.told("b", "x").isEmpty)
        world.pass(.seconds(20))
        #expect(world.told("b", "x") == [.opened])
        #expect(
            world.messages.last { $0.channel == "b" }?.alerts.first?.note
                == "you get this because the channel `a` does not take it")
        // What comes while it is known to fail is handed over at once.
        let before = world.elapsed
        world.send("y", .opened, to: "a")
        world.pass(.milliseconds(1))
        #expect(world.told("b", "y") == [.opened])
        #expect(world.messages.last { $0.channel == "b" }?.at == before)
        world.pass(.seconds(1000))
        #expect(world.told("a", "x") == [.opened])
        world.send("x", .resolved, to: "a")
        world.send("y", .resolved, to: "a")
        world.pass(.seconds(1000))
        for channel in ["a", "b"] {
            for incident in ["x", "y"] { #expect(world.told(channel, incident) == [.opened, .resolved]) }
        }
        #expect(world.disk == StoredQueue())
    }

    @Test("a refusal is handed over at once, and tried again by the hour while it is open")
    func refusal() {
        var world = QueueWorld([
            PlainNotifier.channel("a") { $0.fallback = "b" }, PlainNotifier.channel("b"),
        ]) { dispatch, elapsed in
            (dispatch.channel == "a" && elapsed < .seconds(3 * 3600) ? .never("401") : .delivered, .zero)
        }
        world.send("x", .opened, to: "a")
        world.pass(.milliseconds(1))
        #expect(world.told("b", "x") == [.opened])
        world.pass(.seconds(4 * 3600))
        #expect(world.attempts("a").map { $0.components.seconds / 3600 } == [0, 1, 2, 3])
        #expect(world.told("a", "x") == [.opened])
    }

    @Test("what was refused and is over is not tried for ever")
    func refusedAndOver() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, _ in (.never("404"), .zero) }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(60))
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(86_400))
        #expect(world.disk == StoredQueue())
        world.send("t", .test, to: "a")
        world.pass(.seconds(60))
        #expect(world.disk == StoredQueue())
    }

    @Test("fallbacks in a circle end")
    func circle() {
        var world = QueueWorld([
            PlainNotifier.channel("a") { $0.fallback = "b" }, PlainNotifier.channel("b") { $0.fallback = "a" },
        ]) { _, _ in (.retry("down"), .zero) }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(7200))
        world.send("y", .opened, to: "a")
        world.pass(.seconds(7200))
        #expect(world.disk.entries.count == 4)
    }

    @Test("days after its end, the last word of an incident is given up where nobody took it")
    func givenUp() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            (elapsed < .seconds(10) ? .delivered : .retry("gone"), .zero)
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(60))
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(6 * 86_400))
        #expect(world.disk.entries.count == 1)
        world.pass(.seconds(2 * 86_400))
        #expect(world.disk == StoredQueue())
    }

    @Test("as long as it is open it is never given up")
    func neverGivenUp() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            (elapsed < .seconds(30 * 86_400) ? .retry("gone") : .delivered, .zero)
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(31 * 86_400))
        #expect(world.told("a", "x") == [.opened])
    }
}
