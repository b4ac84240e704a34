import UpkeepCore
import UpkeepReport

extension Incident {
    static let fields: [APIShape.Field] = [
        .init("id", .text, "stable, and never used again"),
        .init("subject", .text, "what is broken, as far as is known"),
        .init("subjectKind", .choice(Subject.Kind.allCases.map(\.rawValue)), "what kind of thing that is"),
        .init("check", .text, "the check that opened it"),
        .init(
            "cause",
            .orNull(
                .object([
                    .init("kind", .choice(Trait.Kind.allCases.map(\.rawValue)), "what kind of thing is shared"),
                    .init("name", .text, "which one"),
                ])), "what all members stand on, when that is known"),
        .init("severity", .choice(Status.allCases.map(\.rawValue)), "`warning` or `critical`: the gravest member"),
        .init("open", .flag, "whether it goes on"),
        .init("openedAt", .time, "when it opened"),
        .init("closedAt", .orNull(.time), "when it closed; null while it is open"),
        .init("durationMs", .number, "how long it lasted, or has lasted until now"),
        .init("headline", .text, "one sentence for a person"),
        .init("remedy", .orNull(.text), "what to do"),
        .init(
            "verdict",
            .orNull(
                .object([
                    .init("code", .choice(Verdict.Code.allCases.map(\.rawValue)), "what the cause is"),
                    .init("confidence", .choice(Verdict.Confidence.allCases.map(\.rawValue)), "how sure that is"),
                    .init("summary", .text, "the answer in one sentence"),
                    .init("remedy", .orNull(.text), "what to do"),
                    .init("missing", .orNull(.text), "the fact that would decide"),
                ])), "what `upkeep why` said"),
        .init(
            "members",
            .list(
                .object([
                    .init("subject", .text, "what it struck"),
                    .init("subjectKind", .choice(Subject.Kind.allCases.map(\.rawValue)), "what kind of thing that is"),
                    .init("check", .text, "the check that says so"),
                    .init("status", .choice(Status.allCases.map(\.rawValue)), "its answer"),
                    .init("summary", .text, "one sentence for a person"),
                    .init("since", .time, "when it was struck"),
                    .init("recoveredAt", .orNull(.time), "when it was well again; null while it is not"),
                ])), "all that it struck, in that order"),
        .init("flapping", .flag, "whether all that is bad comes and goes"),
        .init("acknowledgedBy", .orNull(.text), "who has taken it on"),
        .init("absorbed", .list(.text), "ids of incidents that turned out to have the same cause"),
    ]

    /// - Parameter now: what an open incident's length is told by.
    func json(now: Timestamp) -> JSONValue {
        .object([
            .init("id", .text(id.description)), .init("subject", .text(subject.name)),
            .init("subjectKind", .text(subject.kind.rawValue)), .init("check", .text(check.text)),
            .init(
                "cause",
                cause.map { .object([.init("kind", .text($0.kind.rawValue)), .init("name", .text($0.name))]) } ?? .null),
            .init("severity", .text(severity.rawValue)), .init("open", .flag(closedAt == nil)),
            .init("openedAt", .time(openedAt)), .init("closedAt", .time(closedAt)),
            .init("durationMs", .milliseconds(max(.zero, (closedAt ?? now) - openedAt))),
            .init("headline", .text(headline)), .init("remedy", .optional(remedy)),
            .init("verdict", verdict.map(Self.json) ?? .null), .init("members", .array(members.map(Self.json))),
            .init("flapping", .flag(isFlapping)), .init("acknowledgedBy", .optional(acknowledgedBy)),
            .init("absorbed", .array(absorbed.map { .text($0.description) })),
        ])
    }

    private static func json(_ verdict: Verdict) -> JSONValue {
        .object([
            .init("code", .text(verdict.code.rawValue)), .init("confidence", .text(verdict.confidence.rawValue)),
            .init("summary", .text(verdict.summary)), .init("remedy", .optional(verdict.remedy)),
            .init("missing", .optional(verdict.missing)),
        ])
    }

    private static func json(_ member: Member) -> JSONValue {
        .object([
            .init("subject", .text(member.subject.name)), .init("subjectKind", .text(member.subject.kind.rawValue)),
            .init("check", .text(member.check.text)), .init("status", .text(member.status.rawValue)),
            .init("summary", .text(member.summary)), .init("since", .time(member.since)),
            .init("recoveredAt", .time(member.recoveredAt)),
        ])
    }
}
