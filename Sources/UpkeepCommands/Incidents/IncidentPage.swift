import Incidents
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem

/// One incident as a person reads it: what, since when, why, what changed before, whom it struck, who was told.
struct IncidentPage {
    /// The members that are spelt out; the JSON has all.
    private static let mostMembers = 50

    let story: IncidentStory
    let zone: LocalZone

    private var incident: Incident { story.incident }

    func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        writeHead(to: &page)
        writeVerdict(to: &page)
        writeChanges(to: &page)
        writeMembers(to: &page)
        writeTold(to: &page)
        page.gap()
        page.paragraph(["next: "], [TextSpan(next)])
        return page.text
    }

    private func writeHead(to page: inout TextPage) {
        let isOpen = incident.closedAt == nil
        let status = isOpen ? incident.severity : .ok
        page.paragraph(
            [
                TextSpan("\(status.mark(unicode: page.style.unicode)) ", Ink(status)),
                TextSpan("\(incident.shortName) ", .strong),
            ], [TextSpan(incident.headline, Ink(status))])
        var words = isOpen ? [incident.severity.rawValue] : ["resolved", "was \(incident.severity.rawValue)"]
        if incident.isFlapping { words.append("comes and goes") }
        words.append(incident.duration(story.now))
        page.paragraph(["  "], [TextSpan(words.joined(separator: ", "))])
        let end = incident.closedAt.map { " to \(zone.fullText($0))" } ?? ""
        page.paragraph(["  "], [TextSpan("since \(zone.fullText(incident.openedAt))\(end)")])
        if let cause = incident.cause { page.paragraph(["  cause: "], [TextSpan(cause.description)]) }
        page.paragraph(["  "], [TextSpan("id \(incident.id), found by \(incident.check)", .faint)])
        if !incident.absorbed.isEmpty {
            let absorbed = incident.absorbed.map { "#\($0.number)" }.joined(separator: ", ")
            page.paragraph(["  "], [TextSpan("the same cause as \(absorbed), which went into it")])
        }
    }

    private func writeVerdict(to page: inout TextPage) {
        let remedy = incident.remedy ?? incident.verdict?.remedy
        guard incident.verdict != nil || remedy != nil else { return }
        page.gap()
        if let verdict = incident.verdict {
            let confidence = verdict.confidence == .cannotTell ? "cannot tell for certain" : verdict.confidence.rawValue
            page.paragraph(
                ["verdict: "],
                [TextSpan("\(verdict.summary) (\(confidence))"), TextSpan(" [\(verdict.code.rawValue)]", .faint)])
            if let missing = verdict.missing { page.paragraph(["missing: "], [TextSpan(missing)]) }
        }
        if let remedy { page.paragraph(["hint: "], [TextSpan(remedy)]) }
    }

    private func writeChanges(to page: inout TextPage) {
        page.gap()
        guard !story.changes.isEmpty else {
            page.paragraph(["what changed before: "], ["nothing that is known, within the hour"])
            return
        }
        page.paragraph([TextSpan("what changed before:", .strong)], [])
        for line in story.changes {
            page.paragraph([TextSpan("  \(zone.text(line.at))  ", .faint)], [TextSpan(line.sentence)])
        }
    }

    private func writeMembers(to page: inout TextPage) {
        page.gap()
        let members = incident.members
        let bad = members.count { $0.recoveredAt == nil }
        let count = members.count == 1 ? "1 subject" : "\(members.count) subjects"
        let now = incident.closedAt == nil && bad < members.count ? ", \(bad) still bad" : ""
        page.paragraph([TextSpan("struck \(count)\(now):", .strong)], [])
        let column =
            members.prefix(Self.mostMembers).map { DisplayWidth.of(PrintableText.escaped($0.subject.name)) }
            .filter { $0 <= 28 }.max() ?? 0
        for member in members.prefix(Self.mostMembers) {
            let status = member.recoveredAt == nil && incident.closedAt == nil ? member.status : .ok
            let word = status == .ok ? "well" : status.rawValue
            let width = DisplayWidth.of(PrintableText.escaped(member.subject.name))
            let recovered = member.recoveredAt.map { " to \(zone.text($0).suffix(8))" } ?? ""
            page.paragraph(
                [
                    TextSpan("  \(word)\(String(repeating: " ", count: 10 - word.count))", Ink(status)),
                    TextSpan(member.subject.name, .strong),
                    TextSpan(String(repeating: " ", count: max(0, column - width) + 2)),
                ],
                [
                    TextSpan(member.summary),
                    TextSpan(" (since \(zone.text(member.since).suffix(8))\(recovered))", .faint),
                ])
        }
        let rest = members.count - Self.mostMembers
        if rest > 0 { page.paragraph(["  "], [TextSpan("and \(rest) more; `--format json` has all")]) }
    }

    private func writeTold(to page: inout TextPage) {
        page.gap()
        for channel in story.channels {
            let end = channel.isEnded ? ", and that it is over" : ""
            page.paragraph(
                ["told: "], [TextSpan("`\(channel.name)`, last at \(zone.fullText(channel.at))\(end)")])
        }
        if let word = story.acknowledgement {
            let reason = word.reason.isEmpty ? "" : ": \(word.reason)"
            page.paragraph(
                ["acknowledged: "], [TextSpan("by \(word.author) at \(zone.fullText(word.from))\(reason)")])
        } else if let author = incident.acknowledgedBy {
            page.paragraph(["acknowledged: "], [TextSpan("by \(author)")])
        }
    }

    private var next: String {
        if incident.closedAt != nil {
            return
                "`upkeep timeline --since \"\(zone.text(incident.openedAt + .seconds(-600)).dropLast(3))\"` shows what "
                + "happened around it"
        }
        if story.acknowledgement != nil || incident.acknowledgedBy != nil {
            return "`upkeep resume \(incident.id.number)` takes the acknowledgement back"
        }
        return "`upkeep ack \(incident.id.number)` says that you have it"
    }
}
