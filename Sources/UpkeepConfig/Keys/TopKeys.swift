import UpkeepCore

/// The keys at the top of a config file.
enum TopKeys {
    static let top = KeyGroup<TopDraft>(
        [
            Key(
                "ca_file", .pemFile(NamedFile.authorities), standard: .words("the system's roots"),
                example: "/etc/ssl/private-ca.pem",
                shown: false,
                "a PEM file with the certificate authorities to trust instead of the system's; a site's `tls.ca_file` adds to them"
            ) { $0.caFile = $1 },
            Key(
                "resolvers", .many(.resolver), standard: .words("the system's"),
                example: "[192.0.2.53, '[2001:db8::53]:5353']",
                shown: false,
                "DNS servers to ask instead of the system's; those of several files are put together; the hosts file is then left aside, but for `localhost`"
            ) { $0.resolvers = $1 },
            Key(
                "defaults", .raw(expected: SiteKeys.defaults.expected, schema: SiteKeys.defaults.schema), example: "",
                children: SiteKeys.defaults.keys.map(\.doc),
                "what holds for every site that does not say otherwise: any key of a site but `url` and `name`"
            ) { $0.defaults = $1 },
            Key(
                "sites",
                .list(of: .raw(expected: SiteKeys.site.expected, schema: SiteKeys.site.schema.restrictedByKind())),
                example: "", children: SiteKeys.site.keys.map(\.doc),
                "what to look at; those of several files are put together"
            ) { $0.sites = $1 },
            Key(
                "watch", .raw(expected: WatchKeys.watch.expected, schema: WatchKeys.watch.schema), example: "",
                children: WatchKeys.watch.keys.map(\.doc), otherNames: ["monitor", "server", "daemon"],
                "how `upkeep watch` keeps looking"
            ) { $0.watch = $1 },
            Key(
                "alerts", .raw(expected: AlertKeys.alerts.expected, schema: AlertKeys.alerts.schema), example: "",
                children: AlertKeys.alerts.keys.map(\.doc), otherNames: ["alerting", "notifications", "notify"],
                "whom `upkeep watch` tells of incidents, and how"
            ) { $0.alerts = $1 },
            Key(
                "heartbeats",
                .list(of: .draft(HeartbeatKeys.heartbeat, fresh: HeartbeatKeys.standard)),
                example: """

                    - id: backup-db
                      cron: '30 2 * * *'
                      zone: Europe/Berlin
                      grace: 30m
                      longest: 2h
                    """,
                children: HeartbeatKeys.heartbeat.keys.map(\.doc), otherNames: ["cron", "crons", "jobs", "pings"],
                "jobs that tell `upkeep watch` by themselves that they ran; those of several files are put together"
            ) { $0.heartbeats = $1 },
            Key(
                "maintenance",
                .list(of: .draft(MaintenanceKeys.maintenance, fresh: MaintenanceDraft())),
                example: """

                    - name: patch night
                      machines: [web1]
                      cron: '0 3 * * 0'
                      for: 2h
                    """,
                children: MaintenanceKeys.maintenance.keys.map(\.doc),
                otherNames: ["maintenances", "maintenance_windows", "silences"],
                "times in which trouble is expected and nobody is told of it; those of several files are put together"
            ) { $0.maintenance = $1 },
        ], heading: "at-the-top-of-a-file", isTop: true)
}
