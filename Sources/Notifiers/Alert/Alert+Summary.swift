import UpkeepCore

extension Alert {
    /// One alert in the place of several: nothing of them is lost but their detail.
    ///
    /// - Precondition: `alerts` is not empty.
    package static func summary(of alerts: [Alert]) -> Alert {
        var summary = alerts[0]
        summary.kind = .summary
        summary.incident = "summary-\(alerts[0].incident)"
        summary.dedupKey = "\(alerts[0].dedupKey)-and-\(alerts.count - 1)-more"
        summary.members = alerts.map(AlertMember.init)
        summary.status = .worst(alerts.filter { $0.kind != .resolved }.map(\.status))
        summary.headline = headline(of: alerts)
        summary.change = nil
        summary.note = "told together because \(alerts.count) alerts were owed at once"
        summary.subjects = summary.members.map(\.line)
        summary.links = alerts[0].links
        summary.openedAt = alerts.map(\.openedAt).min() ?? summary.openedAt
        summary.at = alerts.map(\.at).max() ?? summary.at
        return summary
    }

    /// `9,800 opened, 200 resolved`, without the thousands' comma.
    private static func headline(of alerts: [Alert]) -> String {
        var counts: [Kind: Int] = [:]
        for alert in alerts { counts[alert.kind, default: 0] += 1 }
        let parts = Kind.allCases.compactMap { kind in counts[kind].map { "\($0) \(kind.word)" } }
        return "\(alerts.count) alerts: \(parts.joined(separator: ", "))"
    }
}

extension AlertMember {
    /// As a line of a list.
    fileprivate var line: String { "\(kind.word): \(headline)" }
}
