package import Notifiers

/// Who is told of incidents, and how.
package struct AlertSettings: Sendable {
    /// In the order of the config; names are unique, and every fallback is one of them.
    package var channels: [AlertChannel] = []
    /// For whatever has no channels of its own.
    package var route = AlertRoute(channels: [])
    package var deadMan: DeadManSwitch.Settings?

    package init() {}

    /// Whether everybody is told in the same way.
    package func isSame(as other: AlertSettings) -> Bool {
        route == other.route && deadMan == other.deadMan && channels.elementsEqual(other.channels) { $0.isSame(as: $1) }
    }

    /// Who is told, given the `alert` key of a site or of a heartbeat.
    /// - Returns: nil when nobody is.
    package func route(for alert: [String]?) -> AlertRoute? {
        var route = route
        if let alert { route.channels = alert }
        return route.channels.isEmpty ? nil : route
    }
}
