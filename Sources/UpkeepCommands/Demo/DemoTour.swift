import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem

/// Walks a newcomer past the shop: healthy first, then one fault after another, each with the one line that names it.
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
        try say { DemoText.beforeFaults(&$0) }
        var missed = healthy.status == .ok ? [] : ["the healthy shop"]
        for fault in DemoFault.allCases {
            try await shop.set(faults: [fault])
            let headline = try await look.report(on: [.shop]).headline
            if headline?.check != fault.headline { missed.append(fault.name) }
            try say { DemoText.found(headline, for: fault, &$0) }
        }
        guard missed.isEmpty else {
            throw CommandFailure(
                "demo", "the demo did not go as it must: \(missed.joined(separator: ", "))",
                hint: "this is a bug in upkeep; `upkeep demo --fault NAME -v` shows the whole report",
                exitCode: ExitStatus.internalError)
        }
        try system.standardOutput.write("\n")
        try say { DemoText.next(&$0) }
    }

    /// One look at the shop as it is, reported in full, with the report's exit status.
    func report(with faults: Set<DemoFault>) async throws {
        let report = try await look.report(on: [.shop])
        if output.format == .text {
            var page = TextPage(style)
            DemoText.stories(faults, &page)
            try Output.put(page.text, system.standardOutput)
        }
        try Output.show(report, output, system)
    }

    /// Keeps the shop open until a signal, which is how it is meant to end.
    func serve(_ faults: Set<DemoFault>) async throws {
        // From here on Ctrl-C must not leave the folder behind.
        system.interrupts.watch()
        let folder = try DemoFolder(shop.site, system.files)
        defer { folder.remove() }
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
