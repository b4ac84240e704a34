import Incidents
import UpkeepCore

/// The keys of `watch`.
enum WatchKeys {
    static let watch = KeyGroup<WatchSettings>(
        schedule + [listen, token, tokenFile, protectReads, publicURL, bad, recover, zone, store],
        check: { places, place, settings, reader in
            reader.requireOne(of: ["token", "token_file"], in: places, at: place, missing: nil)
            if let reads = places["protect_reads"], settings.protectsReads, settings.token == nil,
                places["token"] == nil, places["token_file"] == nil
            {
                reader.report(
                    .conflict, at: reads, "`protect_reads` without a `token`, so nobody could read anything",
                    expected: "`token` or `token_file`, too")
            }
        })

    /// A watch about which nothing is said.
    static let standard: WatchSettings = {
        var settings = WatchSettings()
        var reader = ConfigReader.standard
        for key in watch.keys { key.applyStandard(&settings, &reader) }
        return settings
    }()

    private static let schedule: [Key<WatchSettings>] = [
        Key(
            "every", .span(.seconds(1)...(.seconds(86_400))), standard: "60s", example: "60s",
            otherNames: intervalNames,
            "from the start of one look at a site to the start of the next; a site may have its own"
        ) { $0.every = $1 }
    ]

    /// What other tools call `every`.
    static let intervalNames = ["interval", "frequency", "schedule", "period", "check_interval", "scrape_interval"]

    private static let listen = Key<WatchSettings>(
        "listen", ValueType<Endpoint?>.orNone(.listener), standard: "127.0.0.1:7710", example: "127.0.0.1:7710",
        otherNames: ["listen_address", "address", "bind", "port"],
        "where to answer HTTP: `/metrics`, `/healthz`, `/ping` for heartbeats and the API; `none` answers nowhere"
    ) { $0.listen = $1 }

    private static let token = Key<WatchSettings>(
        "token", .apiToken, example: "${UPKEEP_TOKEN}", shown: false, otherNames: ["api_token", "bearer", "api_key"],
        "what requests must show that change something, as `Authorization: Bearer …`; when there is none, no such request is taken"
    ) { $0.token = $1 }

    private static let tokenFile = Key<WatchSettings>(
        "token_file", .apiTokenFile, example: "/etc/upkeep/api.token", shown: false,
        "the path of a file with the token"
    ) { $0.token = $1 }

    private static let protectReads = Key<WatchSettings>(
        "protect_reads", .flag, standard: "false", example: "true", shown: false,
        "ask for the token wherever anything is read, too, but for `/healthz` and pings"
    ) { $0.protectsReads = $1 }

    private static let publicURL = Key<WatchSettings>(
        "public_url", .webURL, example: "https://upkeep.shop.example/", shown: false, otherNames: ["base_url", "url"],
        "what people reach it by, for the links in alerts"
    ) { $0.publicURL = $1.hasSuffix("/") ? String($1.dropLast()) : $1 }

    private static let bad = Key<WatchSettings>(
        "bad", .opening, standard: "3 of 5", example: "3 of 5", otherNames: ["failure_threshold", "failures"],
        "how many of the last looks must be bad for an incident to open by the schedule alone; a failure that a second look confirms at once opens it sooner"
    ) { settings, rule in
        settings.opening = OpeningRule(
            failures: rule.failures, window: rule.window, successes: settings.opening.successes)
    }

    private static let recover = Key<WatchSettings>(
        "recover", .integer(in: 1...60, "a number of looks"), standard: "2", example: "2",
        otherNames: ["success_threshold", "successes"],
        "how many good looks in a row close it"
    ) { $0.opening.successes = $1 }

    private static let zone = Key<WatchSettings>(
        "zone", .zone, standard: .words("UTC"), example: "Europe/Berlin", otherNames: ["timezone", "time_zone", "tz"],
        "the IANA zone of every date, time and schedule that names none, and of the times in alerts"
    ) { $0.zone = $1 }

    private static let store = Key<WatchSettings>(
        "store", StoreKeys.store, otherNames: ["storage", "retention"],
        "how long results are kept, and how much room they may take; incidents and the timeline are not counted",
        from: { $0.store }, set: { $0.store = $1 })
}
