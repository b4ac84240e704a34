import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem

/// Walks a newcomer past the shop: healthy first, then one fault after another, each with the one line that names it.
///
/// The shop is open, and healthy.
struct DemoTour {
    let shop: DemoShop
    let output: OutputOptions
    let system: System

    private var look: DemoLook { DemoLook(site: shop.site, system: system) }
    private var style: TextStyle { output.style(for: system.standardOutput.terminal) }

    /// The whole tour.
    /// - Throws: ``CommandFailure`` with exit status 70 when a fault was not found, which would be our bug.
    func walk() async throws {
        try say { DemoText.welcome(shop.site, &$0) }
        let healthy = try await look.report(on: DemoSite.Part.allCases)
        try system.standardOutput.write("\n" + healthy.rendered(as: .text, style: style) + "\n")
        let missed = (healthy.status == .ok ? [] : ["the healthy shop"]) + (try await check()) + (try await why())
        guard missed.isEmpty else {
            throw CommandFailure(
                "demo", "the demo did not go as it must: \(missed.joined(separator: ", "))",
                hint: "this is a bug in upkeep; `upkeep demo --fault NAME -v` shows the whole report",
                exitCode: ExitStatus.internalError)
        }
        try system.standardOutput.write("\n")
        try say { DemoText.next(&$0) }
    }

    /// What is wrong behind the shop's name, as `check` sees it.
    /// - Returns: What was not found.
    private func check() async throws -> [String] {
        try say { DemoText.beforeFaults(&$0) }
        var missed: [String] = []
        for fault in DemoFault.allCases where fault.verdict == nil {
            try await shop.set(faults: [fault])
            let headline = try await look.report(on: [.shop]).headline
            if headline?.check != fault.headline { missed.append(fault.name) }
            try say { DemoText.found(headline, for: fault, &$0) }
        }
        return missed
    }

    /// What is wrong with the name, as `why` sees it, which remembers how it was.
    /// - Returns: What was not found.
    private func why() async throws -> [String] {
        try await shop.set(faults: [])
        let (report, known) = try await look.why(known: nil)
        try system.standardOutput.write("\n")
        try say { DemoText.beforeNames(report, &$0) }
        var missed = known == nil ? ["the healthy name"] : []
        for fault in DemoFault.allCases {
            guard let verdict = fault.verdict else { continue }
            try await shop.set(faults: [fault])
            let report = try await look.why(known: known).report
            if report.verdict?.code != verdict { missed.append(fault.name) }
            try say { DemoText.explained(report, fault.name, &$0) }
        }
        return missed
    }

    /// One look at the shop with these faults, reported in full, with the report's exit status: at its name when that is
    /// what is wrong, else at the shop.
    func report(with faults: Set<DemoFault>) async throws {
        guard faults.contains(where: { $0.verdict != nil }) else {
            try await shop.set(faults: faults)
            return try show(try await look.report(on: [.shop]), faults)
        }
        let known = try await look.why(known: nil).good
        try await shop.set(faults: faults)
        let isHidden = faults.allSatisfy { $0.headline == nil }
        let isUnseen = isHidden ? try await look.report(on: [.shop]).status == .ok : false
        let report = try await look.why(known: known, verbose: output.verbose > 0).report
        try show(report, faults, isUnseen: isUnseen)
    }

    /// - Parameter isUnseen: `check` was asked, too, and found all well.
    private func show(_ report: Report, _ faults: Set<DemoFault>, isUnseen: Bool = false) throws {
        if output.format == .text {
            var page = TextPage(style)
            DemoText.stories(faults, &page)
            if isUnseen { DemoText.hidden(&page) }
            try Output.put(page.text, system.standardOutput)
        }
        try Output.show(report, output, system)
    }

    /// Keeps the shop open until a signal, which is how it is meant to end.
    func serve(_ faults: Set<DemoFault>) async throws {
        let known = try await look.why(known: nil).good
        // From here on Ctrl-C must not leave the folder behind.
        system.interrupts.watch()
        let folder = try DemoFolder(shop.site, system)
        defer { folder.remove() }
        if let known { try await folder.remember(known, of: shop.site.url) }
        try await shop.set(faults: faults)
        try say { DemoText.open(shop.site, folder, faults, &$0) }
        _ = await system.interrupts.first()
    }

    private func say(_ write: (inout TextPage) -> Void) throws {
        var page = TextPage(style)
        write(&page)
        try system.standardOutput.write(page.text)
    }
}

extension Report {
    /// The one finding that a person reads first.
    fileprivate var headline: Finding? { findings.first { $0.suppressedBy == nil && $0.status != .ok } }
}
