import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// The catalogue as a person reads it.
enum CheckText {
    /// Lines much longer than this are hard to read, however wide the terminal is.
    private static let widest = 96
    private static let usual = 80

    static func style(for terminal: Terminal) -> TextStyle {
        TextStyle(
            colour: terminal.colour, width: min(terminal.columns ?? usual, widest), unicode: terminal.unicode)
    }

    /// One line per check, by family.
    static func list(_ catalogue: CheckCatalogue, _ style: TextStyle) -> String {
        let column = catalogue.checks.map(\.id.text.count).max() ?? 0
        var families: [String] = []
        for family in catalogue.checks.map(\.id.family) where !families.contains(family) { families.append(family) }
        var page = TextPage(style)
        for family in families {
            page.gap()
            for check in catalogue.checks where check.id.family == family {
                let filler = String(repeating: " ", count: column - check.id.text.count + 2)
                page.paragraph([TextSpan(check.id.text, .strong), TextSpan(filler)], [TextSpan(check.title)])
            }
        }
        page.gap()
        page.paragraph(["next: "], ["`upkeep explain CHECK` says why one matters and what to do about it"])
        return page.text
    }

    /// Everything about some checks.
    static func pages(_ checks: [Check], _ catalogue: CheckCatalogue, _ style: TextStyle) -> String {
        var page = TextPage(style)
        for check in checks {
            page.gap()
            write(check, catalogue, to: &page)
        }
        return page.text
    }

    private static func write(_ check: Check, _ catalogue: CheckCatalogue, to page: inout TextPage) {
        page.paragraph([], [TextSpan(check.id.text, .strong), TextSpan(": \(check.title)")])
        page.gap()
        page.paragraph(["  "], [TextSpan(check.why)])
        page.gap()
        page.paragraph(["  bad news is  "], [TextSpan(check.severity.rawValue, Ink(check.severity))])
        let causes = check.dependsOn.map(\.text).joined(separator: ", ")
        if !causes.isEmpty { page.paragraph(["  hangs on     "], [TextSpan(causes)]) }
        let effects = catalogue.checks.filter { $0.dependsOn.contains(check.id) }.map(\.id.text)
        if !effects.isEmpty { page.paragraph(["  explains     "], [TextSpan(effects.joined(separator: ", "))]) }
        page.paragraph(["  what to do   "], [TextSpan(check.remedy)])
    }
}
