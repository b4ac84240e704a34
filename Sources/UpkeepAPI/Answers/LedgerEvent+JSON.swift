import UpkeepCore
import UpkeepReport
import UpkeepStore

extension LedgerEvent {
    static let fields: [APIShape.Field] = [
        .init("id", .orNull(.integer), "rises with every entry"),
        .init("kind", .choice(TimelineEvent.Kind.allCases.map(\.rawValue)), "what kind of entry it is"),
        .init("at", .time, "when it happened"),
        .init("subject", .text, "what it is about"),
        .init("subjectKind", .choice(Subject.Kind.allCases.map(\.rawValue)), "what kind of thing that is"),
        .init("summary", .text, "one sentence for a person"),
        .init("author", .orNull(.text), "who said so, when it was a person or a program of theirs"),
        .init("incident", .orNull(.text), "the incident it belongs to"),
        .init("evidence", .facts, "facts that go with it"),
    ]

    var json: JSONValue {
        .object([
            .init("id", id.flatMap { Int(exactly: $0) }.map { .integer($0) } ?? .null),
            .init("kind", .text(event.kind.rawValue)), .init("at", .time(event.at)),
            .init("subject", .text(event.subject.name)), .init("subjectKind", .text(event.subject.kind.rawValue)),
            .init("summary", .text(event.summary)), .init("author", .optional(author)),
            .init("incident", .optional(incident)), .init("evidence", event.evidence.json),
        ])
    }
}
