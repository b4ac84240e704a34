import HTTPTypes
import UpkeepCore

/// Finds the route of a request, keeps out who may not use it, and has it answered. Never throws: everything is an answer.
struct APIResponder: Sendable {
    let source: any WatchSource
    private let routes: [APIRoute]
    private let hosts: HostRules
    private let token: BearerToken?
    private let protectsReads: Bool

    init(_ source: any WatchSource, _ settings: APISettings, routes: [APIRoute] = RouteTable.all) {
        self.source = source
        self.routes = routes
        hosts = HostRules(publicNames: settings.publicNames)
        token = settings.token.map(BearerToken.init)
        protectsReads = settings.protectsReads
    }

    /// How much of a request's body is read.
    func bodyLimit(_ head: RequestHead) -> Int {
        guard let target = try? RequestTarget(head.target) else { return APIBody.usualLimit }
        return find(target.segments, head.method)?.route.body.limit ?? APIBody.usualLimit
    }

    func answer(_ head: RequestHead, body: [UInt8]) async -> APIAnswer {
        do {
            return try await answered(head, body)
        } catch let problem as Problem {
            return problem.answer
        } catch let error as any UpkeepError {
            return Problem(.serviceUnavailable, error.message, hint: error.hint).answer
        } catch is CancellationError {
            return Problem(.serviceUnavailable, "the watch is stopping").answer
        } catch {
            return Problem(.internalServerError, "something went wrong in Upkeep itself").answer
        }
    }

    private func answered(_ head: RequestHead, _ body: [UInt8]) async throws -> APIAnswer {
        try hosts.check(host: head.host, isLoopback: head.isLoopback)
        let target = try RequestTarget(head.target)
        guard let found = find(target.segments, head.method) else { throw missing(target.segments) }
        if found.route.method != .get {
            try hosts.check(
                origin: head.fields[.origin], fetchSite: HTTPField.Name("Sec-Fetch-Site").flatMap { head.fields[$0] },
                host: head.host)
        }
        try admit(head, to: found.route)
        let call = try APICall(
            found.route, path: found.values, query: target.query, body: body, contentType: head.fields[.contentType],
            source: source, now: source.now)
        return try await found.route.handle(call)
    }

    private func find(_ segments: [String], _ method: String) -> (route: APIRoute, values: [String: String])? {
        let method = method == "HEAD" ? "GET" : method
        for route in routes where route.method.rawValue == method {
            if let values = route.match(segments) { return (route, values) }
        }
        return nil
    }

    /// 405 where another method would have done (RFC 9110 section 15.5.6), else 404.
    private func missing(_ segments: [String]) -> Problem {
        var methods: [String] = []
        for route in routes where route.match(segments) != nil && !methods.contains(route.method.rawValue) {
            methods += route.method == .get ? ["GET", "HEAD"] : [route.method.rawValue]
        }
        guard !methods.isEmpty else { return .notFound }
        let allowed = methods.joined(separator: ", ")
        return Problem(
            .methodNotAllowed, "this address takes \(allowed)", headers: [.allow: allowed])
    }

    private func admit(_ head: RequestHead, to route: APIRoute) throws(Problem) {
        switch route.access {
        case .open: return
        case .read: if !protectsReads { return }
        case .change: break
        }
        guard let token else {
            throw Problem(
                .forbidden, "no token is set, and this needs one",
                hint: "name a file that holds one with `\(APISettings.tokenKey)` in the configuration")
        }
        guard token.isCarried(by: head.fields[.authorization]) else {
            let challenge =
                head.fields[.authorization] == nil
                ? "Bearer realm=\"upkeep\"" : "Bearer realm=\"upkeep\", error=\"invalid_token\""
            throw Problem(
                .unauthorized, "this needs the token", hint: "send `Authorization: Bearer TOKEN`",
                headers: [.wwwAuthenticate: challenge])
        }
    }
}
