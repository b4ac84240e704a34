import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem

/// Looks at the shop as `upkeep check` does: its config loaded, its name server asked, its authority trusted.
struct DemoLook {
    let site: DemoSite
    let system: System

    /// - Throws: ``CommandFailure`` with exit status 130 when a signal came.
    func report(on parts: [DemoSite.Part]) async throws -> Report {
        let configuration = try configuration(parts)
        let lookout = Lookout(
            World(resolvers: configuration.resolvers, authority: Array(site.caPEM.utf8), system: system))
        let round = CheckRound(
            lookout: lookout, filter: try CheckFilter([], catalogue: .upkeep), keepsObservations: false, system: system)
        let (result, signal) = try await round.run(configuration.sites)
        if signal != nil { throw CommandFailure(exitCode: ExitStatus.interrupted) }
        return result.report(command: "demo", system: system, interrupted: false)
    }

    private func configuration(_ parts: [DemoSite.Part]) throws -> UpkeepConfiguration {
        let source = ConfigSource(path: "demo.yaml", text: site.configYAML(caFile: nil, parts: parts))
        let loaded = ConfigLoader.load(
            sources: [source], environment: { _ in nil },
            checkFile: { path in throw FileError(.notFound, path, "does not exist") },
            readSecret: { path in throw FileError(.notFound, path, "does not exist") })
        guard let configuration = loaded.configuration, loaded.problems.isEmpty else {
            throw CommandFailure(
                "demo", report: ConfigProblem.text(loaded.problems), exitCode: ExitStatus.internalError)
        }
        return configuration
    }
}
