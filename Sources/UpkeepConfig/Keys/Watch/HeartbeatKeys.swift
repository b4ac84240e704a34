import UpkeepCore

/// The keys of one of `heartbeats`.
enum HeartbeatKeys {
    static let heartbeat = KeyGroup<HeartbeatDraft>(
        [
            Key(
                "id", .located(.heartbeatID), example: "backup-db", required: true, otherNames: ["slug", "uuid"],
                "what its ping's URL ends with, as in `/ping/backup-db`; unique"
            ) { $0.id = $1 },
            Key(
                "name", .name, standard: .words("the id"), example: "backup of the database", "what people call it"
            ) { $0.name = $1 },
            Key(
                "every", .span(.seconds(10)...(.seconds(366 * 86_400))), example: "1d",
                otherNames: ["interval", "period", "timeout", "frequency"],
                "the longest time from one run to the next; this or `cron`"
            ) { $0.every = $1 },
            Key(
                "cron", .cron, example: "'30 2 * * *'", otherNames: ["schedule"],
                "when it runs, as its crontab has it; this or `every`"
            ) { $0.cron = $1 },
            Key(
                "zone", .zone, standard: .words("that of `watch`"), example: "Europe/Berlin",
                otherNames: ["timezone", "time_zone", "tz"], "the IANA zone of `cron`"
            ) { $0.zone = $1 },
            Key(
                "grace", .span(.zero...(.seconds(30 * 86_400))), standard: "5m", example: "30m",
                "how late it may be before it counts as missing"
            ) { $0.grace = $1 },
            Key(
                "longest", .span(.seconds(1)...(.seconds(30 * 86_400))), example: "2h",
                otherNames: ["max_runtime", "longest_run"],
                "how long one run may take, from `/start` to its end"
            ) { $0.longest = $1 },
            Key(
                "alert", .channelsOrNone, standard: .words("`alerts.to`"), example: "[ops]",
                "the channels to tell instead of `alerts.to`; `none`: nobody"
            ) { $0.alert = $1 },
        ],
        check: { places, place, _, reader in
            reader.requireOne(
                of: ["every", "cron"], in: places, at: place,
                missing: "has a heartbeat that does not say when it is due")
            if places["cron"] == nil, places["every"] != nil, let zone = places["zone"] {
                reader.report(
                    .conflict, at: zone, "`zone` with `every`, which is as long in every zone",
                    expected: "`cron`, or no `zone`",
                    related: places["every"])
            }
        })

    /// A heartbeat about which nothing is said.
    static let standard: HeartbeatDraft = {
        var draft = HeartbeatDraft()
        var reader = ConfigReader.standard
        for key in heartbeat.keys { key.applyStandard(&draft, &reader) }
        return draft
    }()
}
