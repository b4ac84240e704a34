import Checks
import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem

/// Walks a newcomer past the shop: healthy first, then one fault after another, each with the one line that names it.
struct DemoTour {
    let shop: DemoShop
    let output: OutputOptions
    let system: System

    /// The whole tour.
    /// - Throws: ``CommandFailure`` with exit status 70 when a fault was not found, which would be our bug.
    func walk() async throws {
        try say("A small shop is open on loopback: \(shop.site.url), with its own DNS, certificates and mail server.\n")
        try say("This is what `upkeep check` says while all is well:\n\n")
        let healthy = try await look()
        try show(healthy, next: nil)
        try say("\nNow it breaks, in one way at a time. The first line of each report:\n\n")
        let width = DemoFault.allCases.map(\.name.count).max() ?? 0
        var missed = healthy.status == .ok ? [] : ["healthy"]
        for fault in DemoFault.allCases {
            try await shop.set(faults: [fault])
            let report = try await look()
            let headline = report.findings.first { $0.suppressedBy == nil && $0.status != .ok }
            if headline?.check != fault.headline { missed.append(fault.name) }
            let padding = String(repeating: " ", count: width - fault.name.count)
            try say(
                "  \(fault.name)\(padding)  \(headline.map { "\($0.status.rawValue) \($0.check): \(PrintableText.escaped($0.summary))" } ?? "nothing found")\n")
        }
        try await shop.set(faults: [])
        guard missed.isEmpty else {
            throw CommandFailure(
                "demo", "the demo did not go as it must: \(missed.joined(separator: ", "))",
                hint: "this is a bug in upkeep; `upkeep demo --fault \(missed[0]) -v` shows the whole report",
                exitCode: ExitStatus.internalError)
        }
        try say(DemoText.next)
    }

    /// One look with `faults` on, reported in full.
    func look(with faults: Set<DemoFault>) async throws {
        try await shop.set(faults: faults)
        let report = try await look()
        if output.format == .text {
            for fault in faults.sorted() { try say("\(fault.name): \(fault.story)\n") }
            try say("\n")
        }
        try Output.show(report, output, system)
    }

    /// Keeps the shop open until a signal.
    func serve(_ faults: Set<DemoFault>) async throws {
    }

    private func look() async throws -> Report {
        let loaded = ConfigLoader.load(
            sources: [ConfigSource(path: "demo.yaml", text: shop.site.configYAML(caFile: "/dev/null"))], environment: [:],
            readSecret: { path in throw FileError(.notFound, path, "does not exist") })
        guard let configuration = loaded.configuration, loaded.problems.isEmpty else {
            throw CommandFailure("demo", report: ConfigProblem.text(loaded.problems), exitCode: ExitStatus.internalError)
        }
        let lookout = Lookout(
            resolvers: configuration.resolvers, authority: Array(shop.site.caPEM.utf8), system: system)
        let round = CheckRound(
            lookout: lookout, filter: try CheckFilter([], catalogue: .upkeep), keepsObservations: false, system: system)
        let (result, signal) = try await round.run(configuration.sites)
        if signal != nil { throw CommandFailure(exitCode: ExitStatus.interrupted) }
        return result.report(command: "demo", lookout: lookout, system: system, interrupted: false)
    }

    private func show(_ report: Report, next: String?) throws {
        try say(report.rendered(as: .text, style: output.style(for: system.standardOutput.terminal)))
    }

    private func say(_ text: String) throws { try system.standardOutput.write(text) }
}
