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
    let config: WatchedConfig
    let runner: WatchRunner
    private let book: AddressBook
    private let courier: Courier
    let journal: WatchJournal
    let system: System
    let outlook: WatchOutlook
    let door: WatchDoor
    let deadMan: DeadManSwitch
    /// Where to answer HTTP, by a config and what the command line says.
    private let listening: @Sendable (WatchedConfig) -> Endpoint?
    private let lock: FileLock

    init(
        _ config: WatchedConfig, _ reader: WatchedConfigReader, folder: String, _ command: WatchCommand,
        _ system: System
    ) async throws {
        let (world, outside, authority, judging) = (command.world, command.outside, command.authority, command.judging)
        let listen = command.listen
        let outlook = try WatchOutlook(config.configuration) { configuration, before in
            let isPrivate = authority.rootHints != nil
            let world = try World(world, configuration, system, after: before?.names.world)
            let names = try NameWorld(authority, judging, world, system)
            var choices = WhyChoices(outside, isPrivate: isPrivate)
            choices.isTimeGiven = command.world.now != nil
            return WatchOutlook.View(
                names, try choices.settings(world.resolver, names.pace), isPrivate: isPrivate)
        }
        try await self.init(
            config, reader, folder: folder, outlook: outlook,
            listening: { config in
                // A config that says `none` means it; only where there is no config is there a place all the same.
                let configured = config.configuration.map(\.watch.listen) ?? WatchListening.standard
                return WatchListening.endpoint(listen, configured: configured)
            }, system)
    }

    /// - Parameter reader: reads the config again when it has changed; nil: it never changes.
    init(
        _ config: WatchedConfig, _ reader: WatchedConfigReader?, folder: String, outlook: WatchOutlook,
        listening: @escaping @Sendable (WatchedConfig) -> Endpoint?, _ system: System
    ) async throws {
        let world = outlook.view.names.world
        let calendar = try WatchCalendar(config.configuration?.watch, system)
        let journal = WatchJournal(
            OutputOptions.style(for: system.standardOutput.terminal, verbosity: 0),
            WatchJournal.Manner(redactor: Redactor(config.secrets), zone: calendar.hour), system)
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
        let book = AddressBook(
            clock: world.clock, kept: stored.hosts, lookup: { try await outlook.view.addresses($0) }
        ) { host in
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
        _ = system.limits.raiseOpenFiles()
        runner = WatchRunner(
            try WatchPlan(config, calendar), memory: try await WatchMemory(store), store: store, queue: queue,
            vantage: system.vantage, clock: world.clock, look: { outlook.view.look },
            diagnose: { await outlook.view.verdict(on: $0, memory, system) },
            remember: { site, good in
                if case .http(let plan) = site.plan { await memory?.remember(good, of: plan.url.text) }
            }, tell: { journal.tell($0) })
        self.reader = reader
        self.config = config
        self.book = book
        self.courier = courier
        self.journal = journal
        self.system = system
        self.outlook = outlook
        self.listening = listening
        deadMan = DeadManSwitch(config.configuration?.watch.alerts.deadMan, clock: world.clock) {
            await courier.ping($0)
        }
        door = WatchDoor(
            WatchFace(runner, store: store, clock: world.clock), loops: world.loops,
            announce: { endpoints in
                for endpoint in endpoints { journal.own("http://\(endpoint)/metrics and /healthz answer") }
            })
    }

    var openIncidents: [Incident] { get async { await runner.openIncidents } }

    /// Whether every site has been looked at, and was well the last time.
    var isAllWell: Bool { get async { await runner.isAllWell } }

    /// Goes on until somebody asks it to stop.
    func run() async throws {
        if let note = config.note { journal.plain("note: \(note)") }
        let (_, signal) = try await system.interrupts.cancelling {
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { try await door.run() }
                group.addTask {
                    // Whoever cannot listen where it should does not start, and says nothing of watching.
                    try await door.follow(settings(config))
                    await watch()
                }
            }
        }
        system.supervisor.stopping()
        let rest =
            await runner.isKept
            ? "all that is open goes on with the next start" : "what was not on disk yet is lost"
        journal.plain(signal == nil ? "stopped" : "stopped on request; \(rest)")
    }

    private func watch() async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                await runner.run(keeping: hosts, in: book) {
                    let sites = await runner.desk.plan.monitors.count
                    journal.begun(watching: sites, open: await runner.openIncidents)
                }
            }
            group.addTask { await deadMan.run { await runner.isWell } }
            if let reader { group.addTask { await life(reader).run() } }
        }
    }

    private func life(_ reader: WatchedConfigReader) -> WatchLife {
        WatchLife(
            runner: runner, reader: reader, config: config, journal: journal, system: system,
            put: { try await follow($0, after: $1) })
    }

    /// What of a config says where to answer HTTP, and to whom; nil: nowhere.
    func settings(_ config: WatchedConfig) -> APISettings? {
        guard let endpoint = listening(config) else { return nil }
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
