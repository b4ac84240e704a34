import ArgumentParser
import BenchUsage
import CertificateReader
import Checks
import TLSProbe
import UpkeepCore
import UpkeepSystem

/// Judges chains from files on one thread: with nothing known, with its authority known, and again.
struct Judge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure how long judging a chain takes.")

    @Argument(help: "PEM files with a chain each, leaf first.") var chains: [String]
    @Option(help: "Trust these certificates.") var caFile: String
    @Option(help: "How long each measurement goes on, seconds.") var seconds = 1.0

    func run() async throws {
        let system = System.live
        let now = system.clock.now
        for file in chains {
            let chain = try PEMReader.blocks(in: system.files.read(file, limit: 1 << 20)).map(\.der)
            let trust = evaluator(system)
            let opinion = await trust.evaluate(chain, now: now)
            if let problem = opinion.trust.problem { throw ValidationError("\(file): \(problem)") }
            let first = await first(chain, now, system)
            // What was judged for a moment says nothing of the moments before it.
            let next = await each { await trust.evaluate(chain, now: now + .milliseconds(-$0)) }
            let again = await each { _ in await trust.evaluate(chain, now: now) }
            print(
                """
                {"chain":"\(file)","firstMicroseconds":\(first),"nextMicroseconds":\(next),"againMicroseconds":\(again)}
                """)
        }
    }

    private func evaluator(_ system: System) -> TrustEvaluator {
        let path = caFile
        return TrustEvaluator(roots: TrustRoots(source: path) { try system.files.read(path, limit: 1 << 24) })
    }

    /// With nothing known but the roots.
    private func first(_ chain: [[UInt8]], _ now: Timestamp, _ system: System) async -> Double {
        var used = 0.0
        for _ in 0..<Self.evaluators {
            let trust = evaluator(system)
            // The roots are read when there is something to judge.
            _ = await trust.evaluate([[0x30, 0]], now: now)
            let start = ProcessUsage().processorSeconds
            _ = await trust.evaluate(chain, now: now)
            used += ProcessUsage().processorSeconds - start
        }
        return (used / Double(Self.evaluators) * 1e7).rounded() / 10
    }

    private static let evaluators = 50

    /// Processor microseconds that one run takes; told how many runs there have been.
    private func each(_ body: (Int) async -> TrustEvaluator.Opinion) async -> Double {
        var (runs, sum) = (0, 0)
        let start = ProcessUsage().processorSeconds
        var used = 0.0
        repeat {
            for _ in 0..<100 {
                runs += 1
                sum &+= await body(runs).certificates.count
            }
            used = ProcessUsage().processorSeconds - start
        } while used < seconds
        // Read, so that nothing of it can be left out.
        precondition(sum >= runs)
        return (used / Double(runs) * 1e7).rounded() / 10
    }
}
