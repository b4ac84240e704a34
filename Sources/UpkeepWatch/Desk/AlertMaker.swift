import Incidents
import Notifiers
import UpkeepCore

/// Words for what people are owed.
struct AlertMaker {
    let zone: ZoneOffset
    let vantage: String
    let publicURL: String?

    /// One alert, and at the end one more for every incident that this one took over after people had heard of it.
    func alerts(for owed: OwedAlert, _ incident: Incident?, changed: WhatChanged.Line?) -> [Alert] {
        var alert = Alert(
            incident: owed.key, kind: kind(owed.kind), status: incident?.severity ?? owed.severity,
            headline: owed.headline, change: changed?.sentence, subjects: subjects(owed, incident),
            links: links(owed.key), openedAt: incident?.openedAt ?? owed.at, at: owed.at, note: note(owed, incident),
            zone: zone, vantage: vantage)
        guard owed.kind == .resolved else { return [alert] }
        alert.change = nil
        let others = owed.closes.filter { $0 != owed.key }.map { key in
            var other = alert
            other.incident = key
            other.dedupKey = "upkeep-\(key)"
            other.note = "it turned out to be incident \(owed.key), which is over"
            return other
        }
        return [alert] + others
    }

    private func kind(_ kind: OwedAlert.Kind) -> Alert.Kind {
        switch kind {
        case .opened: .opened
        case .worsened: .updated
        case .flapping: .flapping
        case .resolved: .resolved
        }
    }

    /// Those that are bad, the one that names the cause first; at the end all that were.
    private func subjects(_ owed: OwedAlert, _ incident: Incident?) -> [String] {
        var names = [owed.subject.name]
        for member in incident?.members ?? [] where owed.kind == .resolved || member.recoveredAt == nil {
            if !names.contains(member.subject.name) { names.append(member.subject.name) }
        }
        // A cause that is nobody's subject, such as an address, is in the headline.
        let isMember = incident?.members.contains { $0.subject == owed.subject } ?? true
        return isMember ? names : Array(names.dropFirst())
    }

    private func note(_ owed: OwedAlert, _ incident: Incident?) -> String? {
        switch owed.kind {
        case .opened: owed.remedy.map { "what to do: \($0)" }
        case .worsened: "it was a warning and is critical now"
        case .flapping: "it comes and goes; no more is told until it settles"
        case .resolved: nil
        }
    }

    private func links(_ key: String) -> [AlertLink] {
        publicURL.map { [AlertLink(title: "all about it", url: "\($0)/api/v1/incidents/\(key)")] } ?? []
    }
}
