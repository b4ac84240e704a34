package import UpkeepCore

extension Incident {
    /// In the documented order.
    package var json: [JSONValue.Member] {
        [
            .init("id", .text(id.description)),
            .init("number", .integer(Int(clamping: id.number))),
            .init("headline", .text(headline)),
            .init("severity", .text(severity.rawValue)),
            .init("subject", .text(subject.name)),
            .init("subjectKind", .text(subject.kind.rawValue)),
            .init("check", .text(check.text)),
            .init("cause", cause.map { Self.object($0.kind.rawValue, $0.name) } ?? .null),
            .init("openedAt", .text(openedAt.rfc3339(milliseconds: true))),
            .init("closedAt", .optional(closedAt?.rfc3339(milliseconds: true))),
            .init("flapping", .flag(isFlapping)),
            .init("acknowledgedBy", .optional(acknowledgedBy)),
            .init("remedy", .optional(remedy)),
            .init("verdict", verdict.map(Self.json) ?? .null),
            .init("members", .array(members.map(Self.json))),
            .init("absorbed", .array(absorbed.map { .text($0.description) })),
        ]
    }

    private static func object(_ kind: String, _ name: String) -> JSONValue {
        .object([.init("kind", .text(kind)), .init("name", .text(name))])
    }

    private static func json(_ verdict: Verdict) -> JSONValue {
        .object([
            .init("code", .text(verdict.code.rawValue)),
            .init("confidence", .text(verdict.confidence.rawValue)),
            .init("summary", .text(verdict.summary)),
            .init("remedy", .optional(verdict.remedy)),
            .init("missing", .optional(verdict.missing)),
        ])
    }

    private static func json(_ member: Member) -> JSONValue {
        .object([
            .init("subject", .text(member.subject.name)),
            .init("subjectKind", .text(member.subject.kind.rawValue)),
            .init("check", .text(member.check.text)),
            .init("status", .text(member.status.rawValue)),
            .init("summary", .text(member.summary)),
            .init("since", .text(member.since.rfc3339(milliseconds: true))),
            .init("recoveredAt", .optional(member.recoveredAt?.rfc3339(milliseconds: true))),
        ])
    }
}
