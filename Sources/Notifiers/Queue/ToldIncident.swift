package import UpkeepCore

/// What must be remembered of an incident until everyone who heard of it has heard that it is over.
package struct ToldIncident: Sendable, Hashable, Codable {
    package let incident: String
    package var route: AlertRoute
    /// The last word on it.
    package var alert: Alert
    /// When it was first told of, by the queue's own clock, which nobody can set; the alert's times may be by another.
    var since: Timestamp
    /// Channels that were told, with when they last were.
    package var told: [String: Timestamp] = [:]
    /// Channels that were told that it is over.
    package var ended: Set<String> = []
    package var acknowledgedAt: Timestamp?
    package var remindedAt: Timestamp?
    package var escalatedAt: Timestamp?
    package var closedAt: Timestamp?

    package init(_ alert: Alert, route: AlertRoute, at now: Timestamp) {
        incident = alert.incident
        since = now
        self.alert = alert
        self.route = route
    }

    var isOpen: Bool { closedAt == nil }

    /// When the next reminder of those who may still acknowledge is due; nil: never.
    var nextReminder: Timestamp? {
        guard isOpen, acknowledgedAt == nil, let every = route.remindEvery, every > .zero, !told.isEmpty else {
            return nil
        }
        return (remindedAt ?? told.values.min() ?? since) + every
    }

    /// When it is told to others too; nil: never, or it was.
    var nextEscalation: Timestamp? {
        guard isOpen, acknowledgedAt == nil, escalatedAt == nil, !route.escalateTo.isEmpty else { return nil }
        return route.escalateAfter.map { since + $0 }
    }
}
