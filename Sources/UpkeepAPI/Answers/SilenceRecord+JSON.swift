import UpkeepCore
import UpkeepReport
import UpkeepStore

extension SilenceRecord {
    static let fields: [APIShape.Field] = [
        .init("id", .text, "what it is lifted by"),
        .init("kind", .choice(Kind.allCases.map(\.rawValue)), "a silence, planned maintenance, or somebody's word"),
        .init("subject", .orNull(.text), "the one subject it is about"),
        .init("subjectKind", .orNull(.choice(Subject.Kind.allCases.map(\.rawValue))), "what kind of thing that is"),
        .init("incident", .orNull(.text), "the incident it is about"),
        .init("scope", .orNull(.text), "`all`, or `trait:KIND:NAME` for every subject that stands on that"),
        .init("from", .time, "when it begins"),
        .init("until", .orNull(.time), "when it ends; null when nobody said"),
        .init("author", .text, "who wants it"),
        .init("reason", .text, "why"),
    ]

    var json: JSONValue {
        .object([
            .init("id", .text(id)), .init("kind", .text(kind.rawValue)), .init("subject", .optional(subject?.name)),
            .init("subjectKind", .optional(subject?.kind.rawValue)), .init("incident", .optional(incident)),
            .init("scope", .optional(scope)), .init("from", .time(from)), .init("until", .time(until)),
            .init("author", .text(author)), .init("reason", .text(reason)),
        ])
    }
}
