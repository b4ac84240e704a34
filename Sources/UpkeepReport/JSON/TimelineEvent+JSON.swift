package import UpkeepCore

extension TimelineEvent {
    /// In the documented order.
    package var json: [JSONValue.Member] {
        [
            .init("kind", .text(kind.rawValue)),
            .init("at", .text(at.rfc3339(milliseconds: true))),
            .init("subject", .text(subject.name)),
            .init("subjectKind", .text(subject.kind.rawValue)),
            .init("summary", .text(summary)),
            .init("evidence", evidence.json),
        ]
    }
}
