import UpkeepCore

/// The keys of one of `maintenance`.
enum MaintenanceKeys {
    static let maintenance = KeyGroup<MaintenanceDraft>(
        [
            Key("name", .located(.name), example: "patch night", required: true, "what people call it; unique") {
                $0.name = $1
            },
            Key(
                "sites", .many(.site), example: "[shop]", otherNames: ["site"],
                "names of sites that nobody is told of meanwhile"
            ) { $0.sites = $1 },
            Key(
                "machines", .many(.machine), example: "[web1]", otherNames: ["machine", "hosts", "host"],
                "the same for everything that runs on these machines"
            ) { $0.machines = $1 },
            Key(
                "all", .mustBeTrue, example: "true", otherNames: ["everything"], "the same for everything"
            ) { draft, _ in draft.coversAll = true },
            Key(
                "from", .civil, example: "'2026-11-29 22:00'", otherNames: ["start", "starts_at", "begin"],
                "when it begins, if it is once"
            ) { $0.from = $1 },
            Key(
                "until", .civil, example: "'2026-11-30 02:00'", otherNames: ["to", "end", "ends_at"], "when it ends"
            ) { $0.until = $1 },
            Key(
                "cron", .cron, example: "'0 3 * * 0'", otherNames: ["schedule", "every"],
                "when it begins, if it is again and again"
            ) { $0.cron = $1 },
            Key(
                "for", .span(.seconds(60)...(.seconds(30 * 86_400))), example: "2h",
                otherNames: ["duration", "length"],
                "how long it then lasts"
            ) { $0.length = $1 },
            Key(
                "zone", .zone, standard: .words("that of `watch`"), example: "Europe/Berlin",
                otherNames: ["timezone", "time_zone", "tz"], "the IANA zone of its dates and times"
            ) { $0.zone = $1 },
        ], check: check)

    private static func check(
        _ places: [String: Place], _ place: Place, _ draft: inout MaintenanceDraft, _ reader: inout ConfigReader
    ) {
        checkScope(places, place, &reader)
        reader.requireOne(
            of: ["from", "cron"], in: places, at: place, missing: "has a window that does not say when it begins")
        for (begin, end) in [("from", "until"), ("cron", "for")] {
            if let begins = places[begin], places[end] == nil {
                reader.report(
                    .missingKey, at: begins, "`\(begin)` does not say when it ends", expected: "`\(end)` beside it")
            }
            if let ends = places[end], places[begin] == nil, places["from"] != nil || places["cron"] != nil {
                let other = begin == "from" ? "cron" : "from"
                reader.report(
                    .conflict, at: ends, "`\(end)` goes with `\(begin)`, not with `\(other)`", related: places[other])
            }
        }
        guard let from = draft.from, let until = draft.until else { return }
        let span = CalendarText.window(from: from.text, until: until.text, zone: draft.zone?.text)
        if let problem = reader.checkCalendar(span) {
            reader.report(
                .conflict, at: until.place, "`until`: \(problem.message)", hint: problem.hint, related: from.place)
        }
    }

    private static func checkScope(_ places: [String: Place], _ place: Place, _ reader: inout ConfigReader) {
        let scopes = ["sites", "machines", "all"].filter { places[$0] != nil }
        if scopes.isEmpty {
            reader.report(
                .missingKey, at: place, "this window does not say what it is for",
                expected: "`sites`, `machines`, or `all: true`")
        } else if let all = places["all"], let other = scopes.first(where: { $0 != "all" }) {
            reader.report(
                .conflict, at: all, "`all` and `\(other)` at once", hint: "keep one of the two", related: places[other])
        }
    }
}
