import Notifiers
import Testing
import UpkeepCore

@Suite("the queue: when nobody cares")
struct QueueReminderTests {
    @Test("reminders tell an incident as it is now; whoever is new to it hears that it opened, and nobody else does")
    func restated() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("b")])
        let route = AlertRoute(channels: ["a"], remindEvery: .seconds(600))
        world.send(world.alert("x", .opened), to: route)
        world.pass(.seconds(60))
        var word = world.alert("x", .opened)
        word.headline = "x and y do not answer"
        var wider = route
        wider.channels = ["b"]
        world.state.send(word, to: wider, isForNewcomers: true, at: world.now)
        world.pass(.seconds(600))
        #expect(world.told("a", "x") == [.opened, .reminder])
        #expect(world.told("b", "x") == [.opened, .reminder])
        #expect(world.messages.last?.alerts.first?.headline == "x and y do not answer")
        world.send("x", .resolved, to: "a")
        world.pass(.seconds(60))
        for channel in ["a", "b"] { #expect(world.told(channel, "x").last == .resolved) }
        #expect(world.disk == StoredQueue())
    }

    @Test("escalation waits from when it was told of, whatever date the incident bears")
    func otherClock() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("b")])
        let route = AlertRoute(channels: ["a"], escalateAfter: .seconds(900), escalateTo: ["b"])
        world.send(world.alert("x", .opened, openedAt: world.now + .seconds(86_400)), to: route)
        world.pass(.seconds(899))
        #expect(world.told("b", "x") == [])
        world.pass(.seconds(60))
        #expect(world.told("b", "x") == [.opened])
    }

    private let hour = Duration.seconds(3600)

    @Test("weeks of reminders, one by one, until it is over")
    func weeks() {
        var world = QueueWorld([PlainNotifier.channel("a")])
        let route = AlertRoute(channels: ["a"], remindEvery: hour * 4)
        world.send(world.alert("x", .opened), to: route)
        world.pass(hour * 24 * 21)
        #expect(world.told("a", "x").count == 1 + 21 * 6 - 1)
        #expect(world.told("a", "x").dropFirst().allSatisfy { $0 == .reminder })
        world.send(world.alert("x", .resolved), to: route)
        world.pass(hour * 24)
        #expect(world.told("a", "x").last == .resolved)
        #expect(world.disk == StoredQueue())
    }

    @Test("once acknowledged there are none, and those who were told are told so, once")
    func acknowledged() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("boss")])
        let route = AlertRoute(channels: ["a"], remindEvery: hour, escalateAfter: hour * 3, escalateTo: ["boss"])
        world.send(world.alert("x", .opened), to: route)
        world.pass(hour * 2.5)
        let answers = [("x", "anna"), ("x", "bert"), ("nothing", "bert")].map { incident, person in
            world.state.acknowledge(incident, by: person, at: world.now)
        }
        #expect(answers == [true, false, false])
        world.pass(hour * 100)
        #expect(world.told("a", "x") == [.opened, .reminder, .reminder, .acknowledged])
        #expect(world.messages.last?.alerts.first?.note == "acknowledged by anna")
        #expect(world.told("boss", "x").isEmpty)
    }

    @Test("an acknowledgement that is taken back: reminders go on, and whoever would have been told by now is told")
    func unacknowledged() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("boss")])
        let route = AlertRoute(channels: ["a"], remindEvery: hour, escalateAfter: hour * 3, escalateTo: ["boss"])
        world.send(world.alert("x", .opened), to: route)
        world.pass(hour * 0.5)
        world.state.unacknowledge("x", at: world.now)
        world.state.acknowledge("x", by: "anna", at: world.now)
        world.pass(hour * 4)
        #expect(world.told("a", "x") == [.opened, .acknowledged])
        #expect(world.told("boss", "x").isEmpty)
        world.state.unacknowledge("x", at: world.now)
        world.pass(hour * 2.5)
        #expect(world.told("a", "x") == [.opened, .acknowledged, .reminder, .reminder])
        #expect(world.told("boss", "x").first == .opened)
        let isNew = world.state.acknowledge("x", by: "bert", at: world.now)
        #expect(isNew)
    }

    @Test("when nobody acknowledges, others are told, once, and of its end too")
    func escalated() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("boss")])
        let route = AlertRoute(channels: ["a"], escalateAfter: .seconds(900), escalateTo: ["boss"])
        world.send(world.alert("x", .opened), to: route)
        world.pass(.seconds(899))
        #expect(world.told("boss", "x").isEmpty)
        world.pass(.seconds(2))
        #expect(world.told("boss", "x") == [.opened])
        #expect(world.messages.last?.alerts.first?.note == "nobody acknowledged it for 15 min")
        world.pass(hour * 100)
        #expect(world.told("boss", "x") == [.opened])
        world.send(world.alert("x", .resolved), to: route)
        world.pass(hour)
        #expect(world.told("boss", "x") == [.opened, .resolved])
    }

    @Test("while it is silenced there are none and nobody else is woken, not even by what is owed; its end is told")
    func hushed() {
        var isDown = true
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("boss")]) { dispatch, _ in
            (dispatch.channel == "boss" && isDown ? .retry("down") : .delivered, .milliseconds(100))
        }
        let route = AlertRoute(channels: ["a"], remindEvery: hour, escalateAfter: hour * 2, escalateTo: ["boss"])
        world.send(world.alert("x", .opened), to: route)
        world.send(world.alert("y", .opened), to: route)
        world.pass(hour * 2 + .seconds(10))
        #expect(!world.attempts("boss").isEmpty)
        let heard = world.told("a", "x").count
        world.state.hush(["x"])
        isDown = false
        world.pass(hour * 24)
        #expect(world.told("a", "x").count == heard && world.told("boss", "x").isEmpty)
        #expect(world.told("a", "y").count == heard + 24 && world.told("boss", "y").first == .opened)
        world.state.hush([])
        world.pass(.seconds(60))
        #expect(world.told("a", "x").count == heard + 1 && world.told("boss", "x") == [.opened])
        world.state.hush(["x"])
        world.send(world.alert("x", .resolved), to: route)
        world.pass(.seconds(60))
        #expect(world.told("a", "x").last == .resolved && world.told("boss", "x") == [.opened, .resolved])
    }

    @Test("what was silenced when it opened is escalated when nobody acknowledged it since it was told")
    func toldLate() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("boss")])
        let route = AlertRoute(channels: ["a"], escalateAfter: .seconds(900), escalateTo: ["boss"])
        world.send(world.alert("x", .opened, openedAt: QueueWorld.start + hour * -5), to: route)
        world.pass(.seconds(890))
        #expect(world.told("boss", "x").isEmpty)
        world.pass(.seconds(20))
        #expect(world.told("boss", "x") == [.opened])
    }

    @Test("opened again, it is new to everyone who must care")
    func again() {
        var world = QueueWorld([PlainNotifier.channel("a"), PlainNotifier.channel("boss")])
        let route = AlertRoute(channels: ["a"], escalateAfter: .seconds(900), escalateTo: ["boss"])
        for _ in 0..<2 {
            world.send(world.alert("x", .opened), to: route)
            world.pass(hour)
            world.send(world.alert("x", .resolved), to: route)
            world.pass(hour)
        }
        #expect(world.told("boss", "x") == [.opened, .resolved, .opened, .resolved])
    }

    @Test("a start after days does not make up for every reminder that was missed")
    func missed() {
        var world = QueueWorld([PlainNotifier.channel("a")])
        let route = AlertRoute(channels: ["a"], remindEvery: .seconds(60))
        world.send(world.alert("x", .opened), to: route)
        world.pass(.seconds(1))
        let disk = world.disk
        var state = QueueState(
            channels: [PlainNotifier.channel("a")], stored: disk, now: QueueWorld.start + hour * 100)
        state.remind(at: QueueWorld.start + hour * 100)
        #expect(state.dispatches(at: QueueWorld.start + hour * 100).flatMap(\.entries).count == 1)
    }

    @Test("a receiver that forgets is told again and again, acknowledged or not, and not after the end")
    func refreshed() {
        var world = QueueWorld([
            PlainNotifier.channel("am", PlainNotifier(grouping: .batch(limit: 500), refreshEvery: .seconds(300)))
        ])
        world.send("x", .opened, to: "am")
        world.pass(hour)
        world.state.acknowledge("x", by: "anna", at: world.now)
        world.pass(hour)
        let count = world.told("am", "x").count { $0 == .reminder }
        #expect((22...24).contains(count), "\(count)")
        world.send("x", .resolved, to: "am")
        world.pass(hour)
        #expect(world.told("am", "x").last == .resolved)
        #expect(world.told("am", "x").count { $0 == .resolved } == 1)
    }
}
