package import UpkeepCore

/// The page that describes every check, written from the catalogue so that it cannot fall behind.
package enum CheckReference {
    /// The whole page, in Markdown, ending in a newline.
    package static func markdown(_ catalogue: CheckCatalogue = .upkeep) -> String {
        let families = self.families(catalogue)
        let overview = families.map { "\n| **\($0.name)** | | |" + $0.checks.map(row).joined() }.joined()
        let details = families.map { "\n## \($0.name)\n" + $0.checks.map { section($0, catalogue) }.joined() }.joined()
        return opening + "\n\n| Check | What it asks about | Bad news is |\n|---|---|---|" + overview + "\n" + details
    }

    private static let opening = """
        # Checks

        Everything that Upkeep asks about sites and zones. This page is written from the catalogue in `Sources/Checks`; \
        `make docs` rewrites it. `upkeep explain CHECK` prints the same \
        about one check, and `upkeep check --only CHECK` asks that one alone.

        - A check answers `ok`, `warning`, `critical` or `unknown`. What could not be looked at is `unknown` with the \
        reason, never `ok`.
        - *Hangs on* names the checks whose bad answer makes this one meaningless. A bad answer is then reported under \
        its cause, so that one fault gives one alarm.
        - *Bad news is* how grave a bad answer is, unless the judge sees a reason to say otherwise, such as an \
        expiry date that is near but not there.
        """

    private static let names = [
        ("dns", "Names (`dns`)"), ("tcp", "Connections (`tcp`)"), ("tls", "Encryption (`tls`)"),
        ("http", "Web sites (`http`)"), ("alert", "Alerts (`alert`)"),
    ]

    /// The checks by family, families and checks in the catalogue's order.
    private static func families(_ catalogue: CheckCatalogue) -> [(name: String, checks: [Check])] {
        var order: [String] = []
        for check in catalogue.checks where !order.contains(check.id.family) { order.append(check.id.family) }
        return order.map { family in
            let name = names.first { $0.0 == family }?.1 ?? "`\(family)`"
            return (name, catalogue.checks.filter { $0.id.family == family })
        }
    }

    private static func row(_ check: Check) -> String {
        "\n| [`\(check.id)`](#\(anchor(check))) | \(check.title) | \(check.severity.rawValue) |"
    }

    private static func section(_ check: Check, _ catalogue: CheckCatalogue) -> String {
        let explained = catalogue.checks.filter { $0.dependsOn.contains(check.id) }.map(\.id)
        let facts: [(String, String)] = [
            ("Why it matters", check.why), ("Bad news is", "`\(check.severity.rawValue)`"),
            ("Hangs on", list(check.dependsOn)), ("Explains", list(explained)), ("What to do", check.remedy),
        ]
        return "\n### `\(check.id)`\n\n\(check.title)\n\n"
            + facts.filter { !$0.1.isEmpty }.map { "- **\($0.0):** \($0.1)\n" }.joined()
    }

    private static func list(_ checks: [CheckID]) -> String {
        checks.map { "`\($0)`" }.joined(separator: ", ")
    }

    /// The heading's anchor: punctuation other than hyphens is dropped.
    private static func anchor(_ check: Check) -> String { check.id.text.filter { $0 != "." } }
}
