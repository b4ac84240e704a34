import Checks
import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem
import UpkeepWatch

/// `upkeep watch` on the shop: after a while its certificate is swapped for another's, and later put right.
struct DemoWatch {
    /// How long the shop stays broken once the incident is open.
    private static let broken = Duration.seconds(15)
    /// How long to wait for what must happen.
    private static let patience = Duration.seconds(90)

    let shop: DemoShop
    /// When the fault appears.
    let after: Duration
    /// Where the watch answers HTTP; nil: nowhere.
    let listening: Endpoint?
    let output: OutputOptions
    let system: System

    /// - Throws: ``CommandFailure`` with exit status 70 when no incident opened or closed, which would be our bug, and 130
    ///   when a signal came.
    func run() async throws {
        system.interrupts.watch()
        let look = DemoLook(site: shop.site, system: system)
        let configuration = try look.configuration(
            DemoSite.Part.allCases, more: "watch: {every: 3s, recover: 2}\n")
        let folder = try DemoFolder(shop.site, system)
        defer { folder.remove() }
        let names = try NameWorld(look.world(configuration), rootHints: shop.site.rootHints, port: shop.site.dnsPort)
        let config = WatchedConfig(sites: configuration.sites, configuration: configuration, note: nil, texts: [:])
        let settings = WhySettings(resolver: names.world.resolver)
        let room = try await WatchRoom(
            config, nil, folder: folder.state,
            outlook: try WatchOutlook(configuration) { _, _ in
                WatchOutlook.View(names, settings, isPrivate: true)
            }, listening: { [listening] _ in listening }, system)
        try say { DemoText.watching(shop.site, after, &$0) }
        let missed = try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask {
                try await room.run()
                return nil
            }
            group.addTask { try await direct(room) }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        if let missed {
            throw CommandFailure(
                "demo", "the demo did not go as it must: \(missed)", hint: "this is a bug in upkeep",
                exitCode: ExitStatus.internalError)
        }
        try system.standardOutput.write("\n")
        try say { DemoText.watched(&$0) }
    }

    /// - Returns: what did not happen.
    private func direct(_ room: WatchRoom) async throws -> String? {
        try await system.clock.sleep(for: after)
        // What nobody saw while it was well cannot be said to have changed.
        guard try await wait(for: { await room.isAllWell }) else { return "the healthy shop was not seen to be well" }
        try say { DemoText.breaking(&$0) }
        try await shop.set(faults: [.wrongName])
        guard try await wait(for: { await !room.openIncidents.isEmpty }) else { return "no incident opened" }
        try await system.clock.sleep(for: Self.broken)
        try say { DemoText.healing(&$0) }
        try await shop.set(faults: [])
        guard try await wait(for: { await room.openIncidents.isEmpty }) else { return "the incident did not close" }
        return nil
    }

    private func wait(for condition: () async -> Bool) async throws -> Bool {
        let end = system.clock.monotonic + Self.patience
        while await !condition() {
            guard system.clock.monotonic < end else { return false }
            try await system.clock.sleep(for: .milliseconds(200))
        }
        return true
    }

    private func say(_ write: (inout TextPage) -> Void) throws {
        var page = TextPage(output.style(for: system.standardOutput.terminal))
        write(&page)
        try system.standardOutput.write(page.text)
    }
}
