package import Calendars
package import Incidents
package import Notifiers
package import UpkeepCore

/// All that a config says about watching. It may be replaced while the watch goes on.
package struct WatchPlan: Sendable {
    package var monitors: [Monitor]
    /// Jobs that report by themselves.
    package var heartbeats: [HeartbeatPlan]
    /// Who is told of a job; nil: whoever the plan says.
    package var heartbeatRoutes: [String: AlertRoute]
    package var maintenance: [MaintenanceWindow]
    package var opening: OpeningRule
    package var alerts: AlertRule
    /// Who is told of incidents of subjects that name nobody.
    package var route: AlertRoute
    /// How far back to look for what changed before something broke.
    package var lookback: Duration
    /// The hour that readers of alerts live by, at a given time.
    package var zone: @Sendable (Timestamp) -> ZoneOffset
    /// Where people reach this watch with a browser; nil when nowhere.
    package var publicURL: String?

    package init(
        monitors: [Monitor], heartbeats: [HeartbeatPlan] = [], heartbeatRoutes: [String: AlertRoute] = [:],
        maintenance: [MaintenanceWindow] = [], opening: OpeningRule = OpeningRule(), alerts: AlertRule = AlertRule(),
        route: AlertRoute = AlertRoute(channels: []), lookback: Duration = .seconds(3600),
        zone: @escaping @Sendable (Timestamp) -> ZoneOffset = { _ in .utc }, publicURL: String? = nil
    ) {
        self.monitors = monitors
        self.heartbeats = heartbeats
        self.heartbeatRoutes = heartbeatRoutes
        self.maintenance = maintenance
        self.opening = opening
        self.alerts = alerts
        self.route = route
        self.lookback = lookback
        self.zone = zone
        self.publicURL = publicURL
    }

    var rules: IncidentRules {
        var rules = IncidentRules(opening: opening, alerts: alerts)
        // What a job says of itself needs neither a second look nor a third.
        for heartbeat in heartbeats {
            rules.exceptions[heartbeat.subject] = OpeningRule(
                failures: 1, window: 1, successes: 1, confirmations: 0)
        }
        for monitor in monitors where !monitor.dependsOn.isEmpty {
            rules.dependencies[monitor.subject] = monitor.dependsOn
        }
        return rules
    }

    /// Everybody who is to hear of an incident that struck these subjects.
    func route(for subjects: [Subject], among monitors: [Subject: Monitor]) -> AlertRoute {
        var route = self.route
        var channels: [String] = []
        for subject in subjects {
            let own = monitors[subject]?.route ?? (subject.kind == .service ? heartbeatRoutes[subject.name] : nil)
            for name in (own ?? self.route).channels where !channels.contains(name) {
                channels.append(name)
            }
        }
        route.channels = channels
        return route
    }
}
