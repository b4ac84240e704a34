/// An alert with where it is to go.
package struct RoutedAlert: Sendable, Hashable, Codable {
    package var alert: Alert
    package var route: AlertRoute
    /// Whoever has heard of the incident hears no more than that, until they are reminded.
    package var isForNewcomers: Bool

    package init(_ alert: Alert, to route: AlertRoute, isForNewcomers: Bool = false) {
        self.alert = alert
        self.route = route
        self.isForNewcomers = isForNewcomers
    }
}
