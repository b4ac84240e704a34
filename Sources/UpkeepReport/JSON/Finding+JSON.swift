package import UpkeepCore

extension Finding {
    /// The documented members, in their order.
    /// - Parameter remedy: what a person is told to do, the finding's own words or its check's.
    package func json(remedy: String?) -> [JSONValue.Member] {
        [
            .init("check", .text(check.text)),
            .init("subject", .text(subject.name)),
            .init("subjectKind", .text(subject.kind.rawValue)),
            .init("status", .text(status.rawValue)),
            .init("summary", .text(summary)),
            .init("remedy", .optional(remedy)),
            .init("evidence", evidence.json),
            .init("suppressedBy", .optional(suppressedBy?.text)),
            .init("observedAt", .text(observedAt.rfc3339(milliseconds: true))),
        ]
    }
}
