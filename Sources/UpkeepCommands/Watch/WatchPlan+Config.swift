import Checks
import Incidents
import Notifiers
import UpkeepConfig
import UpkeepCore
import UpkeepWatch

extension WatchPlan {
    /// How often what only the command line names is looked at.
    private static let standardInterval = Duration.seconds(60)

    /// What a config says about watching these sites.
    init(_ config: WatchedConfig, _ calendar: WatchCalendar) throws {
        let watch = config.configuration?.watch
        let subjects = Dictionary(config.sites.map { ($0.name, $0.subject) }) { first, _ in first }
        let monitors = config.sites.map { site in
            let own = watch?.sites[site.name]
            return Monitor(
                site, every: own?.every ?? watch?.every ?? Self.standardInterval, host: own?.machine,
                dependsOn: Set((own?.dependsOn ?? []).compactMap { subjects[$0] }),
                route: own?.alert.map { names in
                    var route = watch?.alerts.route ?? AlertRoute(channels: [])
                    route.channels = names
                    return route
                }, level: own?.serviceLevel)
        }
        self.init(
            monitors: monitors, heartbeats: try watch?.heartbeats.map { try calendar.plan($0) } ?? [],
            heartbeatRoutes: Dictionary(
                (watch?.heartbeats ?? []).compactMap { heartbeat in
                    heartbeat.alert.map { names in
                        var route = watch?.alerts.route ?? AlertRoute(channels: [])
                        route.channels = names
                        return (heartbeat.id, route)
                    }
                }
            ) { first, _ in first }, maintenance: try watch?.maintenance.map { try calendar.window($0) } ?? [],
            opening: watch?.opening ?? OpeningRule(),
            route: watch?.alerts.route ?? AlertRoute(channels: []), zone: calendar.hour, publicURL: watch?.publicURL)
    }
}
