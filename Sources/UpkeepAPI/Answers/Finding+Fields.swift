import UpkeepCore

extension Finding {
    /// As docs/json.md has them.
    static let fields: [APIShape.Field] = [
        .init("check", .text, "the check's stable id, such as `tls.expiry`"),
        .init("subject", .text, "what was judged"),
        .init("subjectKind", .choice(Subject.Kind.allCases.map(\.rawValue)), "what kind of thing that is"),
        .init("status", .choice(Status.allCases.map(\.rawValue)), "the answer; *could not look* is `unknown`"),
        .init("summary", .text, "one sentence for a person; its facts are in `evidence`"),
        .init("remedy", .orNull(.text), "what to do about bad news"),
        .init("evidence", .facts, "facts that prove the finding; which ones depends on the check"),
        .init("suppressedBy", .orNull(.text), "the check whose bad answer explains this one"),
        .init("observedAt", .time, "when it was observed"),
    ]
}
