package import UpkeepReport

/// The routes as an OpenAPI 3.1 document.
package enum OpenAPIDocument {
    /// The API's, not the program's: it rises when something that worked would stop working.
    static let version = "1"

    package static let json = document(RouteTable.all)

    static func document(_ routes: [APIRoute]) -> JSONValue {
        var paths: [(path: String, operations: [JSONValue.Member])] = []
        for route in routes {
            let operation = JSONValue.Member(route.method.rawValue.lowercased(), self.operation(route))
            if let place = paths.firstIndex(where: { $0.path == route.pathText }) {
                paths[place].operations.append(operation)
            } else {
                paths.append((route.pathText, [operation]))
            }
        }
        return .object([
            .init("openapi", .text("3.1.0")),
            .init(
                "info",
                .object([
                    .init("title", .text("Upkeep")), .init("version", .text(version)),
                    .init("description", .text("What `upkeep watch` knows, and what it can be told.")),
                ])),
            .init("paths", .object(paths.map { .init($0.path, .object($0.operations)) })),
            .init(
                "components",
                .object([
                    .init(
                        "schemas",
                        .object(
                            APIShapes.all.map { .init($0.name, APIShape.object($0.fields)) }
                                + [.init("Problem", APIShape.object(Problem.shape))])),
                    .init(
                        "securitySchemes",
                        .object([
                            .init(
                                "token",
                                .object([.init("type", .text("http")), .init("scheme", .text("bearer"))]))
                        ])),
                ])),
        ])
    }

    private static func operation(_ route: APIRoute) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("operationId", .text(route.name)), .init("summary", .text(route.title)),
        ]
        if !route.about.isEmpty { members.append(.init("description", .text(route.about))) }
        let parameters =
            route.pathParameters.map { parameter($0, in: "path") } + route.query.map { parameter($0, in: "query") }
        if !parameters.isEmpty { members.append(.init("parameters", .array(parameters))) }
        if let body = body(route.body) { members.append(.init("requestBody", body)) }
        members.append(.init("responses", responses(route)))
        if route.access == .change {
            members.append(.init("security", .array([.object([.init("token", .array([]))])])))
        }
        return .object(members)
    }

    private static func parameter(_ parameter: APIParameter, in place: String) -> JSONValue {
        .object([
            .init("name", .text(parameter.name)), .init("in", .text(place)),
            .init("required", .flag(parameter.isRequired)), .init("description", .text(parameter.about)),
            .init("schema", .object(schema(parameter))),
        ])
    }

    private static func schema(_ parameter: APIParameter) -> [JSONValue.Member] {
        parameter.kind.schema + (parameter.fallback.map { [.init("default", $0.json)] } ?? [])
    }

    private static func body(_ body: APIBody) -> JSONValue? {
        switch body {
        case .none: nil
        case .text(let limit):
            .object([
                .init("required", .flag(false)),
                .init("description", .text("what the job wrote, \(limit) bytes at most")),
                .init(
                    "content",
                    .object([
                        .init("text/plain", .object([.init("schema", .object([.init("type", .text("string"))]))]))
                    ])),
            ])
        case .object(let members, let isRequired):
            .object([
                .init("required", .flag(isRequired)),
                .init(
                    "content",
                    .object([.init("application/json", .object([.init("schema", object(members))]))])),
            ])
        }
    }

    private static func object(_ members: [APIParameter]) -> JSONValue {
        let required = members.filter(\.isRequired)
        return .object(
            [.init("type", .text("object")), .init("additionalProperties", .flag(false))]
                + (required.isEmpty ? [] : [.init("required", .array(required.map { .text($0.name) }))])
                + [
                    .init(
                        "properties",
                        .object(
                            members.map {
                                .init($0.name, .object(schema($0) + [.init("description", .text($0.about))]))
                            }))
                ])
    }

    private static func responses(_ route: APIRoute) -> JSONValue {
        let good = route.outcomes.map { JSONValue.Member(String($0.status), outcome($0)) }
        let bad = route.problemStatuses.filter { status in !route.outcomes.contains { $0.status == status } }
        return .object(good + bad.map { .init(String($0), problem($0)) })
    }

    private static func outcome(_ outcome: APIOutcome) -> JSONValue {
        let description = JSONValue.Member("description", .text(outcome.about))
        guard let (type, schema) = content(outcome.content) else { return .object([description]) }
        return .object([
            description,
            .init("content", .object([.init(type, .object([.init("schema", schema)]))])),
        ])
    }

    private static func content(_ content: APIOutcome.Content) -> (String, JSONValue)? {
        switch content {
        case .none: nil
        case .object(let fields):
            (
                "application/json",
                APIShape.object([.init("schema", .integer, "1; it rises if a field ever changes its meaning")] + fields)
            )
        case .text(let type): (type, .object([.init("type", .text("string"))]))
        case .openAPI: ("application/json", .object([.init("type", .text("object"))]))
        }
    }

    private static func problem(_ status: Int) -> JSONValue {
        .object([
            .init("description", .text(Problem.meaning(of: status))),
            .init(
                "content",
                .object([
                    .init(
                        Problem.mediaType,
                        .object([
                            .init("schema", .object([.init("$ref", .text("#/components/schemas/Problem"))]))
                        ]))
                ])),
        ])
    }
}
