/// An alert with where it is to go.
package struct RoutedAlert: Sendable, Hashable, Codable {
    package var alert: Alert
    package var route: AlertRoute

    package init(_ alert: Alert, to route: AlertRoute) {
        self.alert = alert
        self.route = route
    }
}
