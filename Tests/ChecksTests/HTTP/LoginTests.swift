import Checks
import HTTPWire
import Testing
import UpkeepCore

/// A 401 is told by what was sent and what the server wants.
struct LoginTests {
    private static func judge(
        _ challenges: [String], _ credentials: HTTPPlan.Credentials?, isInURL: Bool = false,
        headers: [HTTPFields.Field] = []
    ) -> Finding? {
        let answer = Shop.answer(401, headers: challenges.map { .init("WWW-Authenticate", $0) })
        let site = Shop.site {
            $0.credentials = credentials
            $0.isLoginInURL = isInURL
            $0.headers = headers
        }
        return Shop.judge([Shop.good(answer: answer)], site)["http.status"]
    }

    private static let basic = HTTPPlan.Credentials.basic(user: "monitor", password: Secret("hunter2"))
    private static let bearer = HTTPPlan.Credentials.bearer(Secret("hunter2"))

    @Test(
        arguments: [
            (
                ["Basic realm=\"Wiki, inner\""], nil, "it wants `Basic` credentials, and was sent none",
                "give this site its credentials in the config, `auth: {basic: {user: …, password_file: …}}`"
            ),
            ([], nil, "it wants credentials, and was sent none", "give this site its credentials"),
            (
                ["Bearer error=\"x\""], nil, "it wants `Bearer` credentials, and was sent none",
                "`auth: {bearer_file: …}`"
            ),
            (
                ["Digest realm=\"a\", nonce=\"b\"", "Negotiate"], nil,
                "it wants `Digest` or `Negotiate` credentials, and was sent none",
                "upkeep logs in with `Basic` and `Bearer` only"
            ),
            (
                ["Basic realm=\"Wiki\""], LoginTests.basic,
                "it refused the user `monitor` with the password of `auth.basic`",
                "correct `user` or the password under `auth.basic`"
            ),
            (
                ["Bearer"], LoginTests.basic,
                "it wants `Bearer` credentials, and was sent the user `monitor` of `auth.basic`",
                "`auth: {bearer_file: …}`"
            ),
            (
                ["basic realm = \"x\""], LoginTests.bearer,
                "it wants `basic` credentials, and was sent the token of `auth`",
                "replace what it is sent by `auth: {basic: "
            ),
            (["Bearer"], LoginTests.bearer, "it refused the token of `auth`", "whether the token has run out"),
        ] as [([String], HTTPPlan.Credentials?, String, String)])
    func says(challenges: [String], credentials: HTTPPlan.Credentials?, summary: String, remedy: String) {
        let finding = Self.judge(challenges, credentials)
        #expect(finding?.summary == "answered 401 Unauthorized, expected 200-299: \(summary)")
        #expect(finding?.remedy?.contains(remedy) == true, "\(finding?.remedy ?? "")")
    }

    @Test func credentialsOfTheURLAreCalledThat() {
        let finding = Self.judge(["Basic"], Self.basic, isInURL: true)
        #expect(finding?.summary.hasSuffix(": it refused the user `monitor` with the password of `url`") == true)
        #expect(finding?.remedy?.contains("`%40`") == true)
        let token = HTTPPlan.Credentials.basic(user: "hunter2", password: Secret(""))
        #expect(Self.judge(["Basic"], token, isInURL: true)?.summary.contains("hunter2") == false)
    }

    @Test func anAuthorizationHeaderIsNamed() {
        let finding = Self.judge(["Basic"], nil, headers: [.init("authorization", "Basic x")])
        #expect(finding?.summary.hasSuffix(": it refused the `Authorization` of `headers`") == true)
    }

    @Test("credentials that a redirect left behind were not refused")
    func redirected() {
        let first = Shop.hop(answer: Shop.answer(301, headers: [.init("Location", "https://www.shop.example/")]))
        let second = Shop.hop(Shop.url(host: "www.shop.example"), answer: Shop.answer(401))
        let attempt = HTTPObservation(address: Shop.v4, hops: [first, second], elapsed: .milliseconds(20))
        let finding = Shop.judge([attempt], Shop.site { $0.credentials = Self.basic })["http.status"]
        #expect(
            finding?.summary.hasSuffix(
                ": the credentials are for `https://shop.example`, so `https://www.shop.example` was not sent them")
                == true)
    }
}
