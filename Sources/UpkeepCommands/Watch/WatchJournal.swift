import Incidents
import Notifiers
import Synchronization
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// What a watch says on standard output, a line or two for everything that happens.
final class WatchJournal: Sendable {
    /// What a config says of how to tell things; it may be read again.
    struct Manner: Sendable {
        var redactor: Redactor
        /// The hour that people live by.
        var zone: @Sendable (Timestamp) -> ZoneOffset
    }

    private let style: TextStyle
    private let manner: Mutex<Manner>
    private let system: System

    init(_ style: TextStyle, _ manner: Manner, _ system: System) {
        self.style = style
        self.manner = Mutex(manner)
        self.system = system
    }

    func follow(_ manner: Manner) { self.manner.withLock { $0 = manner } }

    func tell(_ news: WatchNews) {
        switch news {
        case .opened(let incident, let changed):
            line(incident.severity, "incident #\(incident.id.number) opened: \(incident.headline)")
            if let changed { more(changed.sentence) }
        case .updated(let incident):
            let code = incident.verdict.map { " [\($0.code.rawValue)]" } ?? ""
            line(incident.severity, "incident #\(incident.id.number), now known: \(incident.headline)\(code)")
        case .grown(let incident):
            let names = Self.names(incident)
            line(incident.severity, "incident #\(incident.id.number) strikes \(names.count) now: \(Self.list(names))")
        case .acknowledged(let incident):
            let person = incident.acknowledgedBy.map { "`\($0)` has" } ?? "nobody any more has"
            plain("\(person) incident #\(incident.id.number)")
        case .resolved(let incident):
            let lasted = DurationText.spoken((incident.closedAt ?? incident.openedAt) - incident.openedAt)
            // Its headline stands above, and may be long.
            line(.ok, "incident #\(incident.id.number) resolved after \(lasted): \(Self.list(Self.names(incident)))")
        case .merged(let id, let other): plain("incident #\(id.number) is the same as #\(other.number)")
        case .alerted(let alert, let channels):
            if !channels.isEmpty {
                plain(
                    "incident #\(alert.incident.number): telling \(channels.joined(separator: ", ")) (\(alert.kind.rawValue))"
                )
            }
        case .unkept(let failure):
            let failure = CommandFailure(
                failure.code, "what happens now is only in memory: \(failure.message)", hint: failure.hint)
            let words = manner.withLock { failure.redacted(by: $0.redactor) }
            try? system.standardError.write(words.text(for: system.standardError.terminal))
        case .kept: plain("all that was seen is on disk again")
        }
    }

    /// What there is to watch, and what of before is still broken: whoever starts it again has not been told of that now.
    func begun(watching sites: Int, open: [Incident]) {
        plain("watching \(sites) site\(sites == 1 ? "" : "s")")
        guard !open.isEmpty else { return }
        let named = open.prefix(Self.shown).map { "#\($0.id.number) (\($0.headline))" }
        let rest = open.count - named.count
        let count = open.count == 1 ? "1 incident is" : "\(open.count) incidents are"
        plain("\(count) still open: " + named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
    }

    /// Of a list, as many are named.
    private static let shown = 4

    /// The subjects that it struck, each once, in the order they were.
    private static func names(_ incident: Incident) -> [String] {
        var seen: Set<Subject> = []
        return incident.members.map(\.subject).filter { seen.insert($0).inserted }.map { "`\($0.name)`" }
    }

    /// As many as fit into a line.
    private static func list(_ names: [String]) -> String {
        guard names.count > shown + 1 else { return names.joined(separator: ", ") }
        return names.prefix(shown).joined(separator: ", ") + " and \(names.count - shown) more"
    }

    /// Something about the watch itself.
    func plain(_ text: String) { put([time, TextSpan(Self.blank)], text) }

    /// The same, of words that are all ours.
    func own(_ text: String) { put([time, TextSpan(Self.blank)], [TextSpan(text)]) }

    private func line(_ status: Status, _ text: String) {
        let word = status.rawValue + String(repeating: " ", count: Self.blank.count - status.rawValue.count)
        put([time, TextSpan(word, Ink(status))], text)
    }

    private func more(_ text: String) { put([TextSpan(String(repeating: " ", count: 10) + Self.blank)], text) }

    /// As wide as the longest status, and a gap.
    private static let blank = "          "

    private var time: TextSpan {
        let now = system.clock.now
        return TextSpan(String(manner.withLock { $0.zone }(now).text(now).dropFirst(11).prefix(8)) + "  ")
    }

    private func put(_ lead: [TextSpan], _ text: String) {
        put(lead, [TextSpan(manner.withLock { $0.redactor }.redacted(text))])
    }

    private func put(_ lead: [TextSpan], _ body: [TextSpan]) {
        var page = TextPage(style)
        page.paragraph(lead, body)
        // Nobody reads along, and that is no reason to stop watching.
        try? Output.put(page.text, system.standardOutput)
    }
}
