import Foundation
import Notifiers
import Peers
import UpkeepCore
import UpkeepStore

/// A store as a watch leaves it: one incident that is open, one that is over, and what happened around them.
struct FilledStore {
    /// An hour that has no summer time, so that what is printed is known.
    static let zone = ["TZ": "CET-1", "USER": "anna"]

    let folder: String
    let openedAt: Timestamp

    static let open = Incident.ID(seconds: 1_795_399_923, number: 17)
    static let over = Incident.ID(seconds: 1_795_390_000, number: 16)

    /// Runs the program on this store.
    func run(_ arguments: String..., environment: [String: String] = [:]) async throws -> CommandOutput {
        try await Peers.run(
            Upkeep.invocation(
                arguments + ["--state", folder], environment: Self.zone.merging(environment) { $1 }))
    }

    func ledger() throws -> LedgerFile { try LedgerFile(folder: folder) }

    /// In the tests' zone, as the program prints it.
    static func text(_ time: Timestamp) -> String {
        let local = (time + .seconds(3600)).rfc3339()
        return "\(local.prefix(10)) \(local.dropFirst(11).prefix(8))"
    }

    fileprivate func fill() async throws {
        var entry = LedgerEntry()
        let shop = Subject(.site, "shop"), web1 = Subject(.host, "web1")
        let names = ["shop", "api", "blog"]
        let incident = Incident(
            id: Self.open, subject: web1, check: "tcp.connect", cause: Trait(.host, "web1"), severity: .critical,
            openedAt: openedAt, headline: "nothing answers on host `web1`", remedy: "look at the host's console",
            verdict: Verdict(
                code: .siteTCP, confidence: .likely, summary: "the host is gone, not its name",
                missing: "a look from inside"),
            members: names.enumerated().map { place, name in
                Incident.Member(
                    subject: Subject(.site, name), check: "tcp.connect", status: .critical,
                    summary: "no connection to 192.0.2.1:443", since: openedAt + .seconds(place),
                    recoveredAt: name == "blog" ? openedAt + .seconds(60) : nil)
            })
        let past = Incident(
            id: Self.over, subject: Subject(.site, "blog"), check: "http.status", severity: .warning,
            openedAt: openedAt + .seconds(-7200), closedAt: openedAt + .seconds(-6960), headline: "`blog` answers 503",
            members: [
                Incident.Member(
                    subject: Subject(.site, "blog"), check: "http.status", status: .warning, summary: "503",
                    since: openedAt + .seconds(-7200), recoveredAt: openedAt + .seconds(-6960))
            ])
        entry.incidents = [try Self.record(past), try Self.record(incident)]
        func event(
            _ kind: TimelineEvent.Kind, _ seconds: Int64, _ subject: Subject, _ summary: String,
            _ evidence: Evidence = [:],
            by author: String? = nil, of id: Incident.ID? = nil
        ) {
            entry.events.append(
                LedgerEvent(
                    TimelineEvent(
                        kind: kind, at: openedAt + .seconds(seconds), subject: subject, summary: summary,
                        evidence: evidence),
                    author: author, incident: id?.description))
        }
        event(
            .incident, -7200, Subject(.site, "blog"), "opened: `blog` answers 503",
            ["severity": "warning", "members": ["blog"], "cause": "site:blog"], of: Self.over)
        event(
            .incident, -6960, Subject(.site, "blog"), "resolved after 4 min: `blog` answers 503",
            ["severity": "warning", "members": ["blog"]], of: Self.over)
        event(.finding, -900, shop, "the certificate is new", ["check": "tls.expiry", "serial": "04:AF"])
        event(.change, -240, web1, "deployed shop 1.4.2", ["commit": "8d61f2"], by: "ci")
        event(.note, -65, .init(.service, "all"), "switched the router\u{1B}[31m", by: "bob")
        event(
            .incident, 0, web1, "opened: nothing answers on host `web1`",
            ["severity": "critical", "members": ["shop", "api", "blog"], "cause": "host:web1"], of: Self.open)
        var told = ToldIncident(
            Alert(
                incident: Self.open.description, kind: .opened, status: .critical,
                headline: "nothing answers on host `web1`", openedAt: openedAt),
            route: AlertRoute(channels: ["ops"]), at: openedAt)
        told.told = ["ops": openedAt + .seconds(2)]
        var deliveries = AlertDeliveries()
        deliveries.take(told)
        entry.state["\(IncidentRecord.toldState)\(Self.open)"] = [UInt8](try JSONEncoder().encode(deliveries))
        try await ledger().commit(entry)
    }

    private static func record(_ incident: Incident) throws -> IncidentRecord {
        IncidentRecord(
            id: incident.id.description, cause: incident.cause?.description ?? "", subject: incident.subject,
            severity: incident.severity, headline: incident.headline, openedAt: incident.openedAt,
            resolvedAt: incident.closedAt,
            members: incident.members.map { .init($0.subject, since: $0.since, until: $0.recoveredAt) },
            body: [UInt8](try JSONEncoder().encode(incident)))
    }
}

/// Gives `body` a store with an incident that opened twelve minutes ago.
func withFilledStore(_ body: (FilledStore) async throws -> Void) async throws {
    try await withTemporaryDirectory { folder in
        let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        let store = FilledStore(folder: folder.path, openedAt: now + .seconds(-730))
        try await store.fill()
        try await body(store)
    }
}
