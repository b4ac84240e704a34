import FoundationEssentials
import Incidents
import Notifiers
import UpkeepCore
import UpkeepReport
import UpkeepStore

/// Everything that is kept of one incident.
struct IncidentStory {
    /// How long before it a change may have led to it.
    private static let window = Duration.seconds(3600)
    /// Under which name the watch keeps what changed about a subject.
    private static let trailPrefix = "trail/"

    /// What is kept of a subject's past.
    private struct Trail: Decodable {
        let trail: DigestTrail
    }

    let incident: Incident
    let now: Timestamp
    let changes: [WhatChanged.Line]
    /// The newest last.
    let events: [LedgerEvent]
    /// Who has it; nil when nobody said so.
    let acknowledgement: SilenceRecord?
    /// Who was told of it; nil when nobody was.
    let told: AlertDeliveries?

    init(_ record: IncidentRecord, _ ledger: LedgerFile, _ now: Timestamp) async throws {
        let incident = record.incident
        self.incident = incident
        self.now = now
        let before = try await ledger.events(
            EventQuery(since: incident.openedAt + (.zero - Self.window), until: incident.openedAt + .seconds(1)))
        let trail = try await Self.kept(
            Trail.self, Self.trailPrefix + SubjectFinder.fullName(incident.subject), ledger)
        let reckoned = WhatChanged(
            before: incident.openedAt, window: Self.window, trail: trail?.trail ?? DigestTrail(),
            events: before.map(\.event), subject: incident.subject,
            related: Set([incident.cause?.asSubject].compactMap { $0 }),
            struck: Set(incident.members.map(\.subject)))
        events = try await ledger.events(EventQuery(incident: record.id)).reversed()
        changes = ToldChanges(events.map(\.event)).lines(with: reckoned.lines)
        // It ended with the incident, and is told all the same.
        acknowledgement = try await ledger.silences(at: nil).last {
            $0.kind == .acknowledgement && $0.incident == record.id
        }
        told = try await Self.kept(AlertDeliveries.self, IncidentRecord.toldState + record.id, ledger)
    }

    /// The incident's own fields, and the rest.
    var json: [JSONValue.Member] {
        incident.json + [
            .init("changes", .array(changes.map(Self.json))),
            .init("events", .array(events.map { .object($0.json) })),
            .init("acknowledgement", acknowledgement.map { .object($0.json) } ?? .null),
            .init("told", .array(channels.map { Self.json($0) })),
        ]
    }

    /// By the time they were first told.
    var channels: [(name: String, at: Timestamp, isEnded: Bool)] {
        guard let told else { return [] }
        return told.channels.map { ($0.key, $0.value, told.ended.contains($0.key)) }
            .sorted { ($0.at, $0.name) < ($1.at, $1.name) }
    }

    private static func json(_ line: WhatChanged.Line) -> JSONValue {
        .object([
            .init("at", .text(line.at.rfc3339(milliseconds: true))), .init("sentence", .text(line.sentence)),
        ])
    }

    private static func json(_ channel: (name: String, at: Timestamp, isEnded: Bool)) -> JSONValue {
        .object([
            .init("channel", .text(channel.name)), .init("at", .text(channel.at.rfc3339(milliseconds: true))),
            .init("ended", .flag(channel.isEnded)),
        ])
    }

    /// What another version wrote tells less, and no lie.
    private static func kept<Value: Decodable>(
        _ type: Value.Type, _ name: String, _ ledger: LedgerFile
    ) async throws -> Value? {
        try await ledger.state(name).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
    }
}
