import Checks
import HTTPWire
import Notifiers
import Snapshots
import Testing
import UpkeepCore

@Suite("what each provider sends, byte for byte")
struct ProviderSnapshotTests {
    @Test("every kind of alert", arguments: NotifierRegistry.kinds.map { $0.kind })
    func messages(kind: String) throws {
        let notifier = try #require(SampleChannels.all().first { type(of: $0).kind == kind })
        var pages: [String] = []
        for (name, alert) in SampleAlerts.cases {
            guard notifier.takes(alert.kind) else {
                pages.append("=== \(name): not sent\n")
                continue
            }
            let message = try notifier.message(for: alert, at: SampleAlerts.now)
            pages.append("=== \(name)\n\(try Self.text(message))\n")
        }
        Snapshot.expect(pages.joined(separator: "\n"), matches: "\(kind).txt")
    }

    /// As it goes out; JSON with a line per member, so that differences can be read.
    private static func text(_ message: OutgoingMessage) throws -> String {
        switch message {
        case .http(let request):
            let text = String(decoding: try request.encoded(), as: UTF8.self).replacing("\r\n", with: "\n")
            return text.replacing(",\"", with: ",\n\"").replacing("{\"", with: "{\n\"")
        case .mail(let mail):
            let text = String(decoding: mail.data, as: UTF8.self).replacing("\r\n", with: "\n")
            return "from <\(mail.from)> to \(mail.recipients)\n\(text)"
        case .command(let command):
            let variables = command.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.value)" }
            let input = String(decoding: command.input, as: UTF8.self).replacing(",\"", with: ",\n\"")
            return "\(command.program) \(command.arguments)\n\(variables.joined(separator: "\n"))\n\n\(input)"
        }
    }
}
