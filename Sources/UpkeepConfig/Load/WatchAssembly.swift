import Checks
import Incidents
import Notifiers
import UpkeepCore

/// Puts together what all files say for `upkeep watch`, and finds what only shows then: names that nothing has, circles.
struct WatchAssembly {
    let sites: [NamedSite]
    /// Whether every site could be read; else a name that is missing may be that of one that could not.
    let areSitesWhole: Bool
    let alerts: AlertsDraft
    let heartbeats: [HeartbeatDraft]
    let maintenance: [MaintenanceDraft]
    /// The authorities at the top of the file.
    let caFile: String?

    private(set) var problems: [ConfigProblem] = []
    private(set) var notes: [ConfigProblem] = []

    init(
        sites: [NamedSite], areSitesWhole: Bool, alerts: AlertsDraft, heartbeats: [HeartbeatDraft],
        maintenance: [MaintenanceDraft], caFile: String?
    ) {
        self.sites = sites
        self.areSitesWhole = areSitesWhole
        self.alerts = alerts
        self.heartbeats = heartbeats
        self.maintenance = maintenance
        self.caFile = caFile
    }

    mutating func check() {
        checkChannels()
        checkUnusedChannels()
        checkNeeds()
        checkHeartbeats()
        checkMaintenance()
    }

    /// - Parameter settings: what `watch` says.
    func assembled(_ settings: WatchSettings) -> WatchSettings {
        var settings = settings
        settings.alerts = alertSettings
        settings.sites = Dictionary(sites.map { ($0.name, watched($0.watch, settings)) }) { first, _ in first }
        settings.heartbeats = heartbeats.compactMap(\.settings)
        settings.maintenance = maintenance.compactMap(\.settings)
        return settings
    }

    private func watched(_ draft: SiteWatchDraft, _ settings: WatchSettings) -> SiteWatch {
        var watch = SiteWatch(every: draft.every ?? settings.every)
        watch.dependsOn = draft.dependsOn.map(\.text)
        watch.machine = draft.machine
        watch.alert = draft.alert.map { $0.map(\.text) }
        watch.serviceLevel = draft.serviceLevel
        return watch
    }

    private var alertSettings: AlertSettings {
        var settings = AlertSettings()
        settings.channels = alerts.channels.compactMap { draft in
            guard let name = draft.name?.text, let notifier = draft.notifier else { return nil }
            var policy = draft.policy
            policy.fallback = draft.fallback?.text
            return AlertChannel(name: name, notifier: notifier, policy: policy, caFile: draft.caFile ?? caFile)
        }
        settings.route = AlertRoute(
            channels: defaultChannels, remindEvery: alerts.remindEvery, escalateAfter: alerts.escalation.after,
            escalateTo: alerts.escalation.to.map(\.text))
        settings.deadMan = alerts.deadMan
        return settings
    }

    /// Those that `to` names, or else all that are there for more than when something fails.
    private var defaultChannels: [String] {
        if let to = alerts.to { return to.map(\.text) }
        let later = Set(alerts.channels.compactMap(\.fallback?.text) + alerts.escalation.to.map(\.text))
        let names = alerts.channels.compactMap(\.name?.text)
        let first = names.filter { !later.contains($0) }
        return first.isEmpty ? names : first
    }

    private mutating func checkChannels() {
        reportDuplicates(alerts.channels.compactMap(\.name), of: "two channels", "alerts.channels")
        // The name of one without any may be the one that is missing.
        if alerts.channels.allSatisfy({ $0.name != nil }) {
            let names = alerts.channels.compactMap(\.name?.text)
            requireChannels(alerts.to ?? [], "alerts.to", names, "alerts")
            requireChannels(alerts.escalation.to, "alerts.escalate.to", names, "alerts")
            requireChannels(alerts.channels.compactMap(\.fallback), "fallback", names, "alerts.channels")
            requireChannels(sites.flatMap { $0.watch.alert ?? [] }, "alert", names, "alert")
            requireChannels(heartbeats.flatMap { $0.alert ?? [] }, "heartbeats.alert", names, "heartbeats")
        }
        let needs = Dictionary(
            alerts.channels.compactMap { channel in
                channel.fallback.flatMap { fallback in channel.name.map { ($0.text, [fallback]) } }
            }
        ) { first, _ in first }
        for circle in Circles.find(needs, order: alerts.channels.compactMap(\.name?.text)) {
            report(
                .circle, at: circle.place,
                circle.names.count == 1
                    ? "`fallback`: the channel `\(circle.names[0])` cannot take its own place"
                    : "`fallback` goes round in a circle: \(Self.round(circle.names))",
                hint: "leave one of them without a `fallback`", reference: "alerts.channels")
        }
    }

    private mutating func requireChannels(
        _ names: [LocatedText], _ key: String, _ known: [String], _ reference: String
    ) {
        for name in names where !known.contains(name.text) {
            report(
                .unknownName, at: name.place, "`\(key)`: there is no channel `\(name.text)`",
                expected: known.isEmpty
                    ? "the `name` of one of `alerts.channels`, which there are none of" : Self.listed(known),
                hint: Suggestion.hint(name.text, known), reference: reference)
        }
    }

    private mutating func checkUnusedChannels() {
        guard alerts.to != nil else { return }
        let used =
            (alerts.to ?? []) + alerts.escalation.to + alerts.channels.compactMap(\.fallback)
            + sites.flatMap { $0.watch.alert ?? [] } + heartbeats.flatMap { $0.alert ?? [] }
        let names = Set(used.map(\.text))
        for name in alerts.channels.compactMap(\.name) where !names.contains(name.text) {
            notes.append(
                ConfigProblem(
                    .pointless, at: name.place, "nothing is ever sent to the channel `\(name.text)`",
                    hint: "name it in `alerts.to`, in a site's `alert`, or as a `fallback`", reference: "alerts"))
        }
    }

    private mutating func checkNeeds() {
        let names = sites.map(\.name)
        if areSitesWhole {
            for need in sites.flatMap(\.watch.dependsOn) where !names.contains(need.text) {
                reportSite(need, "depends_on", names, reference: "depends_on")
            }
        }
        let needs = Dictionary(sites.map { ($0.name, $0.watch.dependsOn) }) { first, _ in first }
        for circle in Circles.find(needs, order: names) {
            report(
                .circle, at: circle.place,
                circle.names.count == 1
                    ? "`depends_on`: `\(circle.names[0])` cannot need itself"
                    : "`depends_on` goes round in a circle: \(Self.round(circle.names))",
                hint: "leave out the need that can be done without", reference: "depends_on")
        }
    }

    private mutating func checkHeartbeats() {
        reportDuplicates(heartbeats.compactMap(\.id), of: "two heartbeats", "heartbeats", key: "id")
    }

    private mutating func checkMaintenance() {
        let names = sites.map(\.name)
        let machines = sites.compactMap(\.watch.machine)
        reportDuplicates(maintenance.compactMap(\.name), of: "two maintenance windows", "maintenance")
        guard areSitesWhole else { return }
        for name in maintenance.flatMap(\.sites) where !names.contains(name.text) {
            reportSite(name, "maintenance.sites", names, reference: "maintenance")
        }
        for name in maintenance.flatMap(\.machines) where !machines.contains(name.text) {
            let known = Set(machines).sorted()
            report(
                .unknownName, at: name.place,
                "`maintenance.machines`: no site says that its `machine` is `\(name.text)`",
                expected: known.isEmpty ? "the `machine` of some site, which none names" : Self.listed(known),
                hint: Suggestion.hint(name.text, known), reference: "maintenance")
        }
    }

    private mutating func reportSite(_ name: LocatedText, _ key: String, _ known: [String], reference: String) {
        report(
            .unknownName, at: name.place, "`\(key)`: there is no site of the name `\(name.text)`",
            expected: Self.listed(known), hint: Suggestion.hint(name.text, known), reference: reference)
    }

    private mutating func reportDuplicates(
        _ names: [LocatedText], of noun: String, _ reference: String, key: String = "name"
    ) {
        var first: [String: Place] = [:]
        for name in names {
            if let earlier = first[name.text] {
                report(
                    .duplicateName, at: name.place, "\(noun) have the same `\(key)`, `\(name.text)`",
                    hint: "give one of them another", related: earlier, reference: reference)
            } else {
                first[name.text] = name.place
            }
        }
    }

    private mutating func report(
        _ kind: ConfigProblem.Kind, at place: Place, _ message: String, expected: String? = nil, hint: String?,
        related: Place? = nil, reference: String
    ) {
        problems.append(
            ConfigProblem(
                kind, at: place, message, expected: expected, hint: hint, related: related, reference: reference))
    }

    /// A long list helps nobody; what was most likely meant stands in the hint.
    private static func listed(_ names: [String]) -> String {
        var seen: Set<String> = []
        let names = names.filter { seen.insert($0).inserted }
        let shown = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
        let more = names.count > 8 ? ", and \(names.count - 8) more" : ""
        return names.count == 1 ? shown : "one of \(shown)\(more)"
    }

    private static func round(_ names: [String]) -> String {
        (names + names.prefix(1)).map { "`\($0)`" }.joined(separator: ", then ")
    }
}
