import Checks
import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem

/// Looks at the shop as `upkeep check` and `upkeep why` do: its config loaded, its resolver asked, its authority trusted.
struct DemoLook {
    let site: DemoSite
    let system: System

    /// - Throws: ``CommandFailure`` with exit status 130 when a signal came.
    func report(on parts: [DemoSite.Part]) async throws -> Report {
        let configuration = try configuration(parts)
        let round = CheckRound(
            lookout: Lookout(world(configuration)), filter: try CheckFilter([], of: .sites),
            keepsObservations: false, system: system)
        let (result, signal) = try await round.run(configuration.sites)
        if signal != nil { throw CommandFailure(exitCode: ExitStatus.interrupted) }
        return result.report(command: "demo", system: system, interrupted: false)
    }

    /// - Parameter known: what the shop was in good times; nil when nobody looked then.
    /// - Returns: also what to remember of it, when all is well.
    /// - Throws: ``CommandFailure`` with exit status 130 when a signal came.
    func why(known: KnownGood?, verbose: Bool = false) async throws -> (report: Report, good: KnownGood?) {
        let configuration = try configuration([.shop])
        let names = try NameWorld(world(configuration), rootHints: site.rootHints, port: site.dnsPort)
        let round = WhyRound(
            names: names, settings: WhySettings(resolver: names.world.resolver), memory: nil, system: system)
        var (report, good) = try await round.look(
            at: try WhySubject(configuration.sites, site.url, isPrivate: true), known: known, verbose: verbose)
        if report.interrupted { throw CommandFailure(exitCode: ExitStatus.interrupted) }
        report.command = "demo"
        return (report, good)
    }

    func world(_ configuration: UpkeepConfiguration) -> World {
        World(resolvers: configuration.resolvers, authority: Array(site.caPEM.utf8), system: system)
    }

    /// - Parameter more: further lines of the config.
    func configuration(_ parts: [DemoSite.Part], more: String = "") throws -> UpkeepConfiguration {
        let source = ConfigSource(path: "demo.yaml", text: site.configYAML(caFile: nil, parts: parts) + more)
        let loaded = ConfigLoader.load(
            sources: [source], environment: { _ in nil },
            checkFile: { file in throw FileError(.notFound, file.path, "does not exist") },
            readSecret: { path in throw FileError(.notFound, path, "does not exist") })
        guard let configuration = loaded.configuration, loaded.problems.isEmpty else {
            throw CommandFailure(
                "demo", report: ConfigProblem.text(loaded.problems), exitCode: ExitStatus.internalError)
        }
        return configuration
    }
}
