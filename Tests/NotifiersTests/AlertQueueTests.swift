import Checks
import FakeSystem
import Notifiers
import Synchronization
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("the queue at work, on a clock of its own")
struct AlertQueueTests {
    /// Receivers that note what they get and answer as told.
    private final class Receivers: Sendable {
        private struct State {
            var got: [(channel: String, incidents: [String])] = []
            var answer: @Sendable (String) -> DeliveryOutcome = { _ in .delivered }
            var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        }

        private let state = Mutex(State())

        func got(_ channel: String) -> [String] {
            state.withLock { $0.got }.filter { $0.channel == channel }.flatMap(\.incidents)
        }

        func answer(_ answer: @escaping @Sendable (String) -> DeliveryOutcome) { state.withLock { $0.answer = answer } }

        var deliver: AlertQueue.Deliver {
            { alerts, channel in
                let (outcome, ready) = self.state.withLock { state in
                    state.got.append((channel.name, alerts.map(\.incident)))
                    let count = state.got.count
                    let ready = state.watchers.filter { $0.count <= count }.map(\.continuation)
                    state.watchers.removeAll { $0.count <= count }
                    return (state.answer(channel.name), ready)
                }
                for continuation in ready { continuation.resume() }
                if channel.name == "hangs" { try? await Task.sleep(for: .seconds(86_400)) }
                return outcome
            }
        }

        /// Until so many messages came in all.
        func wait(_ count: Int) async {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.got.count >= count { return true }
                    state.watchers.append((count, continuation))
                    return false
                }
                if isThere { continuation.resume() }
            }
        }
    }

    /// A disk that can be full.
    private final class FullDisk: AlertQueueStorage {
        private struct Full: Error {}

        let real = MemoryAlertStorage()
        private let full = Mutex(false)

        func set(full isFull: Bool) { full.withLock { $0 = isFull } }

        func load() async throws -> StoredQueue { try await real.load() }

        func commit(_ changes: [QueueChange]) async throws {
            if full.withLock({ $0 }) { throw Full() }
            try await real.commit(changes)
        }
    }

    private func alert(_ incident: String, _ kind: Alert.Kind = .opened) -> Alert {
        Alert(
            incident: incident, kind: kind, status: .critical, headline: "down",
            openedAt: Timestamp(seconds: 1_795_348_800))
    }

    private func queue(
        _ names: String..., storage: any AlertQueueStorage = MemoryAlertStorage(), clock: FakeClock = FakeClock(),
        patience: Duration = .zero, receivers: Receivers
    ) async throws -> AlertQueue {
        AlertQueue(
            channels: names.map { PlainNotifier.channel($0) }, storage: storage, stored: try await storage.load(),
            clock: clock.clock, patience: patience, deliver: receivers.deliver)
    }

    /// Runs the queue for as long as `body` takes.
    private func running(_ queue: AlertQueue, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { await queue.run() }
            try await body()
            group.cancelAll()
        }
    }

    @Test("what was sent is written down before it is tried, and gone once it was taken")
    func durable() async throws {
        let (storage, receivers) = (MemoryAlertStorage(), Receivers())
        let queue = try await queue("a", storage: storage, receivers: receivers)
        await queue.send([RoutedAlert(alert("x"), to: AlertRoute(channels: ["a"]))])
        #expect(try await storage.load().entries.map(\.alert.incident) == ["x"])
        #expect(receivers.got("a").isEmpty)
        try await running(queue) {
            await receivers.wait(1)
            while await queue.health.owed > 0 { await Task.yield() }
        }
        let stored = try await storage.load()
        #expect(stored.entries.isEmpty)
        #expect(stored.incidents.map(\.incident) == ["x"])
        #expect(receivers.got("a") == ["x"])
    }

    @Test("after a restart what was owed is delivered, and what was told is remembered")
    func restart() async throws {
        let (storage, receivers) = (MemoryAlertStorage(), Receivers())
        let first = try await queue("a", storage: storage, receivers: receivers)
        await first.send([RoutedAlert(alert("x"), to: AlertRoute(channels: ["a"]))])
        let second = try await queue("a", storage: storage, receivers: receivers)
        try await running(second) {
            await receivers.wait(1)
            while await second.health.owed > 0 { await Task.yield() }
        }
        let third = try await queue("a", storage: storage, receivers: receivers)
        try await running(third) {
            await third.send([RoutedAlert(alert("x", .resolved), to: AlertRoute(channels: []))])
            await receivers.wait(2)
            while await third.health.owed > 0 { await Task.yield() }
        }
        #expect(receivers.got("a") == ["x", "x"])
        #expect(try await storage.load() == StoredQueue())
    }

    @Test("a channel that hangs holds up neither its sender nor the others")
    func hanging() async throws {
        let receivers = Receivers()
        let queue = try await queue("hangs", "good", receivers: receivers)
        try await running(queue) {
            for number in 0..<5 {
                await queue.send([RoutedAlert(alert("i\(number)"), to: AlertRoute(channels: ["hangs", "good"]))])
                await receivers.wait(number + 2)
                while await queue.health.channels.first(where: { $0.name == "good" })?.owed != 0 { await Task.yield() }
            }
        }
        #expect(receivers.got("good") == (0..<5).map { "i\($0)" })
        #expect(receivers.got("hangs") == ["i0"])
    }

    @Test("what is on its way at the end is waited for, but not for ever", arguments: [false, true])
    func lastWords(doesHang: Bool) async throws {
        let (clock, storage, gate) = (FakeClock(), MemoryAlertStorage(), WakeSignal())
        let begun = WakeSignal()
        let queue = AlertQueue(
            channels: [PlainNotifier.channel("a")], storage: storage, stored: StoredQueue(), clock: clock.clock
        ) { _, _ in
            begun.wake()
            await gate.wait()
            return Task.isCancelled ? .retry("broken off") : .delivered
        }
        await queue.send([RoutedAlert(alert("x"), to: AlertRoute(channels: ["a"]))])
        let run = Task { await queue.run() }
        await begun.wait()
        run.cancel()
        let time = Task {
            while doesHang, !Task.isCancelled {
                clock.advance(by: .seconds(1))
                await Task.yield()
            }
        }
        if !doesHang { gate.wake() }
        await run.value
        time.cancel()
        await queue.finish()
        #expect(try await storage.load().entries.count == (doesHang ? 1 : 0))
    }

    @Test("failures are tried again when their time has come, and not before")
    func retries() async throws {
        let (clock, receivers) = (FakeClock(), Receivers())
        receivers.answer { _ in .retry("down", after: .seconds(60)) }
        let queue = try await queue("a", clock: clock, receivers: receivers)
        try await running(queue) {
            await queue.send([RoutedAlert(alert("x"), to: AlertRoute(channels: ["a"]))])
            await receivers.wait(1)
            while await queue.health.channels[0].failures == 0 { await Task.yield() }
            let health = await queue.health
            #expect(health.channels[0].lastFailure == "down")
            #expect(health.owed == 1)
            receivers.answer { _ in .delivered }
            for _ in 0..<6 {
                await clock.waitForSleepers()
                clock.advance(by: .seconds(10))
            }
            await receivers.wait(2)
            while await queue.health.owed > 0 { await Task.yield() }
        }
        #expect(receivers.got("a") == ["x", "x"])
    }

    @Test("with the disk full alerts go out all the same, it is said, and what was missed is written down later")
    func fullDisk() async throws {
        let (storage, clock, receivers) = (FullDisk(), FakeClock(), Receivers())
        storage.set(full: true)
        let queue = try await queue("a", storage: storage, clock: clock, receivers: receivers)
        try await running(queue) {
            await queue.send([RoutedAlert(alert("x"), to: AlertRoute(channels: ["a"]))])
            await receivers.wait(1)
            while await queue.health.owed > 0 { await Task.yield() }
            let findings = await queue.health.findings
            #expect(findings.first { $0.check == "alert.storage" }?.status == .critical)
            let stored = try await storage.load()
            #expect(stored == StoredQueue())
            storage.set(full: false)
            while await queue.health.storageFailure != nil {
                await clock.waitForSleepers()
                clock.advance(by: .seconds(5))
                await Task.yield()
            }
        }
        #expect(try await storage.load().incidents.map(\.incident) == ["x"])
    }

    @Test("many senders at once are all written down")
    func concurrent() async throws {
        let (storage, receivers) = (MemoryAlertStorage(), Receivers())
        let queue = try await queue("a", storage: storage, receivers: receivers)
        await withTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    await queue.send([RoutedAlert(alert("i\(number)"), to: AlertRoute(channels: ["a"]))])
                }
            }
        }
        #expect(try await storage.load().entries.count == 200)
        #expect(await queue.health.owed == 200)
    }

    @Test("its health has an age, and findings of it")
    func health() async throws {
        let (clock, receivers) = (FakeClock(), Receivers())
        let queue = try await queue("a", clock: clock, receivers: receivers)
        #expect(await queue.health.age == nil)
        await queue.send([RoutedAlert(alert("x"), to: AlertRoute(channels: ["a"]))])
        clock.advance(by: .seconds(400))
        let health = await queue.health
        #expect(health.age == .seconds(400))
        let finding = try #require(health.findings.first { $0.check == "alert.queue" })
        #expect(finding.status == .warning)
        #expect(finding.summary == "1 alerts are owed, the oldest for 6 min 40 s")
        #expect(Set(health.findings.map(\.check)).isSubset(of: AlertChecks.all.map(\.id)))
        let values = Dictionary(health.measurements.map { ($0.metric.name, $0.value) }) { $1 }
        #expect(values["upkeep_alerts_owed"] == 1)
        #expect(values["upkeep_alerts_age_seconds"] == 400)
    }
}
