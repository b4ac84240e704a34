/// One thing that can be asked: routing, checking, OpenAPI and the reference all come from this.
package struct APIRoute: Sendable {
    package typealias Handler = @Sendable (APICall) async throws -> APIAnswer

    package let method: APIMethod
    package let path: [APIPathPart]
    /// Unique, lowerCamelCase: what generated clients call it.
    package let name: String
    /// For the reference: what it does, a phrase without a full stop.
    package let title: String
    /// More for the reference; may be empty.
    package let about: String
    package let access: APIAccess
    package let query: [APIParameter]
    package let body: APIBody
    /// How it answers when all goes well. Errors are the same everywhere: ``Problem``.
    package let outcomes: [APIOutcome]
    /// The statuses of errors that are this route's own, such as 404 for an unknown name.
    package let problems: [Int]
    package let handle: Handler

    init(
        _ method: APIMethod, _ path: [APIPathPart], name: String, title: String, about: String = "", access: APIAccess,
        query: [APIParameter] = [], body: APIBody = .none, outcomes: [APIOutcome], problems: [Int] = [],
        handle: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.name = name
        self.title = title
        self.about = about
        self.access = access
        self.query = query
        self.body = body
        self.outcomes = outcomes
        self.problems = problems
        self.handle = handle
    }

    /// As documents write it, e.g. `/ping/{id}`.
    package var pathText: String { path.map { "/" + $0.text }.joined() }

    var pathParameters: [APIParameter] {
        path.compactMap { if case .parameter(let parameter) = $0 { parameter } else { nil } }
    }

    /// The texts of the path's parameters, or nil when this is another route's path.
    func match(_ segments: [String]) -> [String: String]? {
        guard segments.count == path.count else { return nil }
        var found: [String: String] = [:]
        for (part, segment) in zip(path, segments) {
            switch part {
            case .word(let word): if word != segment { return nil }
            case .parameter(let parameter): found[parameter.name] = segment
            }
        }
        return found
    }
}
