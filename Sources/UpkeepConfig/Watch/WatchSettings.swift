package import Checks
package import Incidents
package import UpkeepCore

/// All that the config says about `upkeep watch`.
package struct WatchSettings: Sendable {
    /// From the start of one look at a site to the start of the next, where the site does not say.
    package var every = Duration.zero
    /// Where the watch answers HTTP; nil: nowhere. Port 0: any that is free.
    package var listen: Endpoint?
    /// What requests that change something must show.
    package var token: Secret?
    /// Whether requests that only read must show it, too.
    package var protectsReads = false
    /// What people reach it by, for links in alerts; without a `/` at its end.
    package var publicURL: String?
    package var opening = OpeningRule()
    /// The zone of schedules that name none; nil: UTC.
    package var zone: LocatedText?
    package var store = StoreSettings()
    package var alerts = AlertSettings()
    /// Of every configured site, by name.
    package var sites: [String: SiteWatch] = [:]
    /// In the order of the config; ids are unique.
    package var heartbeats: [HeartbeatSettings] = []
    package var maintenance: [MaintenanceSettings] = []

    init() {}
}
