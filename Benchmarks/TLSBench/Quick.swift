import ArgumentParser
import BenchUsage
import Checks
import DNSProbe
import Diagnosis
import Synchronization
import TLSProbe
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Looks at one server under many names, as `upkeep tls --quick` looks at many servers, and judges each look.
struct Quick: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure quick looks per second at one server.")

    private struct Tally: Sendable {
        var looks = 0
        var connections = 0
        var worst: String?
    }

    @Option(help: "The server, an address and a port.") var server: String
    @Option(help: "Names are `s1.` and so on in this domain.") var domain = "shop.test"
    @Option(help: "How many names.") var count = 10_000
    @Option(help: "Trust these certificates.") var caFile: String
    @Option(help: "Event loop threads.") var threads = 1

    func run() async throws {
        guard let endpoint = Endpoint(server, defaultPort: 443) else {
            throw ValidationError("`--server` is an address and a port")
        }
        let targets = (0..<count).map { place in
            var target = TLSTarget(
                label: "s\(place).\(domain):\(endpoint.port)", host: "s\(place).\(domain)", port: endpoint.port)
            target.addresses.pinned = [endpoint.address]
            return target
        }
        let system = System.live
        let now: @Sendable () -> Timestamp = { system.clock.now }
        let path = caFile
        let sessions = TLSSessions(
            roots: TrustRoots(source: path) { try system.files.read(path, limit: 1 << 24) },
            readFile: { try system.files.read($0, limit: 1 << 20) })
        let look = TLSLook(
            loops: Loops(count: threads), resolver: ResolverSettings(), sessions: sessions,
            documents: DocumentSource { _, _, _, _ in .failure(.init("nothing is fetched")) }, now: now)
        var order = TLSScanOrder()
        order.depth = .quick
        let tally = Mutex(Tally())
        let clock = ContinuousClock()
        let (start, used) = (clock.now, ProcessUsage())
        await TLSRound(look: look, order: order, now: now).run(targets) { place, scan in
            let findings = TLSScanJudge.judge(
                scan, expectation: targets[place].expectation, now: now(), observedAt: now())
            tally.withLock { tally in
                tally.looks += 1
                tally.connections += scan.endpoints.reduce(0) { $0 + $1.effort.connections }
                guard let bad = findings.first(where: { $0.status != .ok }) else { return }
                tally.worst = tally.worst ?? "\(bad.subject.name), \(bad.check): \(bad.summary)"
            }
        }
        let seconds = (clock.now - start).inSeconds
        let usage = ProcessUsage()
        let result = tally.withLock { $0 }
        let each = (usage.processorSeconds - used.processorSeconds) * 1e6 / Double(max(1, result.looks))
        print(
            """
            {"looks":\(result.looks),"connections":\(result.connections),"seconds":\(seconds),\
            "perSecond":\(Int(Double(result.looks) / seconds)),"processorMicroseconds":\(Int(each)),\
            "peakKilobytes":\(usage.peakKilobytes)}
            """)
        // Their speed means nothing.
        if let worst = result.worst { throw ValidationError(worst) }
    }
}
