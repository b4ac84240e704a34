import Incidents
import UpkeepCore

extension SiteKeys {
    /// What `upkeep watch` wants to know of a site, and `defaults` may say for all.
    static let watched: [Key<SiteDraft>] = [
        Key(
            "every", .span(.seconds(1)...(.seconds(86_400))), standard: .words("that of `watch`"), example: "30s",
            otherNames: WatchKeys.intervalNames,
            "from the start of one look to the start of the next; `upkeep watch` looks so often, `upkeep check` looks once"
        ) { $0.watch.every = $1 },
        Key(
            "machine", .name, example: "web1", otherNames: ["runs_on", "server", "node"],
            "the machine that serves it, as its operators call it: sites that fail with their machine are one incident"
        ) { $0.watch.machine = $1 },
        Key(
            "alert", .channelsOrNone, standard: .words("`alerts.to`"), example: "[ops]", shown: false,
            otherNames: ["alerts", "notify", "channels"],
            "the channels to tell instead of `alerts.to`; `none`: nobody"
        ) { $0.watch.alert = $1 },
        Key(
            "slo", .serviceLevel, example: "99.9% over 30d", otherNames: ["sla", "service_level", "objective"],
            "what was promised: a share of time in which it is up, over a window that ends now"
        ) { $0.watch.serviceLevel = $1 },
    ]

    /// Each site's own.
    static let dependsOn = Key<SiteDraft>(
        "depends_on", .many(.site), example: "[mail]", shown: false, otherNames: ["parents", "requires", "needs"],
        "names of sites that it needs: while one of them is down, this one is part of that incident"
    ) { $0.watch.dependsOn = $1 }
}
