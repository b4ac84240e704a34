import Notifiers
import UpkeepCore

/// The keys of `alerts`.
enum AlertKeys {
    static let alerts = KeyGroup<AlertsDraft>([
        Key(
            "channels", .list(of: .draft(ChannelKeys.channel, fresh: ChannelDraft())),
            example: """

                - name: ops
                  slack: {url: '${SLACK_URL}'}
                  fallback: mail
                - name: mail
                  mail: {server: mail.shop.example, from: upkeep@shop.example, to: ops@shop.example}
                """,
            children: ChannelKeys.channel.keys.map(\.doc), hasPage: true,
            otherNames: ["receivers", "notifiers", "providers"],
            "ways to somebody, each with a `name` and exactly one kind; those of several files are put together"
        ) { $0.channels += $1 },
        Key(
            "to", .many(.channel), standard: .words("every channel that is not only a `fallback` or in `escalate`"),
            example: "ops", otherNames: ["default", "route", "channel"],
            "the channels that are told of every incident; a site or a heartbeat may have its own as `alert`"
        ) { $0.to = $1 },
        Key(
            "remind_every", ValueType<Duration?>.orNone(.span(.seconds(60)...(.seconds(30 * 86_400)))), standard: "4h",
            example: "4h", otherNames: ["repeat", "repeat_interval", "remind", "reminder"],
            "how often they are told again as long as it is open and nobody acknowledged it; `none`: never"
        ) { $0.remindEvery = $1 },
        Key(
            "escalate",
            KeyGroup<EscalationDraft>([
                Key(
                    "after", .span(.seconds(60)...(.seconds(7 * 86_400))), example: "30m", required: true,
                    "how long it may be open without anybody's acknowledgement"
                ) { $0.after = $1 },
                Key(
                    "to", .many(.channel), example: "mail", required: true, "the channels that are told then, too"
                ) { $0.to = $1 },
            ]), shown: false, otherNames: ["escalation"], "who is told when nobody cares",
            from: { $0.escalation }, set: { $0.escalation = $1 }),
        Key(
            "dead_man",
            KeyGroup<DeadManDraft>(
                [
                    Key(
                        "url", .secretURL, example: "${DEAD_MAN_URL}",
                        "asked for by GET; whoever answers it raises the alarm when nobody asks any more"
                    ) { $0.url = $1 },
                    Key(
                        "url_file", .secretURLFile, example: "/etc/upkeep/dead-man.url", shown: false,
                        "the path of a file with the URL"
                    ) { $0.url = $1 },
                    Key(
                        "every", .span(.seconds(10)...(.seconds(86_400))), standard: "60s", example: "60s",
                        otherNames: WatchKeys.intervalNames, "how often"
                    ) { $0.every = $1 },
                ],
                check: { places, place, _, reader in
                    reader.requireOne(of: ["url", "url_file"], in: places, at: place, missing: "has no URL")
                }), shown: false, otherNames: ["deadman", "heartbeat", "watchdog"],
            "somebody outside who is told that all is well here, and notices our own silence",
            from: { _ in
                var draft = DeadManDraft()
                draft.every = .seconds(60)
                return draft
            },
            set: { draft, deadMan in
                draft.deadMan = deadMan.url.map { DeadManSwitch.Settings(url: $0, every: deadMan.every) }
            }),
    ])

    /// Alerts about which nothing is said.
    static let standard: AlertsDraft = {
        var draft = AlertsDraft()
        var reader = ConfigReader.standard
        for key in alerts.keys { key.applyStandard(&draft, &reader) }
        return draft
    }()
}
