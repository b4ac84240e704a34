import Checks
import FakeSystem
import HTTPWire
import Incidents
import Notifiers
import Synchronization
import UpkeepCore
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// Testing has a `Trait` too.
typealias Trait = UpkeepCore.Trait

/// A desk over a real store and a queue whose messages are only noted.
struct DeskWorld {
    let clock = FakeClock()
    let store: SQLiteWatchStore
    /// What the desk reads, which is the same.
    let held: HeldStore
    let desk: WatchDesk
    let queue: AlertQueue
    let orders = Noted<WatchOrder>()
    let news = Noted<WatchNews>()
    let sent = Noted<Alert>()
    /// What those got who are told when nobody cares.
    let escalated = Noted<Alert>()

    static let shop = Subject(.site, "shop")

    /// - Parameter folder: of the store; what was left there is taken up.
    init(_ folder: String, sites: [String] = ["shop", "blog"]) async throws {
        store = try SQLiteWatchStore(folder: folder)
        held = HeldStore(store)
        let storage = LedgerAlertStorage(store)
        let (orders, news, sent, escalated) = (orders, news, sent, escalated)
        queue = AlertQueue(
            channels: try ["ops", "boss"].map {
                AlertChannel(name: $0, notifier: try ExecNotifier(command: ["/bin/true"]))
            }, storage: storage, stored: try await storage.load(), clock: clock.clock
        ) { alerts, channel in
            (channel.name == "ops" ? sent : escalated).add(alerts)
            return .delivered
        }
        let monitors = try sites.map { name in
            Monitor(
                Site(name: name, plan: .http(HTTPPlan(url: try WebURL("https://\(name).example/")))),
                every: .seconds(30))
        }
        let plan = WatchPlan(
            monitors: monitors, alerts: AlertRule(patience: .zero, doubtfulPatience: .zero),
            route: AlertRoute(channels: ["ops"]))
        desk = WatchDesk(
            plan, memory: try await WatchMemory(store), store: held, queue: queue, vantage: Vantage(name: "here"),
            clock: clock.clock, orders: { orders.add([$0]) }, tell: { news.add([$0]) })
        await desk.begin()
    }

    /// A look at a site that came to this, with a certificate of this serial.
    func look(
        _ status: Status, of subject: Subject = Self.shop, serial: String = "0A", isSecond: Bool = false,
        on traits: Set<Trait> = []
    ) async {
        let now = clock.clock.now
        var digest = ObservationDigest()
        digest.certificate = .init(serial: serial, issuer: "CN=Test", publicKey: serial)
        let finding = Finding(
            check: "http.reachable", subject: subject, status: status,
            summary: status == .ok ? "it answers" : "nothing answers", observedAt: now)
        await desk.take(
            WatchedLook(
                Look(of: subject, findings: [finding], traits: traits, isSecond: isSecond), at: now, digest: digest,
                latency: status == .ok ? .milliseconds(12) : nil, interval: .seconds(30)))
        clock.advance(by: .seconds(1))
    }

    /// Fails until an incident is open.
    func fail(_ subject: Subject = Self.shop, serial: String = "0A", on traits: Set<Trait> = []) async {
        await look(.critical, of: subject, serial: serial, on: traits)
        await look(.critical, of: subject, serial: serial, isSecond: true, on: traits)
        await desk.tick()
    }

    func recover(_ subject: Subject = Self.shop) async {
        await look(.ok, of: subject)
        await look(.ok, of: subject)
        await desk.tick()
    }

    /// What is still on its way to `ops`.
    var owed: [QueueEntry] { get async throws { try await LedgerAlertStorage(store).load().entries } }
}

/// What somebody was told, in order.
final class Noted<Element: Sendable>: Sendable {
    private let list = Mutex<[Element]>([])

    func add(_ elements: [Element]) { list.withLock { $0 += elements } }

    var all: [Element] { list.withLock { $0 } }
}
