import UpkeepCore

/// The catalogue as a person reads it.
enum CheckText {
    /// One line per check, by family.
    static func list(_ catalogue: CheckCatalogue) -> String {
        let width = catalogue.checks.map(\.id.text.count).max() ?? 0
        var text = ""
        var family = ""
        for check in catalogue.checks {
            if check.id.family != family {
                text += family.isEmpty ? "" : "\n"
                family = check.id.family
            }
            let padding = String(repeating: " ", count: width - check.id.text.count)
            text += "\(check.id)\(padding)  \(check.title)\n"
        }
        return text + "\n`upkeep explain CHECK` says why it matters and what to do\n"
    }

    /// Everything about one check.
    static func page(_ check: Check, _ catalogue: CheckCatalogue) -> String {
        var text = "\(check.id): \(check.title)\n\n"
        text += wrapped(check.why) + "\n"
        text += "bad news is      \(check.severity.rawValue)\n"
        if !check.dependsOn.isEmpty {
            text += "hangs on         \(check.dependsOn.map(\.text).joined(separator: ", "))\n"
        }
        let consequences = catalogue.checks.filter { $0.dependsOn.contains(check.id) }.map(\.id.text)
        if !consequences.isEmpty { text += "explains         \(consequences.joined(separator: ", "))\n" }
        return text + "\nwhat to do:\n" + wrapped(check.remedy)
    }

    private static func wrapped(_ text: String, width: Int = 96) -> String {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, line.count + 1 + word.count > width {
                    lines.append(line)
                    line = ""
                }
                line += line.isEmpty ? String(word) : " \(word)"
            }
            lines.append(line)
        }
        return lines.map { "  \($0)\n" }.joined()
    }
}
