package import UpkeepCore

/// Who was told of an incident, as it is remembered when nobody is to be told any more.
package struct AlertDeliveries: Sendable, Hashable, Codable {
    /// Channels that were told, with when they last were of its going on.
    package private(set) var channels: [String: Timestamp] = [:]
    /// Channels that were told that it is over.
    package private(set) var ended: Set<String> = []

    package init() {}

    package mutating func take(_ incident: ToldIncident) {
        channels.merge(incident.told) { max($0, $1) }
        // It may have been opened again under the same name.
        ended = ended.subtracting(incident.told.keys).union(incident.ended)
    }

    /// The queue has forgotten the incident, which it does when all who were told of it have heard its end.
    package mutating func end() { ended.formUnion(channels.keys) }
}
