import ArgumentParser
import BenchUsage
import Checks
import DNSProbe
import DNSWire
import UpkeepCore
import UpkeepNet

/// Asks what an audit asks, zone after zone, as fast as the servers answer.
struct Sweep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure an audit's queries per second.")

    @Option(help: "A server's address and port; the zones are spread over all that are given.") var server: [String]
    @Option(help: "How many zones there are: `zone1.test`, `zone2.test` and so on.") var zones = 1000
    @Option(help: "How often each is asked about.") var rounds = 1
    @Option(help: "Zones under way at once.") var concurrency = 16
    @Option(help: "Event loop threads.") var threads = 2
    @Option(help: "Whether sockets serve `once` or `again`.") var sockets = "again"

    func validate() throws {
        guard ["once", "again"].contains(sockets) else { throw ValidationError("`--sockets` is `once` or `again`") }
        guard zones > 0, rounds > 0, concurrency > 0, threads > 0, !server.isEmpty else {
            throw ValidationError("nothing to do")
        }
    }

    func run() async throws {
        let servers = server.compactMap { Endpoint($0, defaultPort: 53) }
        guard servers.count == server.count else { throw ValidationError("`--server` is an address and a port") }
        let plans = try (1...zones).map { try SweptZone.plan($0, at: servers[$0 % servers.count]) }
        let loops = Loops(count: threads)
        let exchange = ServerExchange(
            group: loops.group, pace: .unlimited, sockets: sockets == "again" ? .again : .once)
        let clock = ContinuousClock()
        let (start, used) = (clock.now, ProcessUsage())
        var tally = SweepTally()
        var residents: [Int] = []
        for _ in 1...rounds {
            tally += await sweep(plans, exchange, loops)
            residents.append(ProcessUsage.residentKilobytes)
        }
        let seconds = (clock.now - start).inSeconds
        let processor = ProcessUsage().processorSeconds - used.processorSeconds
        print(
            """
            {"zones":\(zones * rounds),"queries":\(tally.queries),"seconds":\(seconds.rounded(to: 3)),\
            "perSecond":\((Double(tally.queries) / seconds).rounded(to: 0)),\
            "processorMicroseconds":\((processor * 1e6 / Double(tally.queries)).rounded(to: 1)),\
            "residentKilobytes":\(residents),"peakKilobytes":\(ProcessUsage().peakKilobytes),\
            "failures":\(tally.failures.values.reduce(0, +))}
            """)
        // Their speed means nothing.
        guard tally.failures.isEmpty else { throw ValidationError(tally.worst) }
    }

    private func sweep(_ plans: [AuditPlan], _ exchange: ServerExchange, _ loops: Loops) async -> SweepTally {
        await withTaskGroup(of: SweepTally.self) { group in
            for lane in 0..<min(concurrency, plans.count) {
                group.addTask(executorPreference: loops.next()) {
                    var tally = SweepTally()
                    for place in stride(from: lane, to: plans.count, by: concurrency) {
                        await SweptZone.ask(plans[place], exchange, &tally)
                    }
                    return tally
                }
            }
            return await group.reduce(into: SweepTally()) { $0 += $1 }
        }
    }
}

extension Double {
    fileprivate func rounded(to places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
