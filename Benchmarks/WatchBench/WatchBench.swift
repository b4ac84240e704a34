import ArgumentParser
import BenchUsage
import Checks
import DNSProbe
import Diagnosis
import HTTPWire
import Scheduling
import TLSProbe
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Watches URLs with the product's own scheduler, look and judge, and says what that costs and whether it kept its times.
@main
struct WatchBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch-bench", abstract: "Measure a watch over many URLs at a fixed interval.")

    @Option(help: "A file with one URL a line.") var urls: String
    @Option(help: "From one look at a URL to the next, seconds.") var every = 30.0
    @Option(help: "How long to watch before measuring, seconds.") var warm = 30.0
    @Option(help: "How long to measure, seconds.") var seconds = 120.0
    @Option(help: "How long a look may take, seconds.") var timeout = 5.0
    @Option(help: "Event loop threads.") var threads = 1

    func run() async throws {
        let system = System.live
        _ = system.limits.raiseOpenFiles()
        let sites = try Self.sites(system.files.readText(urls), timeout: .seconds(timeout))
        let now: @Sendable () -> Timestamp = { system.clock.now }
        let look = SiteLook(
            loops: Loops(count: threads), resolver: ResolverSettings(),
            sessions: TLSSessions(
                roots: TrustRoots(source: "") { [] },
                readFile: { try system.files.read($0, limit: 1 << 20) }),
            userAgent: "upkeep-bench", now: now)
        let tally = WatchTally()
        let scheduler = Scheduler<String>(clock: system.clock) { slot in
            guard let site = sites[slot.key] else { return }
            let executor = look.nextLoop()
            await withTaskExecutorPreference(executor) {
                let observation = await look.look(at: site, on: executor)
                guard !Task.isCancelled else { return }
                let findings = SiteJudge.judge(observation, of: site, now: now())
                let measurements = SiteMeasurements.measure(observation, findings: findings, site: site)
                tally.count(findings.overall, measurements: measurements.count)
            }
        }
        await scheduler.set(sites.keys.map { ScheduledJob($0, every: .seconds(every)) })
        let (used, health) = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await scheduler.run() }
            try await system.clock.sleep(for: .seconds(warm))
            let before = ProcessUsage()
            try await system.clock.sleep(for: .seconds(seconds))
            let used = ProcessUsage().processorSeconds - before.processorSeconds
            let health = await scheduler.health
            group.cancelAll()
            return (used, health)
        }
        print(report(health, tally, used: used))
    }

    private static func sites(_ list: String, timeout: Duration) throws -> [String: Site] {
        var sites: [String: Site] = [:]
        for line in list.split(separator: "\n") {
            var plan = HTTPPlan(url: try WebURL(String(line)))
            plan.budget.total = timeout
            sites[String(line)] = Site(name: String(line), plan: .http(plan))
        }
        return sites
    }

    /// Seconds, milliseconds, megabytes; `processor` is a share of one core.
    private func report(_ health: SchedulerHealth, _ tally: WatchTally, used: Double) -> String {
        func milliseconds(_ duration: Duration?) -> Double { ((duration ?? .zero).inSeconds * 10_000).rounded() / 10 }
        let missed = MissedCause.allCases.map { #""\#($0.rawValue)":\#(health.missed[$0] ?? 0)"# }
        let fields = [
            #""urls":\#(health.jobs)"#, #""looks":\#(health.looks)"#, #""bad":\#(tally.bad)"#,
            #""missed":{\#(missed.joined(separator: ","))}"#,
            #""lateMedian":\#(milliseconds(health.lateness.median))"#,
            #""lateP99":\#(milliseconds(health.lateness.p99))"#,
            #""lateLongest":\#(milliseconds(health.lateness.longest))"#,
            #""processor":\#((used / seconds * 100_000).rounded() / 100_000)"#,
            #""resident":\#(Double(ProcessUsage.residentKilobytes) / 1024)"#,
            #""peak":\#(Double(ProcessUsage().peakKilobytes) / 1024)"#,
        ]
        return "{" + fields.joined(separator: ",") + "}"
    }
}
