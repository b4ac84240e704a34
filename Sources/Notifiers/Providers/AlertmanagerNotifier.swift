package import Checks
package import UpkeepCore
import UpkeepReport

/// Prometheus Alertmanager, by its API v2. It forgets what it is not reminded of, so open incidents are sent again.
package struct AlertmanagerNotifier: Notifier {
    package static let kind = "alertmanager"

    /// `url`: its base, e.g. `http://127.0.0.1:9093`; a user name and password may stand in it.
    package var url: NotifierURL
    /// `labels`: added to every alert, for its routing rules.
    package var labels: [String: String]
    /// `resend`: how often open incidents are sent again; an alert ends by itself after four times that.
    package var resendEvery: Duration

    /// - Throws: ``NotifierError`` for a label that Prometheus would not take, or one of the notifier's own.
    package init(
        url: NotifierURL, labels: [String: String] = [:], resendEvery: Duration = .seconds(300)
    ) throws(NotifierError) {
        for name in labels.keys.sorted() {
            guard Self.isLabel(name), !["alertname", "incident", "severity", "subject"].contains(name) else {
                throw NotifierError(
                    .setting, "`\(name.oneLine)` cannot be a label",
                    hint: "letters, digits and `_`; `alertname`, `incident`, `severity` and `subject` are taken")
            }
        }
        self.url = url
        self.labels = labels
        self.resendEvery = max(resendEvery, .seconds(10))
    }

    package var destination: Destination? { Destination(url.url) }
    package var secrets: [Secret] { url.secrets }
    package var grouping: Grouping { .batch(limit: 500) }
    package var refreshEvery: Duration? { resendEvery }

    package func takes(_ kind: Alert.Kind) -> Bool { kind != .acknowledged }

    package func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        try message(forAll: [alert], at: now)
    }

    package func message(forAll alerts: [Alert], at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        .http(
            HTTPMessage(
                url: url.appending("/api/v2/alerts"), authorization: url.authorization?.value,
                json: .array(alerts.map { json($0, now) })))
    }

    private func json(_ alert: Alert, _ now: Timestamp) -> JSONValue {
        // Labels are an alert's identity there, so only what stays the same from opened to resolved is one.
        var names = labels
        names["alertname"] = "UpkeepIncident"
        names["incident"] = alert.dedupKey
        names["severity"] = alert.kind == .test ? "info" : alert.status.rawValue
        if let subject = alert.subjects.first { names["subject"] = subject.oneLine.clipped(500, .characters) }
        let details = AlertDetails(alert)
        var notes: [JSONValue.Member] = [
            .init("summary", .text(alert.headline.oneLine.clipped(1000, .characters))),
            .init("description", .text(details.plainText)),
        ]
        if let change = details.change { notes.append(.init("change", .text(change))) }
        let ends = alert.kind == .resolved ? alert.at : now + resendEvery * 4
        var body: [JSONValue.Member] = [
            .init("labels", .object(names.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) })),
            .init("annotations", .object(notes)), .init("startsAt", .text(alert.openedAt.rfc3339(milliseconds: true))),
            .init("endsAt", .text(max(ends, alert.openedAt).rfc3339(milliseconds: true))),
        ]
        if let url = alert.links.first?.safeURL { body.append(.init("generatorURL", .text(url))) }
        return .object(body)
    }

    /// The data model's `[a-zA-Z_][a-zA-Z0-9_]*`.
    private static func isLabel(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
        }
    }
}
