import Checks
import Diagnosis
import HTTPWire
import Notifiers
import UpkeepAPI
import UpkeepConfig
import UpkeepCore
import UpkeepNet
import UpkeepReport
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// A watch put together from options, config, store and machine, with all that goes on in it.
struct WatchRoom: Sendable {
    private let reader: WatchedConfigReader?
    private let config: WatchedConfig
    private let runner: WatchRunner
    private let book: AddressBook
    private let courier: Courier
    private let journal: WatchJournal
    private let clock: SystemClock
    private let system: System
    private let face: WatchFace
    private let loops: Loops
    private let listening: Endpoint?
    private let lock: FileLock

    init(
        _ config: WatchedConfig, _ reader: WatchedConfigReader, folder: String, _ command: WatchCommand,
        _ system: System
    ) async throws {
        let world = try World(command.world, config.configuration, system)
        let names = try NameWorld(command.authority, command.judging, world, system)
        var choices = WhyChoices(command.outside, isPrivate: command.authority.rootHints != nil)
        choices.isTimeGiven = command.world.now != nil
        let settings = try choices.settings(world.resolver, names.pace)
        try await self.init(
            config, reader, folder: folder, names: names, settings: settings,
            isPrivate: command.authority.rootHints != nil,
            // A config that says `none` means it; only where there is no config is there a place all the same.
            listening: WatchListening.endpoint(
                command.listen,
                configured: config.configuration == nil ? WatchListening.standard : config.configuration?.watch.listen),
            system)
    }

    /// - Parameters:
    ///   - reader: reads the config again when it has changed; nil: it never changes.
    ///   - isPrivate: whether names come from a root of one's own.
    init(
        _ config: WatchedConfig, _ reader: WatchedConfigReader?, folder: String, names: NameWorld,
        settings: WhySettings, isPrivate: Bool, listening: Endpoint?, _ system: System
    ) async throws {
        let world = names.world
        let calendar = try WatchCalendar(config.configuration?.watch, system)
        let journal = WatchJournal(
            style: OutputOptions.style(for: system.standardOutput.terminal, verbosity: 0),
            redactor: Redactor(config.secrets), zone: calendar.hour, system: system)
        let store = try SQLiteWatchStore(
            folder: folder, retention: Retention(config.configuration?.watch.store ?? StoreSettings()))
        guard let lock = try system.lock("\(folder)/watch.lock") else {
            throw CommandFailure(
                "already-watching",
                "another `upkeep watch` uses the store in `\(folder)`, and two would tell everything twice",
                hint: "stop it, or name another folder with `--state`")
        }
        self.lock = lock
        let storage = LedgerAlertStorage(store)
        let stored = try await storage.load()
        let book = AddressBook(clock: world.clock, kept: stored.hosts, lookup: world.addresses) { host in
            // It is saved again when it changes, and an alert goes out without it.
            try? await storage.commit([.saveHost(host)])
        }
        let courier = Courier(
            loops: world.loops, book: book, clock: world.clock, environment: system.environment,
            proxy: try HTTPProxy(environment: system.environment))
        let queue = AlertQueue(
            channels: config.configuration?.watch.alerts.channels ?? [], storage: storage, stored: stored,
            clock: world.clock, deliver: { await courier.deliver($0, through: $1) })
        let memory = Memory.open(folder, system)
        let round = WhyRound(names: names, settings: settings, memory: memory, system: system)
        _ = system.limits.raiseOpenFiles()
        runner = WatchRunner(
            try WatchPlan(config, calendar), memory: try await WatchMemory(store), store: store, queue: queue,
            vantage: system.vantage, clock: world.clock, look: Lookout(world).look,
            diagnose: { site in
                guard let subject = try? WhySubject([site], site.name, isPrivate: isPrivate) else { return nil }
                return try? await round.report(on: subject, verbose: false).verdict
            },
            remember: { site, good in
                if case .http(let plan) = site.plan { await memory?.remember(good, of: plan.url.text) }
            }, tell: { journal.tell($0) })
        self.reader = reader
        self.config = config
        self.book = book
        self.courier = courier
        self.journal = journal
        self.clock = world.clock
        self.system = system
        self.listening = listening
        loops = world.loops
        face = WatchFace(runner, store: store, clock: world.clock)
    }

    var openIncidents: [Incident] { get async { await runner.openIncidents } }

    /// Whether every site has been looked at, and was well the last time.
    var isAllWell: Bool { get async { await runner.isAllWell } }

    /// Goes on until somebody asks it to stop.
    func run() async throws {
        if let note = config.note { journal.plain("note: \(note)") }
        let server = listening.map { APIServer(face, settings($0), on: loops.group) }
        let plan = await runner.desk.plan
        let count = plan.monitors.count
        journal.plain("watching \(count) site\(count == 1 ? "" : "s")")
        let (_, signal) = try await system.interrupts.cancelling {
            try await withThrowingDiscardingTaskGroup { group in
                if let server { group.addTask { try await serve(server) } }
                group.addTask { await runner.run(keeping: hosts, in: book) }
                if let reader { group.addTask { await WatchLife(runner, reader, config, journal, system).run() } }
                if let settings = config.configuration?.watch.alerts.deadMan {
                    let deadMan = DeadManSwitch(settings, clock: clock) { [courier] in await courier.ping($0) }
                    group.addTask { await deadMan.run { await runner.isWell } }
                }
            }
        }
        system.supervisor.stopping()
        let rest =
            await runner.isKept
            ? "all that is open goes on with the next start" : "what was not on disk yet is lost"
        journal.plain(signal == nil ? "stopped" : "stopped on request; \(rest)")
    }

    private func serve(_ server: APIServer) async throws {
        try await server.run { endpoints in
            for endpoint in endpoints { journal.own("http://\(endpoint)/metrics and /healthz answer") }
        }
    }

    private func settings(_ endpoint: Endpoint) -> APISettings {
        let watch = config.configuration?.watch
        return APISettings(
            addresses: [endpoint], token: watch?.token?.value, protectsReads: watch?.protectsReads ?? false,
            publicNames: watch?.publicURL.flatMap { try? WebURL($0).hostText }.map { [$0] } ?? [])
    }

    /// Hosts of the alert channels, whose addresses are looked up while DNS is well.
    private var hosts: @Sendable () async -> Set<String> {
        { [courier, queue = runner.queue] in Set(await queue.channels.compactMap { courier.name(for: $0) }) }
    }
}

extension Retention {
    /// As the config has it.
    init(_ settings: StoreSettings) {
        self.init(
            raw: settings.raw, minutes: settings.minutes, hours: settings.hours, days: settings.days,
            budget: settings.budget)
    }
}
