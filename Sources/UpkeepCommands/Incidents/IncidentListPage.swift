import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// Incidents, a line each, the newest last.
struct IncidentListPage {
    /// The newest last.
    let incidents: [Incident]
    /// Those in force.
    let silences: [SilenceRecord]
    let isOpenOnly: Bool
    let since: Timestamp
    let isEmptyStore: Bool
    let now: Timestamp
    let zone: LocalZone

    func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        guard !incidents.isEmpty else {
            writeEmpty(to: &page)
            return page.text
        }
        let column = incidents.map(\.shortName.count).max() ?? 0
        let durations = incidents.map { $0.duration(now) }
        let width = durations.map(\.count).max() ?? 0
        for (incident, duration) in zip(incidents, durations) {
            let severity = incident.closedAt == nil ? incident.severity.rawValue : "resolved"
            let ink = incident.closedAt == nil ? Ink(incident.severity) : .good
            page.paragraph(
                [
                    TextSpan(Self.pad(incident.shortName, column), .strong), "  ", TextSpan(Self.pad(severity, 8), ink),
                    TextSpan("  \(zone.text(incident.openedAt).dropLast(3))  ", .faint),
                    TextSpan(Self.pad(duration, width) + "  "),
                ],
                [TextSpan(incident.headline), TextSpan(remark(incident), .faint)])
        }
        page.gap()
        let open = incidents.filter { $0.closedAt == nil }
        let resolved = incidents.count - open.count
        let counts =
            isOpenOnly
            ? "\(open.count) open" : "\(open.count) open, \(resolved) resolved since \(zone.text(since).prefix(10))"
        page.paragraph([], [TextSpan("\(counts); times in \(zone.offset(at: now).name)", .strong)])
        if let first = (open.isEmpty ? incidents : open).last {
            page.paragraph(["next: "], ["`upkeep incidents \(first.id.number)` shows all of it"])
        }
        return page.text
    }

    private func writeEmpty(to page: inout TextPage) {
        if isEmptyStore {
            page.paragraph([], ["nothing has been recorded yet, so there is no incident"])
            page.paragraph(["next: "], ["`upkeep watch` keeps looking; `--state FOLDER` names another store"])
        } else if isOpenOnly {
            page.paragraph([], [TextSpan("no incident is open", .good)])
            page.paragraph(["next: "], ["`upkeep incidents` lists those of the last days"])
        } else {
            page.paragraph([], [TextSpan("no incident is open, and none was since \(zone.fullText(since))", .good)])
            page.paragraph(["next: "], ["`upkeep incidents --since 90d` looks further back"])
        }
    }

    /// ` (3 subjects, flapping, acknowledged by anna)`.
    private func remark(_ incident: Incident) -> String {
        var parts: [String] = []
        if incident.members.count > 1 { parts.append("\(incident.members.count) subjects") }
        if incident.closedAt == nil {
            if incident.isFlapping { parts.append("comes and goes") }
            let word = silences.first { $0.kind == .acknowledgement && $0.incident == incident.id.description }
            if let author = word?.author ?? incident.acknowledgedBy { parts.append("acknowledged by \(author)") }
        }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
