import ArgumentParser
import Incidents
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// `upkeep uptime`: how much of the time each site was up, and what is left of what was promised.
struct UptimeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uptime",
        abstract: "Show how much of the time sites were up, and what is left of their error budgets.",
        usage: "upkeep uptime [<site> ...] [<options>]",
        discussion: """
            Examples:
              upkeep uptime                   every site, the last 30 days
              upkeep uptime shop --since 90d
              upkeep uptime --since 2026-11-01T00:00:00Z --until 2026-12-01T00:00:00Z
              upkeep uptime --format json

            Uptime is that of the time which was seen; how much that was stands next to it.
            What could not be seen, such as when our own network was down, counts as
            neither up nor down. What a site promises (`slo`) is read from the config. It
            works whether `upkeep watch` runs at that moment or not.
            """)

    private static let usualDays = 30

    @Argument(help: ArgumentHelp("Sites and other subjects by name; all sites when not given.", valueName: "site"))
    var sites: [String] = []

    @Option(help: ArgumentHelp("From then on; 30 days when not given.", valueName: "time"))
    var since: MomentArgument?

    @Option(help: ArgumentHelp("Until then; now when not given.", valueName: "time"))
    var until: MomentArgument?

    @Option(
        help: ArgumentHelp("Read this config's promises instead of ./upkeep.yaml's.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @OptionGroup var output: ListingOptions
    @OptionGroup var ledger: LedgerOption

    func run() async throws {
        let system = UpkeepCommand.system
        let now = system.clock.now
        let end = min(until?.moment(system) ?? now, now)
        let start = since?.moment(system) ?? end + .seconds(-86_400 * Self.usualDays)
        guard start < end else {
            throw CommandFailure(
                "bad-window", "the time ends at \(system.zone.fullText(end)), not after it begins",
                hint: "give `--since` a time before `--until`, and before now")
        }
        var page = UptimePage(rows: [], window: start..<end, zone: system.zone)
        if let file = try ledger.openIfThere(system) {
            page.rows = try await rows(start..<end, file, &page, system)
        }
        let listing = Listing(
            command: "uptime", startedAt: now, name: "sites", entry: "site", entries: page.rows.map(\.json))
        let style = output.style(for: system.standardOutput.terminal)
        try Output.put(listing.rendered(as: output.format) { page.text(style) }, system.standardOutput)
    }

    private func rows(
        _ window: Range<Timestamp>, _ file: LedgerFile, _ page: inout UptimePage, _ system: System
    ) async throws -> [UptimeRow] {
        let folder = try ledger.folder(system)
        let promises = try promises(&page, system)
        let results = try ResultFile(folder: folder)
        let finder = try await SubjectFinder(file, folder, system)
        let named = try sites.flatMap { try finder.all($0) }
        var rows: [UptimeRow] = []
        for series in try await results.monitored() {
            // Jobs and Upkeep itself are no sites; who names them means them.
            guard named.isEmpty ? series.subject.kind != .service : named.contains(series.subject) else { continue }
            let level = promises[series.subject.name]
            let record = try await UptimeRecord(of: series, in: window, level: level, from: results)
            // What has left the config long ago is not worth a line.
            if named.isEmpty, record.uptime.known == .zero, level == nil { continue }
            let incidents = try await file.incidents(
                IncidentQuery(
                    since: window.lowerBound, until: window.upperBound, subject: series.subject, limit: 100_000)
            ).map(\.incident)
            let absorbed = Set(incidents.flatMap(\.absorbed))
            rows.append(
                UptimeRow(record: record, window: window, incidents: incidents.count { !absorbed.contains($0.id) }))
        }
        return rows.sorted { ($0.name, $0.vantage) < ($1.name, $1.vantage) }
    }

    /// What each site of the config promises; a config that nobody named need not be readable for whoever asks.
    private func promises(_ page: inout UptimePage, _ system: System) throws -> [String: ServiceLevel] {
        guard let path = try config ?? ConfigFiles.find(system) else { return [:] }
        do {
            return try ConfigFiles.load(path, system).watch.sites.compactMapValues(\.serviceLevel)
        } catch {
            if config != nil { throw error }
            page.unreadable = path
            return [:]
        }
    }
}
