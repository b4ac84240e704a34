import ArgumentParser
import Checks
import DNSProbe
import Diagnosis
import HTTPWire
import TLSProbe
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Probes one URL as fast as it can with the product's own look and judge, and says how often per second.
@main
struct ProbeBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe-bench",
        abstract: "Measure complete probes, judging included, per second against one URL.")

    @Option(help: "The URL to probe.") var url: String
    @Option(help: "Go to this address instead of looking the name up.") var connectTo: String?
    @Option(help: "Trust these certificates.") var caFile: String?
    @Option(help: "A regular expression that the body must match.") var match: String?
    @Option(help: "Probes under way at once.") var concurrency = 64
    @Option(help: "How long to go on, seconds.") var seconds = 10.0
    @Option(help: "Event loop threads.") var threads = 1

    func run() async throws {
        var plan = HTTPPlan(url: try WebURL(url))
        if let connectTo, let address = IPAddress(connectTo) { plan.addresses.pinned = [address] }
        if let match { plan.expect.matches = [try TextPattern(match)] }
        let site = Site(name: url, plan: .http(plan))
        let system = System.live
        let path = caFile ?? ""
        let sessions = TLSSessions(
            roots: TrustRoots(source: path) { try system.files.read(path, limit: 1 << 24) },
            readFile: { try system.files.read($0, limit: 1 << 20) })
        let now: @Sendable () -> Timestamp = { system.clock.now }
        let look = SiteLook(
            loops: Loops(count: threads), resolver: ResolverSettings(), sessions: sessions, userAgent: "upkeep-bench",
            now: now)
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .milliseconds(Int64(seconds * 1000))
        let tally = await withTaskGroup(of: (Int, Int).self) { group in
            for _ in 0..<concurrency {
                let executor = look.nextLoop()
                group.addTask(executorPreference: executor) {
                    var (probes, failures) = (0, 0)
                    while clock.now < end {
                        let observation = await look.look(at: site, on: executor)
                        let findings = SiteJudge.judge(observation, of: site, now: now())
                        probes += 1
                        if findings.overall != .ok { failures += 1 }
                    }
                    return (probes, failures)
                }
            }
            return await group.reduce(into: (0, 0)) { $0 = ($0.0 + $1.0, $0.1 + $1.1) }
        }
        let elapsed = (clock.now - start).inSeconds
        let rate = (Double(tally.0) / elapsed * 10).rounded() / 10
        print(#"{"probes":\#(tally.0),"seconds":\#(elapsed),"perSecond":\#(rate),"failures":\#(tally.1)}"#)
    }
}
