import UpkeepCore

/// Which findings of a subject are different from those of the look before.
enum FindingNews {
    /// Only what was seen both times, or is bad now: what could not be looked at is no news, and what another finding
    /// explains is told by that one.
    static func events(before: [Finding], after: [Finding]) -> [TimelineEvent] {
        guard !before.isEmpty else { return [] }
        let earlier = Dictionary(before.map { ($0.check, $0) }) { $0.status.gravity >= $1.status.gravity ? $0 : $1 }
        let now = Dictionary(after.map { ($0.check, $0) }) { $0.status.gravity >= $1.status.gravity ? $0 : $1 }
        return now.values.sorted { $0.check < $1.check }.compactMap { finding in
            let was = earlier[finding.check]?.status ?? .ok
            guard finding.suppressedBy == nil, finding.status != was, finding.status != .unknown,
                was != .unknown || finding.status != .ok
            else { return nil }
            return TimelineEvent(
                kind: .finding, at: finding.observedAt, subject: finding.subject,
                summary: "\(finding.check.text) \(was.rawValue) → \(finding.status.rawValue): \(finding.summary)",
                evidence: ["check": .text(finding.check.text), "status": .text(finding.status.rawValue)])
        }
    }
}
