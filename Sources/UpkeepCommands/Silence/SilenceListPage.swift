import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// What is silenced or acknowledged, a line each.
struct SilenceListPage {
    /// Those in force, the oldest first.
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
            let until =
                record.until.map { "until \(zone.fullText($0)), \(DurationText.spoken($0 - now)) to go" }
                ?? "until it is resolved"
            let reason = record.reason.isEmpty ? "" : ": \(record.reason)"
            page.paragraph(
                [TextSpan(name, .strong), TextSpan(String(repeating: " ", count: column - name.count + 2))],
                [
                    TextSpan("\(Self.words(record)) \(until)"),
                    TextSpan(" (\(record.kind.rawValue) by \(record.author)\(reason))", .faint),
                ])
        }
        page.gap()
        page.paragraph(["next: "], ["`upkeep resume \(names.first ?? "NAME")` ends it now"])
        return page.text
    }

    /// What to give to `upkeep resume`.
    static func name(_ record: SilenceRecord) -> String {
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
