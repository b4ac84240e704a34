import Testing
import UpkeepCore

@testable import UpkeepAPI

@Suite("small pieces")
struct PieceTests {
    @Test(
        "targets",
        arguments: [
            ("/a/b%2Fc?x=1&y=a+b%20c&z", ["a", "b/c"], ["x=1", "y=a b c", "z="]), ("/", [""], []),
            ("//a/", ["", "a", ""], []),
            ("/a?&&b==", ["a"], ["b=="]), ("/a%3Fb?c?d", ["a?b"], ["c?d="]),
        ])
    func targets(_ text: String, _ segments: [String], _ query: [String]) throws {
        let target = try RequestTarget(text)
        #expect(target.segments == segments)
        #expect(target.query.map { "\($0.name)=\($0.value)" } == query)
    }

    @Test("targets that are none", arguments: ["", "*", "a", "/%", "/%4", "/%4g", "/?%", "/%c3%28", "?a"])
    func brokenTargets(_ text: String) {
        let problem = #expect(throws: Problem.self) { try RequestTarget(text) }
        #expect(problem.map { String(decoding: $0.answer.body, as: UTF8.self).contains(#""status":400,"#) } == true)
    }

    @Test(
        "the token is compared whole",
        arguments: [
            ("Bearer abc", true), ("BEARER abc", true), ("Bearer  abc", false), ("Bearer abcabc", false),
            ("Bearer ab", false), ("Bearer ", false), ("abc", false), (nil, false), ("Bearer abd", false),
        ] as [(String?, Bool)])
    func token(_ field: String?, _ isRight: Bool) {
        #expect(BearerToken("abc").isCarried(by: field) == isRight)
        #expect(!BearerToken("").isCarried(by: field))
    }

    @Test(
        "dates",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (1_795_392_000, "Mon, 23 Nov 2026 00:00:00 GMT"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        ] as [(Int64, String)])
    func dates(_ seconds: Int64, _ text: String) {
        #expect(HTTPDate.text(Timestamp(seconds: seconds)) == text)
    }

    @Test("the last lines of an output")
    func lines() {
        #expect(PingRoutes.lines([]) == [])
        #expect(PingRoutes.lines(Array("\n".utf8)) == [])
        #expect(PingRoutes.lines(Array("a\r\n\nb".utf8)) == ["a", "", "b"])
        #expect(PingRoutes.lines([0xFF, 0x0A]) == ["\u{FFFD}"])
        let many = (0..<3000).map { "\($0)\n" }.joined()
        #expect(PingRoutes.lines(Array(many.utf8)).count == 1000)
        #expect(PingRoutes.lines(Array(many.utf8)).last == "2999")
    }
}
