import Notifiers
import Testing
import UpkeepCore

@Suite("the queue, whatever happens")
struct QueuePropertyTests {
    private static let names = ["a", "b", "each", "list"]
    private static let channels = [
        PlainNotifier.channel("a") { $0.fallback = "b" }, PlainNotifier.channel("b"),
        PlainNotifier.channel("each", PlainNotifier(grouping: .each, refusesKinds: [.reminder])),
        PlainNotifier.channel(
            "list",
            PlainNotifier(grouping: .batch(limit: 7), refreshEvery: .seconds(600), refusesKinds: [.acknowledged])),
    ]

    /// Any events, any failures, any crashes; then all is well for a day. Nobody is left with an incident that is over,
    /// nobody who should have heard of one did not, and nothing is told in the wrong order.
    @Test("no sequence of events loses an end, an incident, or the order", arguments: 0..<120)
    func anything(seed: Int) {
        var generator = SeededGenerator(seed)
        var luck = SeededGenerator(seed + 100_000)
        let mayCrash = seed % 3 == 0
        let storms = Duration.seconds(Int.random(in: 1...20, using: &generator) * 1000)
        var world = QueueWorld(Self.channels) { dispatch, elapsed in
            guard elapsed < storms else { return (.delivered, .milliseconds(50)) }
            let time = Duration.milliseconds(Int.random(in: 0...30_000, using: &luck))
            return switch Int.random(in: 0..<10, using: &luck) {
            case 0...4: (.delivered, time)
            case 5...7: (.retry("down"), time)
            case 8: (.retry("busy", after: .seconds(Int.random(in: 1...900, using: &luck))), time)
            default: (.never("no"), time)
            }
        }
        var open: [String: Timestamp] = [:]
        var routes: [String: AlertRoute] = [:]
        while world.elapsed < storms {
            let incident = "i\(Int.random(in: 0..<12, using: &generator))"
            let route =
                routes[incident]
                ?? AlertRoute(
                    channels: Self.names.filter { _ in Bool.random(using: &generator) }, remindEvery: .seconds(1800),
                    escalateAfter: .seconds(900), escalateTo: ["b"])
            routes[incident] = route
            switch (open[incident], Int.random(in: 0..<5, using: &generator)) {
            case (nil, _):
                open[incident] = world.now
                world.send(world.alert(incident, Bool.random(using: &generator) ? .opened : .flapping), to: route)
            case (let since?, 0...1):
                world.send(world.alert(incident, .resolved, openedAt: since), to: route)
                open[incident] = nil
            case (let since?, 2): world.send(world.alert(incident, .updated, openedAt: since), to: route)
            case (_, 3): world.state.acknowledge(incident, by: "anna", at: world.now)
            default: if mayCrash { world.crash() }
            }
            world.pass(.seconds(Int.random(in: 0...600, using: &generator)))
        }
        for (incident, since) in open.sorted(by: { $0.key < $1.key }) {
            world.send(
                world.alert(incident, .resolved, openedAt: since), to: routes[incident] ?? AlertRoute(channels: []))
        }
        world.pass(.seconds(86_400))

        #expect(world.disk == StoredQueue(), "something is still owed or remembered")
        for (incident, route) in routes {
            for channel in Self.names {
                let tries = world.messages.filter { message in
                    message.channel == channel && message.alerts.contains { $0.incident == incident }
                }
                let told = tries.filter(\.outcome.isDelivered).flatMap(\.alerts).filter { $0.incident == incident }
                let wasRefused = tries.contains { if case .never = $0.outcome { true } else { false } }
                if route.channels.contains(channel), !wasRefused {
                    #expect(!told.isEmpty, "\(channel) never heard of \(incident)")
                }
                // What died with the process before it was confirmed, and was then refused, counts as never told.
                let mayBeUnknown = mayCrash && wasRefused
                if !mayBeUnknown, let last = told.last { #expect(last.kind == .resolved, "\(channel) \(incident)") }
                if mayCrash { continue }
                for (earlier, later) in zip(told, told.dropFirst()) where earlier.kind == .resolved {
                    // Twice over only when it was open again between, and over before that could be told; a note says so.
                    let isFirstWord = later.kind == .resolved && later.note != nil
                    let opens = [.opened, .flapping, .acknowledged].contains(later.kind)
                    #expect(opens || isFirstWord, "\(channel) \(incident): \(told.map(\.kind))")
                }
            }
        }
    }

    @Test("a channel is never given two messages at a time", arguments: 0..<5)
    func oneAtATime(seed: Int) {
        var luck = SeededGenerator(seed)
        var busy: [String: Duration] = [:]
        var overlaps = 0
        var world = QueueWorld(Self.channels) { dispatch, elapsed in
            if let until = busy[dispatch.channel], elapsed < until { overlaps += 1 }
            let time = Duration.milliseconds(Int.random(in: 1...60_000, using: &luck))
            busy[dispatch.channel] = elapsed + time
            return (Bool.random(using: &luck) ? .delivered : .retry("down"), time)
        }
        for number in 0..<200 {
            world.send("i\(number)", .opened, to: "a", "b", "each", "list")
            world.pass(.seconds(5))
        }
        world.pass(.seconds(86_400))
        #expect(overlaps == 0)
        #expect(world.messages.count > 100)
    }
}
