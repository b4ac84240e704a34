import Notifiers
import Testing
import UpkeepCore

@Suite("the queue: who is told what, in which order")
struct QueueOrderTests {
    @Test("opened, then resolved, and nothing is remembered afterwards")
    func life() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("b")])
        world.send("x", .opened, to: "a", "b")
        world.pass(.seconds(60))
        world.send("x", .updated, to: "a", "b")
        world.pass(.seconds(60))
        world.send("x", .resolved, to: "a", "b")
        world.pass(.seconds(60))
        for channel in ["a", "b"] { #expect(world.told(channel, "x") == [.opened, .updated, .resolved]) }
        #expect(world.disk == StoredQueue())
    }

    @Test("what ended before it could be told is told as one")
    func merged() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            (elapsed < .seconds(100) ? .retry("down") : .delivered, .milliseconds(10))
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(1))
        world.send("x", .updated, to: "a")
        world.pass(.seconds(1))
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(600))
        #expect(world.told("a", "x") == [.resolved])
        #expect(world.messages.last?.alerts.first?.note == "this channel confirmed no message while it was open")
        #expect(world.disk == StoredQueue())
    }

    @Test("an alert that is handed over twice is told once")
    func handedOverTwice() {
        var world = QueueWorld([PlainNotifier.channel("a")])
        let alert = world.alert("x", .opened)
        for _ in 0..<2 {
            world.send(alert, to: AlertRoute(channels: ["a"]))
            world.pass(.seconds(60))
        }
        #expect(world.told("a", "x") == [.opened])
    }

    @Test("news after an acknowledgement is the opening for who was told nothing yet")
    func acknowledgedUntold() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            (elapsed < .seconds(100) ? .retry("down") : .delivered, .milliseconds(10))
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(1))
        world.state.acknowledge("x", by: "anna", at: world.now)
        world.send("x", .updated, to: "a")
        world.pass(.seconds(600))
        #expect(world.told("a", "x") == [.opened])
    }

    @Test("an end never overtakes a beginning that is on its way, whatever becomes of that", arguments: [true, false])
    func overtaking(arrives: Bool) {
        var world = QueueWorld([PlainNotifier.channel("a")]) { dispatch, elapsed in
            (elapsed == .zero && !arrives ? .retry("lost") : .delivered, elapsed == .zero ? .seconds(15) : .seconds(1))
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(5))
        world.send("x", .resolved, to: "a")
        #expect(world.messages.count == 1)
        world.pass(.seconds(600))
        #expect(world.told("a", "x") == (arrives ? [.opened, .resolved] : [.resolved]))
        #expect(world.disk == StoredQueue())
    }

    @Test("opened again before anyone heard that it was over")
    func reopened() {
        var isDown = false
        var world = QueueWorld([PlainNotifier.channel("a")])
        world.receive = { _, elapsed in
            isDown = elapsed > .seconds(50) && elapsed < .seconds(200)
            return (isDown ? .retry("down") : .delivered, .milliseconds(1))
        }
        world.send("x", .opened, to: "a")
        world.pass(.seconds(60))
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(60))
        world.send("x", .opened, to: "a")
        world.pass(.seconds(600))
        #expect(world.told("a", "x") == [.opened, .updated])
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(600))
        #expect(world.told("a", "x") == [.opened, .updated, .resolved])
        #expect(world.disk == StoredQueue())
    }

    @Test("a channel that hears of it late hears that it opened, and hears its end")
    func late() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("b")])
        world.send("x", .opened, to: "a")
        world.pass(.seconds(60))
        world.send("x", .updated, to: "b")
        world.pass(.seconds(60))
        #expect(world.told("b", "x") == [.opened])
        #expect(world.told("a", "x") == [.opened, .updated])
        world.send("x", .resolved, to: "nobody")
        world.pass(.seconds(60))
        #expect(world.told("a", "x").last == .resolved)
        #expect(world.told("b", "x").last == .resolved)
    }

    @Test("an end of which nothing is remembered goes to where its beginning would have gone")
    func forgotten() {
        var world = QueueWorld([PlainNotifier.channel("a")])
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(60))
        #expect(world.told("a", "x") == [.resolved])
        #expect(world.disk == StoredQueue())
    }

    @Test("a kind that a channel has no use for is not owed to it")
    func kinds() {
        var world = QueueWorld([PlainNotifier.channel("a", PlainNotifier(refusesKinds: [.acknowledged]))])
        world.send("x", .opened, to: "a")
        world.pass(.seconds(60))
        world.state.acknowledge("x", by: "anna", at: world.now)
        world.pass(.seconds(60))
        #expect(world.told("a", "x") == [.opened])
    }

    @Test("the same channel twice in a route is told once")
    func twice() {
        var world = QueueWorld([PlainNotifier.channel("a")])
        world.send("x", .opened, to: "a", "a")
        world.pass(.seconds(60))
        #expect(world.told("a", "x") == [.opened])
    }

    @Test("a channel that is taken out of the config is owed nothing more, and holds up nothing")
    func removed() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("b")]) { dispatch, _ in
            (dispatch.channel == "b" ? .retry("down") : .delivered, .milliseconds(1))
        }
        world.send("x", .opened, to: "a", "b")
        world.pass(.seconds(10))
        world.state.configure([PlainNotifier.channel("a")])
        #expect(world.state.orphaned == 1)
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(60))
        #expect(world.told("a", "x") == [.opened, .resolved])
        #expect(world.disk == StoredQueue())
    }

    @Test("what was owed when the process died is told after it, under the same key, in the same order")
    func crash() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            (elapsed < .seconds(100) ? .retry("down") : .delivered, .milliseconds(1))
        }
        for incident in ["x", "y", "z"] {
            world.send(incident, .opened, to: "a")
            world.pass(.seconds(1))
        }
        world.crash()
        world.pass(.seconds(900))
        let alerts = world.messages.filter(\.outcome.isDelivered).flatMap(\.alerts)
        #expect(alerts.map(\.incident) == ["x", "y", "z"])
        #expect(alerts.map(\.dedupKey) == ["upkeep-x", "upkeep-y", "upkeep-z"])
        world.send("x", .resolved, to: "a")
        // Its end was on its way when the process died: told twice is better than never.
        world.crash()
        world.pass(.seconds(60))
        #expect(world.told("a", "x") == [.opened, .resolved, .resolved])
        #expect(world.disk.entries.isEmpty)
    }

    @Test("a clock set back before a start delays nothing")
    func clockBack() throws {
        var entry = QueueEntry(
            id: 7, channel: "a", alert: SampleAlerts.outage, queuedAt: QueueWorld.start + .seconds(86_400))
        entry.notBefore = QueueWorld.start + .seconds(90_000)
        var state = QueueState(
            channels: [PlainNotifier.channel("a")], stored: StoredQueue(entries: [entry]), now: QueueWorld.start)
        #expect(state.dispatches(at: QueueWorld.start).count == 1)
    }
}
