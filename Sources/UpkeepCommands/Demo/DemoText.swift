import UpkeepCore
import UpkeepDemo
import UpkeepReport

/// What the demo says about itself.
enum DemoText {
    private static let column = (DemoFault.allCases.map(\.name.count).max() ?? 0) + 2

    static func welcome(_ site: DemoSite, _ page: inout TextPage) {
        page.paragraph(
            [],
            [
                "A small shop is open on this machine alone, with its own web, name and mail servers: ",
                TextSpan(site.url, .strong),
            ])
        page.gap()
        page.paragraph([], ["This is what `upkeep check` says while all is well:"])
    }

    static func beforeFaults(_ page: inout TextPage) {
        page.paragraph(
            [],
            ["Now it breaks, in one way at a time. Below each fault is the headline of the report that follows:"])
        page.gap()
    }

    /// - Parameter healthy: what `why` says while all is well.
    static func beforeNames(_ healthy: Report, _ page: inout TextPage) {
        page.paragraph(
            [],
            [
                "When its name breaks, `upkeep check` says that it does not resolve, or sees nothing while one name ",
                "server is left. `upkeep why` says what it is:",
            ])
        page.gap()
        explained(healthy, "(healthy)", &page)
    }

    /// A verdict's first line.
    static func explained(_ report: Report, _ name: String, _ page: inout TextPage) {
        let verdict = report.verdict
        page.paragraph(
            [
                "  ", TextSpan(name, .strong), TextSpan(String(repeating: " ", count: max(1, column - name.count))),
                TextSpan(report.status.rawValue, Ink(report.status)), ": ",
            ],
            [
                TextSpan(verdict?.summary ?? "no verdict"),
                TextSpan(verdict.map { " [\($0.code.rawValue)]" } ?? "", .faint),
            ])
    }

    /// Before the verdict on what only the name servers themselves can tell.
    static func hidden(_ page: inout TextPage) {
        page.paragraph(
            [], ["`upkeep check` sees nothing of it: resolvers go round a broken name server. `upkeep why` asks each:"])
        page.gap()
    }

    static func found(_ headline: Finding?, for fault: DemoFault, _ page: inout TextPage) {
        story(fault, &page)
        guard let headline else { return page.paragraph(["    "], ["nothing was found"]) }
        page.paragraph(
            ["    ", TextSpan(headline.status.rawValue, Ink(headline.status)), ": "],
            [TextSpan(headline.summary), TextSpan(" [\(headline.check)]", .faint)])
    }

    /// Where to go from here.
    static func next(_ page: inout TextPage) {
        page.paragraph([], ["Each was found at its own layer, and what it caused was folded under it."])
        page.gap()
        page.paragraph([], ["What to type next:"])
        commands(
            [
                ("upkeep demo --fault one-address-dead -v", "one of these reports, whole"),
                ("upkeep check https://example.com/", "look at a site of yours"),
                ("upkeep why example.com", "is it down, is it DNS, is it you"),
                ("upkeep tls example.com", "its certificates and encryption"),
                ("upkeep config init example.com", "write down how it is now"),
                ("upkeep explain", "everything that is looked at"),
            ], &page)
    }

    /// The names and what each stands for.
    static func faults(_ page: inout TextPage) {
        for fault in DemoFault.allCases { story(fault, &page) }
        page.gap()
        page.paragraph(["next: "], ["`upkeep demo --fault NAME` shows the report that one leads to"])
    }

    /// What is wrong with the shop that the report after this is about.
    static func stories(_ faults: Set<DemoFault>, _ page: inout TextPage) {
        guard !faults.isEmpty else { return }
        for fault in faults.sorted() { page.paragraph([TextSpan(fault.name, .strong), ": "], [TextSpan(fault.story)]) }
        page.gap()
    }

    /// What to type while the shop is kept open.
    static func open(_ site: DemoSite, _ folder: DemoFolder, _ faults: Set<DemoFault>, _ page: inout TextPage) {
        stories(faults, &page)
        page.paragraph([], ["The shop is open until Ctrl-C:"])
        page.gap()
        for url in [site.url, site.plainURL, site.mailURL] { page.paragraph(["  "], [TextSpan(url, .strong)]) }
        page.gap()
        page.paragraph([], ["Type in another terminal:"])
        let world = "--resolver \(site.resolver) --ca-file \(folder.authority)"
        let names = "--root-hints \(folder.rootHints) --dns-port \(site.dnsPort)"
        for command in [
            "upkeep check --config \(folder.config)", "upkeep check \(site.url) \(world)",
            "upkeep why \(site.url) \(world) \(names) --state \(folder.state)",
            "upkeep dns \(site.zone) \(world) \(names)",
            "upkeep tls \(site.url) \(world)",
            "upkeep config init \(site.url) \(world)",
        ] {
            page.gap()
            page.paragraph(["  "], [TextSpan(command)])
        }
    }

    private static func story(_ fault: DemoFault, _ page: inout TextPage) {
        let filler = String(repeating: " ", count: column - fault.name.count)
        page.paragraph(["  ", TextSpan(fault.name, .strong), TextSpan(filler)], [TextSpan(fault.story)])
    }

    static func commands(_ rows: [(command: String, what: String)], _ page: inout TextPage) {
        let column = (rows.map(\.command.count).max() ?? 0) + 2
        for row in rows {
            let filler = String(repeating: " ", count: column - row.command.count)
            page.paragraph(["  ", TextSpan(row.command), TextSpan(filler)], [TextSpan(row.what)])
        }
    }
}
