import HTTPWire
import Notifiers
import Testing
import UpkeepCore

@Suite("what answers mean")
struct OutcomeTests {
    struct Case: CustomTestStringConvertible {
        let kind: String
        let status: Int
        var fields: [HTTPFields.Field] = []
        var body = ""
        let expected: DeliveryOutcome
        var testDescription: String { "\(kind) \(status) \(body.prefix(40))" }
    }

    static let cases: [Case] = [
        Case(kind: "webhook", status: 200, body: "ok", expected: .delivered),
        Case(kind: "webhook", status: 204, expected: .delivered),
        Case(
            kind: "webhook", status: 302,
            expected: .never("it answered 302, a redirect; alerts follow none, so give the address it leads to")),
        Case(kind: "webhook", status: 400, body: "no", expected: .never("it answered 400 bad request: no")),
        Case(
            kind: "webhook", status: 401,
            expected: .never("it answered 401 unauthorized: the token or password is not accepted")),
        Case(kind: "webhook", status: 404, expected: .never("it answered 404 not found")),
        Case(kind: "webhook", status: 418, body: "<html>tea", expected: .never("it answered 418")),
        Case(kind: "webhook", status: 408, expected: .retry("it answered 408 request timeout")),
        Case(
            kind: "webhook", status: 429, fields: [.init("Retry-After", "120")],
            expected: .retry("it answered 429 too many requests", after: .seconds(120))),
        Case(
            kind: "webhook", status: 429, fields: [.init("Retry-After", "Mon, 23 Nov 2026 02:51:11 GMT")],
            expected: .retry("it answered 429 too many requests", after: .seconds(60))),
        Case(
            kind: "webhook", status: 503, fields: [.init("Retry-After", "99999999")],
            expected: .retry("it answered 503 service unavailable", after: .seconds(3600))),
        Case(
            kind: "webhook", status: 503, fields: [.init("Retry-After", "-5")],
            expected: .retry("it answered 503 service unavailable")),
        Case(
            kind: "webhook", status: 429, fields: [.init("Retry-After", "nan")],
            expected: .retry("it answered 429 too many requests")),
        Case(
            kind: "webhook", status: 429, fields: [.init("Retry-After", "Mon, 23 Nov 2020 02:51:11 GMT")],
            expected: .retry("it answered 429 too many requests", after: .seconds(1))),
        Case(kind: "webhook", status: 501, expected: .never("it answered 501 no such function")),
        Case(kind: "webhook", status: 599, expected: .retry("it answered 599")),
        Case(
            kind: "slack", status: 400, body: "invalid_payload",
            expected: .never("it answered 400 bad request: invalid_payload")),
        Case(kind: "slack", status: 404, body: "no_service", expected: .never("it answered 404 not found: no_service")),
        Case(
            kind: "discord", status: 429, fields: [.init("Retry-After", "1")],
            body: #"{"message":"You are being rate limited.","retry_after":64.57,"global":false}"#,
            expected: .retry("it answered 429 too many requests", after: .milliseconds(64_570))),
        Case(
            kind: "telegram", status: 429,
            body:
                #"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}"#,
            expected: .retry(
                "it answered 429 too many requests: Too Many Requests: retry after 35", after: .seconds(35))),
        Case(
            kind: "telegram", status: 403,
            body: #"{"ok":false,"error_code":403,"description":"Forbidden: bot was kicked from the group chat"}"#,
            expected: .never("it answered 403 forbidden: Forbidden: bot was kicked from the group chat")),
        Case(
            kind: "matrix", status: 429,
            body: #"{"errcode":"M_LIMIT_EXCEEDED","error":"slow down","retry_after_ms":2500}"#,
            expected: .retry("it answered 429 too many requests: slow down", after: .milliseconds(2500))),
        Case(
            kind: "matrix", status: 403, body: #"{"errcode":"M_FORBIDDEN","error":"User not in room"}"#,
            expected: .never("it answered 403 forbidden: User not in room")),
        Case(kind: "pagerduty", status: 202, body: #"{"status":"success"}"#, expected: .delivered),
        Case(
            kind: "opsgenie", status: 422, body: #"{"message":"Key format is not valid!"}"#,
            expected: .never(#"it answered 422 unprocessable content: {"message":"Key format is not valid!"}"#)),
        Case(
            kind: "alertmanager", status: 500, body: "\u{1}\u{2}",
            expected: .retry("it answered 500 internal server error: \\x01\\x02")),
    ]

    @Test("by status, and by the receiver's own words", arguments: cases)
    func outcome(_ example: Case) throws {
        let notifier = try #require(SampleChannels.all().first { type(of: $0).kind == example.kind })
        let answer = HTTPAnswer(
            status: example.status, fields: HTTPFields(example.fields), body: Array(example.body.utf8),
            receivedAt: SampleAlerts.opened)
        #expect(notifier.outcome(of: answer) == example.expected)
    }

    @Test("bytes that are no text are not shown, and long words are cut")
    func excerpts() {
        func outcome(_ body: [UInt8]) -> DeliveryOutcome {
            HTTPAnswer(status: 400, body: body, receivedAt: SampleAlerts.opened).outcome()
        }
        #expect(outcome([0xFF, 0xFE, 0x41]) == .never("it answered 400 bad request"))
        #expect((outcome(Array(repeating: 0x41, count: 100_000)).sentence?.count ?? 0) < 300)
    }
}
