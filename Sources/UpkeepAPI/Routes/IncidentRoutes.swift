import HTTPTypes
import UpkeepCore
import UpkeepReport
import UpkeepStore

/// What is or was broken, one incident per cause.
enum IncidentRoutes {
    static let all = [list, one, acknowledge]

    private static let id = APIParameter.required("id", .text(1...64), "the incident's id, such as `1795399923-17`")
    private static let body: [APIShape.Field] = [.init("incident", .named("Incident"), "the incident")]

    private static let list = APIRoute(
        .get, ["api", "v1", "incidents"], name: "listIncidents", title: "incidents, newest first", access: .read,
        query: [
            .optional("open", .flag, "`true` for those that go on, `false` for those that are over"),
            .optional("since", .moment, "only those that were open at some time from then on"),
            .optional("subject", .text(1...300), "only those that struck this subject"),
            .optional("subjectKind", APIValueKind.subjectKind, or: .text("site"), "what kind of thing the subject is"),
            .optional("limit", .integer(1...1000), or: .integer(100), "how many at most"),
        ],
        outcomes: [
            .init(200, "incidents", .object([.init("incidents", .list(.named("Incident")), "the incidents")]))
        ]
    ) { call in
        let incidents = try await call.source.incidents(
            IncidentQuery(
                isOpen: call.flag("open"), since: call.time("since"), subject: call.subject,
                limit: try call.required(call.integer("limit"), "limit")))
        return .object([.init("incidents", .array(incidents.map { $0.json(now: call.now) }))])
    }

    private static let one = APIRoute(
        .get, ["api", "v1", "incidents", .parameter(id)], name: "getIncident", title: "one incident", access: .read,
        outcomes: [.init(200, "the incident", .object(body))], problems: [404]
    ) { call in
        .object([.init("incident", try await find(call).json(now: call.now))])
    }

    private static let acknowledge = APIRoute(
        .post, ["api", "v1", "incidents", .parameter(id), "ack"], name: "acknowledgeIncident",
        title: "take an incident on, so that it is not escalated", access: .change,
        body: .object(
            [
                .optional("author", .text(1...100), or: .text("api"), "who takes it on"),
                .optional("reason", .text(0...500), or: .text(""), "a word to the others"),
            ], required: false),
        outcomes: [.init(200, "taken on", .object(body))], problems: [404, 409]
    ) { call in
        let incident = try await find(call)
        guard incident.closedAt == nil,
            let owned = try await call.source.acknowledge(
                incident.id, by: try call.required(call.text("author"), "author"),
                reason: try call.required(call.text("reason"), "reason"))
        else { throw Problem(.conflict, "this incident is over") }
        return .object([.init("incident", owned.json(now: call.now))])
    }

    private static func find(_ call: APICall) async throws -> Incident {
        let unknown = Problem(.notFound, "no incident has this id", hint: "`GET /api/v1/incidents` lists them")
        guard let id = call.text("id").flatMap(Incident.ID.init) else { throw unknown }
        guard let incident = try await call.source.incidents(IncidentQuery(id: id.description, limit: 1)).first else {
            throw unknown
        }
        return incident
    }
}
