import Checks
import Foundation
import Notifiers
import Peers
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("Alertmanager, the real one")
struct AlertmanagerTests {
    private struct Seen: Decodable {
        struct State: Decodable { let state: String }
        let labels: [String: String]
        let annotations: [String: String]
        let startsAt: String
        let endsAt: String
        let status: State
    }

    private func alerts(_ port: Int) async throws -> [Seen] {
        let output = try await mustRun(Invocation("curl", ["-sS", "--fail", "http://127.0.0.1:\(port)/api/v2/alerts"]))
        return try JSONDecoder().decode([Seen].self, from: Data(output.standardOutput.utf8))
    }

    @Test("an alert opens, is opened again without becoming another, and is resolved")
    func life() async throws {
        let port = try Ports.free()
        try await withAlertmanager(port: port) { _ in
            try await Postman.with { postman in
                let notifier = try AlertmanagerNotifier(
                    url: NotifierURL(Secret("http://127.0.0.1:\(port)")), labels: ["team": "web"])
                var alert = SampleAlerts.outage
                alert.openedAt = SystemClock.live.now + .seconds(-60)
                alert.at = alert.openedAt
                #expect(await postman.deliver(alert, by: notifier) == .delivered)
                alert.kind = .reminder
                #expect(await postman.deliver(alert, by: notifier) == .delivered)
                let open = try await alerts(port)
                try #require(open.count == 1)
                #expect(
                    open[0].labels == [
                        "alertname": "UpkeepIncident", "incident": "upkeep-42", "severity": "critical",
                        "subject": "192.0.2.7", "team": "web",
                    ])
                #expect(open[0].annotations["summary"] == alert.headline)
                #expect(open[0].startsAt == alert.openedAt.rfc3339(milliseconds: true))
                alert.kind = .resolved
                alert.at = SystemClock.live.now
                #expect(await postman.deliver(alert, by: notifier) == .delivered)
                #expect(try await alerts(port).isEmpty)
            }
        }
    }

    @Test("hostile text and thousands of alerts are taken, in lists")
    func many() async throws {
        let port = try Ports.free()
        try await withAlertmanager(port: port) { _ in
            try await Postman.with { postman in
                let notifier = try AlertmanagerNotifier(url: NotifierURL(Secret("http://127.0.0.1:\(port)/")))
                #expect(await postman.deliver(SampleAlerts.nasty, by: notifier) == .delivered)
                #expect(await postman.deliver(SampleAlerts.vast, by: notifier) == .delivered)
                let channel = AlertChannel(name: "am", notifier: notifier)
                let list = (0..<500).map { index in
                    Alert(
                        incident: "\(index)", kind: .opened, status: .warning, headline: "site \(index) is slow",
                        openedAt: SystemClock.live.now + .seconds(-1))
                }
                #expect(await postman.courier.deliver(list, through: channel) == .delivered)
                let seen = try await alerts(port)
                #expect(seen.count == 502)
                #expect(seen.contains { $0.annotations["summary"]?.contains("שלום עולם 漢字 😀") == true })
            }
        }
    }
}
