import UpkeepCore
import UpkeepReport
import UpkeepStore

extension SilenceRecord {
    /// In the documented order.
    var json: [JSONValue.Member] {
        [
            .init("id", .text(id)),
            .init("kind", .text(kind.rawValue)),
            .init("subject", .optional(subject?.name)),
            .init("subjectKind", .optional(subject?.kind.rawValue)),
            .init("incident", .optional(incident)),
            .init("scope", .optional(scope)),
            .init("from", .text(from.rfc3339(milliseconds: true))),
            .init("until", .optional(until?.rfc3339(milliseconds: true))),
            .init("author", .text(author)),
            .init("reason", .text(reason)),
        ]
    }
}
