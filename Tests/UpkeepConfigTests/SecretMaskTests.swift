import Testing
import UpkeepConfig

@testable import UpkeepConfig

struct SecretMaskTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var text: String
        var line: Int
        var shown: String
        var testDescription: String { text }

        init(_ text: String, line: Int = 1, _ shown: String) {
            (self.text, self.line, self.shown) = (text, line, shown)
        }
    }

    @Test(arguments: [
        Row("password: hunter2", "password: (secret)"),
        Row("  Password : hunter2 # old", "  Password : (secret)"),
        Row("password: \"hun ter\" # hunter1", "password: (secret) # hunter1"),
        Row("password: ${DB_PASSWORD}", "password: ${DB_PASSWORD}"),
        Row("password: ${DB:-hunter2}", "password: (secret)"),
        Row("password_file: /run/secret", "password_file: /run/secret"),
        Row("client_key: key.pem", "client_key: key.pem"),
        Row("headers: {X-Api-Key: hunter2, Accept: text/html}", "headers: {X-Api-Key: (secret), Accept: text/html}"),
        Row(
            "headers: {Authorization: 'Basic hunter2', Cookie: a=hunter2}",
            "headers: {Authorization: (secret), Cookie: (secret)}"
        ),
        Row(
            "auth: {basic: {user: ops, password: hunter2}, methd: GET}",
            "auth: {basic: {user: ops, password: (secret)}, (secret)}"),
        Row("auth: {bearer hunter2}", "auth: {(secret)}"),
        Row("auth: hunter2", "auth: (secret)"),
        Row("auth: [hunter2, hunter3]", "auth: [(secret), (secret)]"),
        Row("auth: {basic: ops:hunter2}", "auth: {basic: (secret)}"),
        Row("auth: {basic: {user: ops:hunter2}}", "auth: {basic: {user: (secret)}}"),
        Row("sites: [{auth: {bearer: hunter2}, method: GET}]", "sites: [{auth: {bearer: (secret)}, method: GET}]"),
        Row("auth:\n  basic:\n    hunter2", line: 3, "    (secret)"),
        Row("auth:\n  basic:\n    pasword: hunter2", line: 3, "    pasword: (secret)"),
        Row("auth:\n  bearer:\n    - hunter2", line: 3, "    (secret)"),
        Row("auth:\n  bearer: |\n    hunter2\nmethod: GET", line: 3, "    (secret)"),
        Row("auth:\n  bearer: |\n    hunter2\nmethod: GET", line: 4, "method: GET"),
        Row("password: \"hunter2\nhunter3\nmethod: GET\"\nname: a", line: 2, "(secret)"),
        Row("password: \"hunter2\nhunter3\nmethod: GET\"\nname: a", line: 4, "name: a"),
        Row("- url: https://ops:hunter2@shop.example/", "- url: https://ops:(secret)@shop.example/"),
        Row("- url: https://ops:hun/ter@2@shop.example/", "- url: https://ops:(secret)@shop.example/"),
        Row("- url: https://hunter2@shop.example/", "- url: https://(secret)@shop.example/"),
        Row("- url: https://shop.example:8080/a", "- url: https://shop.example:8080/a"),
        Row("- send: PASS hunter2", "- send: (secret)"),
        Row("body: '{\"a\": \"hunter2\"}'", "body: (secret)"),
        Row("name: shop # a: b", "name: shop # a: b"),
        Row("# password: hunter2", "# password: (secret)"),
        Row("password:hunter2", "password:(secret)"),
        Row("{password:\n  hunter2,\n  name: a}", line: 2, "  (secret)"),
        Row("{password:\n  hunter2,\n  name: a}", line: 3, "  name: a}"),
        Row("{token: hunter\n  2, name: a}", line: 2, "  (secret)"),
        Row("name: a\rpassword: hunter2\rmethod: GET", line: 2, "password: (secret)"),
        Row("alerts:\n  - url: https://a.example/services/hunter2", line: 2, "  - url: https://a.example/(secret)"),
        Row(
            "alerts:\n  - slak: {uri: 'https://a.example/x?k=hunter2'}", line: 2,
            "  - slak: {uri: 'https://a.example/(secret)'}"),
        Row("alerts: {a: {url: a.example/hunter2, b: c}}", "alerts: {a: {url: (secret), b: c}}"),
        Row("alerts:\n  url: '${HOOK}'\n  url: ${HOOK}", line: 3, "  url: ${HOOK}"),
        Row("alerts:\n  url: https://a:hunter2@b.example/c/d@e", line: 2, "  url: https://a:(secret)"),
        Row("alerts:\n  url: https://a.example/\n", line: 2, "  url: https://a.example/"),
        Row("alerts:\n  topic: hunter2\n  topics: a", line: 2, "  topic: (secret)"),
        Row("alerts:\n  headers:\n    A: hunter2", line: 3, "    (secret)"),
        Row("{alerts: {key: hunter2}}", "{alerts: {key: (secret)}}"),
        Row("alerts:\n  a: b\n# note\n  key: hunter2", line: 4, "  key: (secret)"),
        Row("alerts:\n  a: b\nsites:\n  - url: https://a.example/b", line: 4, "  - url: https://a.example/b"),
        Row("contains: 'password: forgotten?'", "contains: 'password: forgotten?'"),
    ])
    func line(_ row: Row) {
        #expect(shown(row.text, row.line)?.text == row.shown)
    }

    private func shown(_ text: String, _ line: Int, caret: Int = 1) -> (text: String, caret: Int)? {
        SecretMask(text).lines([line])[line]?.apply(caret: caret)
    }

    @Test func theCaretMovesWithTheText() throws {
        let text = "auth: {basic: {password: hunter2, usr: ops}}"
        let (line, caret) = try #require(shown(text, 1, caret: 35))
        #expect(Array(text)[34] == "u")
        #expect(line == "auth: {basic: {password: (secret), usr: (secret)}}")
        #expect(Array(line)[caret - 1] == "u")
        #expect(shown(text, 1, caret: 28)?.caret == 26)
        #expect(shown(text, 2) == nil)
    }

    /// Lines that nobody would write: whatever they are, they are shown without a trap and never longer by much.
    @Test func anyLine() {
        let pieces = [
            "auth:", "password:", " ", "- ", "{", "}", "[", "]", ",", "'", "\"", "\\", "#", "a", "://", "@", ": ", "\t",
        ]
        var seed: UInt64 = 42
        for _ in 0..<3_000 {
            var text = ""
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(seed >> 33) % pieces.count] + (seed >> 40 & 7 == 0 ? "\n" : "")
            }
            for (number, mask) in SecretMask(text).lines(Set(1...4)) {
                let (line, caret) = mask.apply(caret: number * 3)
                #expect(caret >= 1 && line.count <= text.count * 9)
            }
        }
    }

    @Test func controlCharactersInKeysDoNotReachTheTerminal() {
        let problems = Fixtures.load("sites:\n  - url: https://a.example/\n    \"\\e[31mred\": 1\n").problems
        #expect(problems.first?.message.contains("\u{1B}") == true)
        #expect(!ConfigProblem.text(problems).contains("\u{1B}"))
    }

    @Test func secretsInAConfigurationAreNotPrinted() throws {
        let text = "sites:\n  - url: https://a.example/\n    auth: {basic: {user: ops, password: hunter2}}\n"
        let configuration = try #require(Fixtures.load(text).configuration)
        var dumped = ""
        dump(configuration, to: &dumped)
        for shown in [dumped, "\(configuration)", String(reflecting: configuration)] {
            #expect(!shown.contains("hunter2"))
        }
    }
}
