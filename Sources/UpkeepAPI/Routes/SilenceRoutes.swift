import HTTPTypes
import UpkeepCore
import UpkeepReport
import UpkeepStore

/// When alerts rest.
enum SilenceRoutes {
    static let all = [list, add, lift]

    private static let list = APIRoute(
        .get, ["api", "v1", "silences"], name: "listSilences",
        title: "silences, acknowledgements and planned maintenance that hold now or will", access: .read,
        outcomes: [
            .init(200, "oldest first", .object([.init("silences", .list(.named("Silence")), "the silences")]))
        ]
    ) { call in
        .object([.init("silences", .array(try await call.source.silences().map(\.json)))])
    }

    private static let add = APIRoute(
        .post, ["api", "v1", "silences"], name: "addSilence", title: "have alerts rest",
        about:
            "Give one of `subject` and `scope`, and at most one of `until` and `duration`. Looks go on, incidents open "
            + "and close, and whoever was told of a beginning is told of its end.",
        access: .change,
        body: .object(
            [
                .required("reason", .text(1...500), "why, for the others"),
                .optional("subject", .text(1...300), "the one subject it is about"),
                .optional(
                    "subjectKind", APIValueKind.subjectKind, or: .text("site"), "what kind of thing the subject is"),
                .optional("scope", .scope, "everything, or every subject that stands on something"),
                .optional("from", .time, "when it begins; now when it is not given"),
                .optional(
                    "until", .time, "when it ends; when neither this nor `duration` is given, it has to be lifted"),
                .optional("duration", .length, "how long it lasts"),
                .optional("author", .text(1...100), or: .text("api"), "who wants it"),
            ], required: true),
        outcomes: [
            .init(
                201, "alerts rest",
                .object([.init("silence", .named("Silence"), "the silence"), UnknownNameWarning.field]))
        ],
        problems: [422]
    ) { call in
        let record = try record(call)
        try await call.source.silence(record)
        let warning = await call.source.doubt(about: record.subject, scope: record.scope)
        return .object(
            [.init("silence", record.json), .init(UnknownNameWarning.field.name, .optional(warning))], status: .created)
    }

    private static let lift = APIRoute(
        .delete,
        [
            "api", "v1", "silences", .parameter(.required("id", .text(1...100), "the silence's id")),
        ], name: "liftSilence", title: "end a silence now", access: .change, outcomes: [.init(204, "ended")],
        problems: [404]
    ) { call in
        guard try await call.source.liftSilence(try call.required(call.text("id"), "id")) else {
            throw Problem(
                .notFound, "no silence has this id",
                hint: "`GET /api/v1/silences` lists them; planned maintenance ends in the config")
        }
        return APIAnswer(.noContent)
    }

    private static func record(_ call: APICall) throws(Problem) -> SilenceRecord {
        guard (call.subject == nil) != (call.text("scope") == nil) else {
            throw Problem(.unprocessableContent, "give one of `subject` and `scope`, not both and not neither")
        }
        guard call.time("until") == nil || call.length("duration") == nil else {
            throw Problem(.unprocessableContent, "give `until` or `duration`, not both")
        }
        let start = call.time("from") ?? call.now
        let end = call.time("until") ?? call.length("duration").map { start + $0 }
        if let end, end <= max(start, call.now) {
            throw Problem(.unprocessableContent, "this silence would end before it begins, or is over already")
        }
        return SilenceRecord(
            id: HexText.padded(UInt64.random(in: .min ... .max), to: 16), kind: .silence, subject: call.subject,
            scope: call.text("scope"), from: start, until: end,
            author: try call.required(call.text("author"), "author"),
            reason: try call.required(call.text("reason"), "reason"))
    }
}
