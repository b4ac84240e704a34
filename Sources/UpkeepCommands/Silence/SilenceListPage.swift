import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// What is silenced or acknowledged, and what maintenance is planned, a line each.
struct SilenceListPage {
    /// Those in force, the oldest first, and then those that the config plans.
    let records: [SilenceRecord]
    let now: Timestamp
    let zone: LocalZone

    func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        guard !records.isEmpty else {
            page.paragraph([], ["nothing is silenced"])
            page.paragraph(["next: "], ["`upkeep silence NAME --for 2h` holds alerts back"])
            return page.text
        }
        let names = records.map(Self.name)
        let column = names.map(\.count).max() ?? 0
        for (record, name) in zip(records, names) {
            let until = time(record)
            let reason = record.reason.isEmpty ? "" : ": \(record.reason)"
            page.paragraph(
                [TextSpan(name, .strong), TextSpan(String(repeating: " ", count: column - name.count + 2))],
                [
                    TextSpan("\(Self.words(record)) \(until)"),
                    TextSpan(" (\(record.kind.rawValue) by \(record.author)\(reason))", .faint),
                ])
        }
        page.gap()
        if let first = records.first(where: { $0.kind != .maintenance }) {
            page.paragraph(["next: "], ["`upkeep resume \(Self.name(first))` ends it now"])
        } else {
            page.paragraph(["hint: "], ["what is planned ends when the config says so, or no longer does"])
        }
        return page.text
    }

    private func time(_ record: SilenceRecord) -> String {
        guard let until = record.until else { return "until it is resolved" }
        guard record.from <= now else { return "from \(zone.fullText(record.from)) until \(zone.fullText(until))" }
        return "until \(zone.fullText(until)), \(DurationText.spoken(until - now)) to go"
    }

    /// What to give to `upkeep resume`; what the config plans is nothing for that.
    static func name(_ record: SilenceRecord) -> String {
        if record.kind == .maintenance { return "planned" }
        guard record.kind == .acknowledgement, let id = record.incident.flatMap({ Incident.ID($0) }) else {
            return record.id
        }
        return "\(id.number)"
    }

    static func words(_ record: SilenceRecord) -> String {
        if record.kind == .acknowledgement, let incident = record.incident {
            return Incident.ID(incident).map { "incident #\($0.number)" } ?? "incident \(incident)"
        }
        return SilenceTarget(record)?.words ?? "`\(record.scope ?? "?")`"
    }
}
