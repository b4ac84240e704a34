import Checks
import HTTPWire
import Notifiers
import Testing
import UpkeepCore

@Suite("hostile text stays text")
struct HostileTextTests {
    private func bodies(_ alert: Alert) throws -> [(kind: String, body: [UInt8])] {
        try SampleChannels.all().filter { $0.takes(alert.kind) }.compactMap { notifier in
            guard case .http(let message) = try notifier.message(for: alert, at: SampleAlerts.now) else { return nil }
            _ = try message.encoded()
            return (type(of: notifier).kind, message.body)
        }
    }

    @Test("whatever it holds, the body is JSON, and nobody is called by it")
    func mentions() throws {
        for (kind, body) in try bodies(SampleAlerts.nasty) {
            #expect(throws: Never.self, "\(kind)") { try JSONReader.scalarMembers(in: body) }
            let text = String(decoding: body, as: UTF8.self)
            #expect(!text.contains("\u{202E}") && !text.contains("\u{1B}"), "\(kind)")
            if kind == "slack" || kind == "telegram" {
                #expect(!text.contains("<!") && !text.contains("<@") && !text.contains("<b>&"), "\(kind)")
            }
            if ["slack", "telegram", "discord"].contains(kind) {
                for name in ["everyone", "here", "room", "admin"] {
                    #expect(!text.contains("@\(name)"), "\(kind)")
                }
                #expect(text.contains("you@shop.example"), "\(kind)")
            }
            if kind != "webhook" {
                #expect(!text.contains("\"javascript:"), "\(kind)")
                #expect(!text.contains("href\":\"https://evil"), "\(kind)")
            }
        }
    }

    @Test("100 kB of everything fits within what each receiver takes")
    func size() throws {
        let limits = [
            "slack": 30_000, "discord": 14_000, "teams": 28_000, "telegram": 12_000, "ntfy": 6_000, "matrix": 60_000,
            "pagerduty": 500_000, "opsgenie": 40_000, "alertmanager": 60_000,
        ]
        for (kind, body) in try bodies(SampleAlerts.vast) {
            if let limit = limits[kind] { #expect(body.count < limit, "\(kind): \(body.count)") }
            #expect(throws: Never.self, "\(kind)") { try JSONReader.scalarMembers(in: body) }
        }
    }

    @Test("a summary of 10,000 still fits, and says how many there are")
    func summary() throws {
        let alerts = (0..<10_000).map { index in
            Alert(
                incident: "\(index)", kind: .opened, status: .critical, headline: "site \(index) does not answer",
                openedAt: SampleAlerts.opened)
        }
        let summary = Alert.summary(of: alerts)
        #expect(summary.headline == "10000 alerts: 10000 opened")
        #expect(summary.members.count == 10_000)
        for (kind, body) in try bodies(summary) where !["webhook", "pagerduty", "opsgenie"].contains(kind) {
            #expect(body.count < 30_000, "\(kind): \(body.count)")
            #expect(String(decoding: body, as: UTF8.self).contains("and 9980 more"), "\(kind)")
        }
    }
}
