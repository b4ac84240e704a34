package import Checks
package import Incidents
package import Notifiers
package import UpkeepCore

/// One site that is watched, with what the config says about watching it.
package struct Monitor: Sendable, Hashable {
    package var site: Site
    /// One look per this long, at a fixed rate.
    package var every: Duration
    /// The machine it runs on, as its operators call it.
    package var host: String?
    /// Other watched subjects that it needs.
    package var dependsOn: Set<Subject>
    /// Who is told; nil: whoever the plan says.
    package var route: AlertRoute?
    package var level: ServiceLevel?

    package init(
        _ site: Site, every: Duration, host: String? = nil, dependsOn: Set<Subject> = [], route: AlertRoute? = nil,
        level: ServiceLevel? = nil
    ) {
        self.site = site
        self.every = every
        self.host = host
        self.dependsOn = dependsOn
        self.route = route
        self.level = level
    }

    package var subject: Subject { site.subject }
}
