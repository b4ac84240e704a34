package import UpkeepCore

/// One alert of those that a summary stands for.
package struct AlertMember: Sendable, Hashable, Codable {
    package var incident: String
    package var dedupKey: String
    package var kind: Alert.Kind
    package var status: Status
    package var headline: String
    package var at: Timestamp

    package init(_ alert: Alert) {
        incident = alert.incident
        dedupKey = alert.dedupKey
        kind = alert.kind
        status = alert.status
        headline = alert.headline
        at = alert.at
    }
}
