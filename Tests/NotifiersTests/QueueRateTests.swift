import Notifiers
import Testing
import UpkeepCore

@Suite("the queue: thousands at once")
struct QueueRateTests {
    private func everythingDies(_ notifier: PlainNotifier, count: Int = 10_000) -> QueueWorld {
        var world = QueueWorld([PlainNotifier.channel("a", notifier)])
        for number in 0..<count { world.send("i\(number)", .opened, to: "a") }
        return world
    }

    private func isComplete(_ world: QueueWorld, count: Int = 10_000) -> Bool {
        let told = world.messages.filter(\.outcome.isDelivered).flatMap(\.alerts)
        return told.map(\.incident) == (0..<count).map { "i\($0)" }
    }

    @Test("people get the first one at once and then one message for all the others, none of them lost")
    func summary() {
        var world = everythingDies(PlainNotifier())
        world.pass(.seconds(60))
        #expect(world.messages.map(\.alerts.count) == [1, 9999])
        #expect(isComplete(world))
        for number in 0..<10_000 { world.send("i\(number)", .resolved, to: "a") }
        world.pass(.seconds(60))
        #expect(world.messages.count == 4)
        #expect(world.disk == StoredQueue())
    }

    @Test("programs that take lists get lists")
    func batch() {
        var world = everythingDies(PlainNotifier(grouping: .batch(limit: 500), interval: .milliseconds(500)))
        world.pass(.seconds(60))
        #expect(world.messages.count == 21)
        #expect(world.messages.allSatisfy { $0.alerts.count <= 500 })
        #expect(isComplete(world))
    }

    @Test("programs that keep every incident get every one, at their pace")
    func each() {
        var world = everythingDies(PlainNotifier(grouping: .each, interval: .milliseconds(500)), count: 2_000)
        world.pass(.seconds(2_000))
        #expect(isComplete(world, count: 2_000))
        let attempts = world.attempts("a")
        #expect(attempts.prefix(5).allSatisfy { $0 < .seconds(1) })
        let pace = zip(attempts.dropFirst(6), attempts.dropFirst(5)).map { $0 - $1 }
        #expect(pace.allSatisfy { $0 == .milliseconds(500) })
    }

    @Test("a burst is free after a quiet time, and only then")
    func burst() {
        var world = QueueWorld([PlainNotifier.channel("a") { $0.groupFrom = 100 }]) { _, _ in (.delivered, .zero) }
        for number in 0..<8 { world.send("i\(number)", .opened, to: "a") }
        world.pass(.seconds(3600))
        for number in 8..<14 { world.send("i\(number)", .opened, to: "a") }
        world.pass(.seconds(3600))
        #expect(
            world.attempts("a").map(\.components.seconds)
                == [0, 0, 0, 0, 0, 10, 20, 30, 3600, 3600, 3600, 3600, 3600, 3610])
    }

    @Test("a few are told one by one, and a test always by itself")
    func few() {
        var world = QueueWorld([PlainNotifier.channel("a")]) { _, elapsed in
            (elapsed < .seconds(1) ? .retry("down") : .delivered, .zero)
        }
        for number in 0..<4 { world.send("i\(number)", .opened, to: "a") }
        for number in 0..<10 { world.send("t\(number)", .test, to: "a") }
        world.pass(.seconds(3600))
        #expect(world.messages.allSatisfy { $0.alerts.count == 1 })
        #expect(world.disk.entries.isEmpty)
    }

    @Test("when a message of many is refused, each is tried by itself, and what the receiver does not like is found")
    func poison() {
        var world = QueueWorld([PlainNotifier.channel("a") { $0.burst = 100 }]) { dispatch, elapsed in
            if elapsed < .seconds(1) { return (.retry("down"), .zero) }
            return (dispatch.alerts.contains { $0.incident == "i3" } ? .never("400") : .delivered, .zero)
        }
        for number in 0..<8 { world.send("i\(number)", .opened, to: "a") }
        world.pass(.seconds(1800))
        for number in 0..<8 {
            #expect(world.told("a", "i\(number)") == (number == 3 ? [] : [.opened]), "\(number)")
        }
        #expect(world.disk.entries.map(\.alert.incident) == ["i3"])
    }

    @Test("with everything dead and the channel too, its fallback is told in one message")
    func fallback() {
        var world = QueueWorld([PlainNotifier.channel("a") { $0.fallback = "b" }, PlainNotifier.channel("b")]) {
            dispatch, _ in (dispatch.channel == "a" ? .retry("down") : .delivered, .zero)
        }
        for number in 0..<1_000 { world.send("i\(number)", .opened, to: "a") }
        world.pass(.seconds(600))
        let told = world.messages.filter { $0.channel == "b" }
        #expect(told.count <= 6)
        #expect(Set(told.flatMap(\.alerts).map(\.incident)).count == 1_000)
    }
}
