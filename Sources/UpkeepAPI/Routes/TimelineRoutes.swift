import HTTPTypes
import UpkeepCore
import UpkeepReport
import UpkeepStore

/// What happened, and a place for anybody to say what they changed.
enum TimelineRoutes {
    static let all = [list, add]

    private static let list = APIRoute(
        .get, ["api", "v1", "timeline"], name: "listTimeline", title: "what happened, newest first", access: .read,
        query: [
            .optional("since", .moment, "only what happened from then on"),
            .optional("until", .moment, "only what happened before then"),
            .optional("subject", .text(1...300), "only what is about this subject"),
            .optional("subjectKind", APIValueKind.subjectKind, or: .text("site"), "what kind of thing the subject is"),
            .optional("kind", .choice(TimelineEvent.Kind.allCases.map(\.rawValue)), "only entries of this kind"),
            .optional("incident", .text(1...64), "only what belongs to the incident with this id"),
            .optional("limit", .integer(1...1000), or: .integer(100), "how many at most"),
        ],
        outcomes: [.init(200, "entries", .object([.init("events", .list(.named("Event")), "the entries")]))]
    ) { call in
        let kinds = call.text("kind").flatMap(TimelineEvent.Kind.init).map { Set([$0]) } ?? []
        let events = try await call.source.timeline(
            EventQuery(
                since: call.time("since"), until: call.time("until"), subject: call.subject, kinds: kinds,
                incident: call.text("incident"), limit: try call.required(call.integer("limit"), "limit")))
        return .object([.init("events", .array(events.map(\.json)))])
    }

    private static let add = APIRoute(
        .post, ["api", "v1", "events"], name: "addEvent", title: "say what you changed",
        about: "For deploy scripts, cron jobs and people: what was said before something broke is the first thing that "
            + "its alert tells.",
        access: .change,
        body: .object(
            [
                .required("summary", .text(1...500), "one sentence for a person, such as `deployed shop 4.2`"),
                .optional("kind", .choice(["change", "note"]), or: .text("change"), "a change, or only a word"),
                .optional("at", .time, "when; now when it is not given"),
                .optional("subject", .text(1...300), "what it is about; nothing in particular when it is not given"),
                .optional(
                    "subjectKind", APIValueKind.subjectKind, or: .text("site"), "what kind of thing the subject is"),
                .optional("author", .text(1...100), or: .text("api"), "who says so"),
                .optional("evidence", .facts, "facts that go with it, such as a commit"),
            ], required: true),
        outcomes: [
            .init(
                201, "added",
                .object([.init("event", .named("Event"), "the entry as it is kept"), UnknownNameWarning.field]))
        ],
        problems: [422]
    ) { call in
        let event = try await call.source.add(
            NewEvent(
                kind: try call.required(call.text("kind").flatMap(TimelineEvent.Kind.init), "kind"),
                at: call.time("at") ?? call.now, subject: call.subject,
                summary: try call.required(call.text("summary"), "summary"), evidence: call.facts("evidence") ?? [:],
                author: try call.required(call.text("author"), "author")))
        let warning = await call.source.doubt(about: call.subject, scope: nil)
        return .object(
            [.init("event", event.json), .init(UnknownNameWarning.field.name, .optional(warning))], status: .created)
    }
}
