import Testing
import UpkeepAPI

@Suite("who may do what")
struct AccessTests {
    private static let body = ["-H", "Content-Type: application/json", "-d", #"{"summary":"x"}"#]

    @Test(
        "changes need the token",
        arguments: [
            ([], 401, #"Bearer realm="upkeep""#),
            (["-H", "Authorization: Bearer"], 401, #"Bearer realm="upkeep", error="invalid_token""#),
            (["-H", "Authorization: Basic czNjcmV0LXRva2Vu"], 401, #"Bearer realm="upkeep", error="invalid_token""#),
            (["-H", "Authorization: Bearer s3cret-tokex"], 401, #"Bearer realm="upkeep", error="invalid_token""#),
            (["-H", "Authorization: Bearer s3cret-token0"], 401, #"Bearer realm="upkeep", error="invalid_token""#),
            (["-H", "Authorization: bearer s3cret-token"], 201, nil),
        ] as [([String], Int, String?)])
    func token(_ arguments: [String], _ status: Int, _ challenge: String?) async throws {
        try await withAPI { api in
            let got = try await api.curl("/api/v1/events", Self.body + arguments)
            #expect(got.status == status, "\(got.body)")
            #expect(got.fields["www-authenticate"] == challenge)
        }
    }

    @Test("without a token in the configuration nobody changes anything, and it says which key sets one")
    func noToken() async throws {
        let settings = APISettings.test { $0.token = nil }
        try await withAPI(InMemoryWatch(), settings) { api in
            let got = try await api.curl("/api/v1/events", Self.body + RunningAPI.bearer)
            #expect(got.status == 403)
            #expect(got.body.contains("watch.token_file"))
            #expect(try await api.curl("/ping/\(InMemoryWatch.heartbeat)", ["-X", "POST"]).status == 200)
            #expect(try await api.curl("/api/v1/monitors").status == 200)
        }
    }

    @Test("protected reads need it too; health, pings and the document do not")
    func protectedReads() async throws {
        let settings = APISettings.test { $0.protectsReads = true }
        try await withAPI(InMemoryWatch(), settings) { (api: RunningAPI) async throws in
            for path in ["/metrics", "/api/v1/findings", "/api/v1/timeline", "/api/v1/monitors/shop/results"] {
                #expect(try await api.curl(path).status == 401)
                #expect(try await api.curl(path, RunningAPI.bearer).status == 200)
            }
            for path in ["/healthz", "/ping/\(InMemoryWatch.heartbeat)", "/api/v1/openapi.json"] {
                #expect(try await api.curl(path).status == 200)
            }
        }
    }

    @Test(
        "a page of another site cannot use a visitor's browser",
        arguments: [
            (["-H", "Origin: http://evil.example"], 403), (["-H", "Origin: null"], 403),
            (["-H", "Sec-Fetch-Site: cross-site"], 403), (["-H", "Origin: http://SELF"], 200),
            (["-H", "Origin: https://status.example"], 200), (["-H", "Host: rebound.example"], 421),
            (["-H", "Host: status.example"], 200), (["-H", "Host: localhost:1"], 200),
            (["-H", "Host: a.localhost"], 200), (["-H", "Host: [::1]:80"], 200),
            (["-H", "Host: 127.0.0.1.evil.example"], 421),
        ] as [([String], Int)])
    func pages(_ arguments: [String], _ status: Int) async throws {
        let settings = APISettings.test { $0.publicNames = ["Status.example"] }
        try await withAPI(InMemoryWatch(), settings) { api in
            let arguments = arguments.map { $0.replacing("SELF", with: "127.0.0.1:\(api.port)") }
            let got = try await api.curl("/ping/\(InMemoryWatch.heartbeat)", ["-X", "POST"] + arguments)
            #expect(got.status == status, "\(got.body)")
        }
    }
}
