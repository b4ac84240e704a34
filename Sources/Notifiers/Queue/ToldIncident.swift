package import UpkeepCore

/// What must be remembered of an incident until everyone who heard of it has heard that it is over.
package struct ToldIncident: Sendable, Hashable, Codable {
    package let incident: String
    package var route: AlertRoute
    /// The last word on it.
    package var alert: Alert
    /// Channels that were told, with when they last were.
    package var told: [String: Timestamp] = [:]
    /// Channels that were told that it is over.
    package var ended: Set<String> = []
    /// When people could first hear of it; nil: when it opened.
    package var begunAt: Timestamp?
    package var acknowledgedAt: Timestamp?
    package var remindedAt: Timestamp?
    package var escalatedAt: Timestamp?
    package var closedAt: Timestamp?

    package init(_ alert: Alert, route: AlertRoute) {
        incident = alert.incident
        self.alert = alert
        self.route = route
        begunAt = alert.at
    }

    var isOpen: Bool { closedAt == nil }

    /// When the next reminder of those who may still acknowledge is due; nil: never.
    var nextReminder: Timestamp? {
        guard isOpen, acknowledgedAt == nil, let every = route.remindEvery, every > .zero, !told.isEmpty else {
            return nil
        }
        return (remindedAt ?? told.values.min() ?? alert.openedAt) + every
    }

    /// When it is told to others too; nil: never, or it was.
    var nextEscalation: Timestamp? {
        guard isOpen, acknowledgedAt == nil, escalatedAt == nil, !route.escalateTo.isEmpty else { return nil }
        // What was silenced at first can have been acknowledged only since.
        return route.escalateAfter.map { max(begunAt ?? alert.openedAt, alert.openedAt) + $0 }
    }
}
