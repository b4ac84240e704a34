import UpkeepCore
import UpkeepReport

extension MonitorView {
    static let fields: [APIShape.Field] = [
        .init("name", .text, "what the configuration calls it"),
        .init("subject", .text, "what is watched"),
        .init("subjectKind", .choice(Subject.Kind.allCases.map(\.rawValue)), "what kind of thing that is"),
        .init("status", .choice(Status.allCases.map(\.rawValue)), "the gravest finding that no other one explains"),
        .init("since", .orNull(.time), "since when; null before the first look"),
        .init("lastLookAt", .orNull(.time), "when it was last looked at"),
        .init("nextLookAt", .orNull(.time), "when the next look is due; null for what reports by itself"),
        .init("everyMs", .number, "how often it is looked at"),
        .init("incident", .orNull(.text), "the open incident that it is a member of"),
        .init("silenced", .flag, "whether alerts about it rest now"),
        .init(
            "counts",
            .object(
                Status.allCases.map {
                    .init($0.rawValue, .integer, "findings that are \($0.rawValue) and not explained")
                }
                    + [.init("suppressed", .integer, "findings that another one explains")]),
            "how many findings there are"),
    ]

    var members: [JSONValue.Member] {
        let own = findings.filter { $0.suppressedBy == nil }
        let counts = Status.allCases.map { status in
            JSONValue.Member(status.rawValue, .integer(own.count { $0.status == status }))
        }
        return [
            .init("name", .text(name)), .init("subject", .text(subject.name)),
            .init("subjectKind", .text(subject.kind.rawValue)), .init("status", .text(status.rawValue)),
            .init("since", .time(since)), .init("lastLookAt", .time(lastLookAt)),
            .init("nextLookAt", .time(nextLookAt)), .init("everyMs", .milliseconds(interval)),
            .init("incident", .optional(incident?.description)), .init("silenced", .flag(isSilenced)),
            .init("counts", .object(counts + [.init("suppressed", .integer(findings.count - own.count))])),
        ]
    }
}
