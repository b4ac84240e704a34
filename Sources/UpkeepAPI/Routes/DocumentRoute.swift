import HTTPTypes

/// The API's own description.
enum DocumentRoute {
    static let route = APIRoute(
        .get, ["api", "v1", "openapi.json"], name: "getOpenAPI", title: "this API as an OpenAPI 3.1 document",
        access: .open, outcomes: [.init(200, "the document", .openAPI)]
    ) { _ in
        APIAnswer(.ok, OpenAPIDocument.json)
    }
}
