import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// The timeline as a person reads it: a line for each entry, what proves it below.
struct TimelinePage {
    /// A longer name does not move the others' sentences.
    private static let widestName = 28
    /// Elements of a list that are spelt out; `-v` shows all.
    private static let mostListed = 8

    let now: Timestamp
    let zone: LocalZone
    let limit: Int
    let since: Timestamp?
    /// The newest last.
    var events: [LedgerEvent] = []
    /// By id, as far as the events may speak of them.
    var incidents: [String: Incident] = [:]
    /// Whether there may be more than what was asked for.
    var isFiltered = false

    var shown: ArraySlice<LedgerEvent> { events.suffix(limit) }

    func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        guard !events.isEmpty else {
            writeEmpty(to: &page)
            return page.text
        }
        let column =
            shown.map { DisplayWidth.of(PrintableText.escaped($0.event.subject.name, unicode: style.unicode)) }
            .filter { $0 <= Self.widestName }.max() ?? 0
        for event in shown { write(event, column, to: &page) }
        page.gap()
        let zones = shown.map { zone.offset(at: $0.event.at).name }
        let names = zones.enumerated().filter { zones.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        let count = shown.count == 1 ? "1 entry" : "\(shown.count) entries"
        page.paragraph([], [TextSpan("\(count), times in \(names.joined(separator: " and "))", .strong)])
        if events.count > shown.count {
            page.paragraph(["hint: "], [TextSpan("there are earlier ones: `--limit \(limit * 4)`, or `--since`")])
        }
        return page.text
    }

    private func writeEmpty(to page: inout TextPage) {
        if isFiltered {
            let from = since.map { " since \(zone.fullText($0))" } ?? ""
            page.paragraph([], [TextSpan("nothing of that kind happened\(from)")])
            page.paragraph(["next: "], ["`upkeep timeline` shows the last entries of all"])
        } else {
            page.paragraph([], ["nothing has been recorded yet"])
            page.paragraph(
                ["next: "],
                ["`upkeep watch` keeps looking and writes down what happens; `upkeep note \"…\"` adds what you did"])
        }
    }

    private func write(_ entry: LedgerEvent, _ column: Int, to page: inout TextPage) {
        let event = entry.event
        let kind = event.kind.rawValue
        let width = DisplayWidth.of(PrintableText.escaped(event.subject.name, unicode: page.style.unicode))
        let lead = [
            TextSpan(zone.text(event.at), .faint), "  ", TextSpan(kind, ink(event)),
            TextSpan(String(repeating: " ", count: 10 - kind.count)), TextSpan(event.subject.name, .strong),
            TextSpan(String(repeating: " ", count: max(0, column - width) + 2)),
        ]
        page.paragraph(lead, [TextSpan(event.summary), TextSpan(remark(entry), .faint)])
        for row in rows(event, isWhole: page.style.verbosity > 0) {
            let indent = String(repeating: " ", count: 23 + 2 * row.depth)
            page.paragraph([TextSpan(indent), TextSpan("\(row.key) ", .faint)], [TextSpan(row.value)])
        }
    }

    /// Who said so, and what came of it: ` (#17, critical, open for 12 min)`.
    private func remark(_ entry: LedgerEvent) -> String {
        var parts: [String] = []
        if let id = entry.incident, let incident = incidents[id] {
            parts.append(incident.shortName)
            // Its end says by itself how long it was.
            if entry.event.kind == .incident, !isEnd(entry.event) {
                if case .text(let severity)? = entry.event.evidence["severity"] { parts.append(severity) }
                parts.append(incident.duration(now))
            }
        }
        if let author = entry.author { parts.append("by \(author)") }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// What a reader needs to see at once of an incident or a change; of everything else, and the rest, with `-v`.
    private func rows(_ event: TimelineEvent, isWhole: Bool) -> [EvidenceText.Row] {
        if isWhole { return EvidenceText.rows(event.evidence) }
        var evidence = Evidence()
        for entry in event.evidence.entries {
            switch (event.kind, entry.key, entry.value) {
            case (.finding, _, _), (_, "severity", _): continue
            // The summary names them.
            case (_, TimelineEvent.touchedKey, _): continue
            // The sentences of what changed say how long before.
            case (.incident, "changedAt", _): continue
            // One member is the subject itself.
            case (_, "members", .integer(...1)): continue
            case (_, "members", .list(let values)) where values.count < 2: continue
            case (.incident, _, _) where isEnd(event): continue
            case (_, _, .list(let values)) where values.count > Self.mostListed:
                evidence[entry.key] = .list(
                    values.prefix(Self.mostListed) + ["and \(values.count - Self.mostListed) more"])
            default: evidence[entry.key] = entry.value
            }
        }
        return EvidenceText.rows(evidence)
    }

    private func isEnd(_ event: TimelineEvent) -> Bool { event.summary.hasPrefix("resolved") }

    private func ink(_ event: TimelineEvent) -> Ink {
        guard event.kind == .incident || event.kind == .finding else { return .plain }
        if isEnd(event) { return .good }
        guard case .text(let word)? = event.evidence["severity"] ?? event.evidence["status"],
            let status = Status(rawValue: word)
        else { return .plain }
        return Ink(status)
    }
}
