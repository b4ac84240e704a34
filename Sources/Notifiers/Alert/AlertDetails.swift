import UpkeepCore

/// An alert below its title, in pieces that every channel lays out in its own notation. All text is safe to show, none
/// of it is escaped for any notation yet.
struct AlertDetails {
    /// Lists longer than this end with how many more there are.
    static let shownSubjects = 20
    private static let lineLimit = 1000

    /// What changed before it.
    let change: String?
    let note: String?
    let subjects: [String]
    /// `and 47 more`
    let more: String?
    let links: [AlertLink]
    /// `opened`, `since`, … with their values, in order.
    let facts: [(name: String, value: String)]

    init(_ alert: Alert, shown: Int = shownSubjects) {
        change = alert.change.map {
            let text = $0.oneLine.clipped(Self.lineLimit, .characters)
            // What says itself how long before it was needs no more words.
            return text.contains(" before: ") ? text : "changed before: \(text)"
        }
        note = alert.note.map { $0.oneLine.clipped(Self.lineLimit, .characters) }
        // One subject alone is what the headline names already.
        let listed = alert.subjects.count == 1 && alert.headline.contains(alert.subjects[0]) ? [] : alert.subjects
        subjects = listed.prefix(shown).map { $0.oneLine.clipped(300, .characters) }
        more = listed.count > shown ? "and \(listed.count - shown) more" : nil
        links = alert.links.prefix(10).map {
            AlertLink(title: $0.title.oneLine.clipped(100, .characters), url: $0.url.oneLine)
        }
        facts = Self.facts(alert)
    }

    private static func facts(_ alert: Alert) -> [(name: String, value: String)] {
        var facts: [(name: String, value: String)] = []
        switch alert.kind {
        case .test: facts.append(("sent", alert.zone.text(alert.at)))
        case .summary: facts.append(("first opened", alert.zone.text(alert.openedAt)))
        default: facts.append(("opened", alert.zone.text(alert.openedAt)))
        }
        if alert.kind == .resolved { facts.append(("resolved", alert.zone.text(alert.at))) }
        if alert.kind != .opened, let length = alert.openFor {
            facts.append((alert.kind == .resolved ? "lasted" : "open for", DurationText.spoken(length)))
        }
        if !alert.vantage.isEmpty { facts.append(("seen from", alert.vantage.oneLine.clipped(100, .characters))) }
        if alert.kind != .test, alert.kind != .summary {
            facts.append(("incident", alert.incident.oneLine.clipped(100, .characters)))
        }
        return facts
    }

    /// As plain text, one thing a line, subjects with a dash; without a newline at the end.
    var plainText: String {
        var lines: [String] = []
        if let change { lines.append(change) }
        if let note { lines.append(note.hasPrefix("what to do: ") ? note : "note: \(note)") }
        lines += subjects.map { "- \($0)" }
        if let more { lines.append(more) }
        lines += facts.map { "\($0.name): \($0.value)" }
        lines += links.map { "\($0.title): \($0.url)" }
        return lines.joined(separator: "\n")
    }
}
