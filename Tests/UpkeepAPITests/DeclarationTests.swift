import Testing
import UpkeepCore
import UpkeepReport

@testable import UpkeepAPI

@Suite("declarations")
struct DeclarationTests {
    private static let now = InMemoryWatch.epoch

    @Test(
        "each kind of value takes what its schema says, and nothing else",
        arguments: [
            (.text(1...3), "äöü", .text("äöü")), (.text(1...3), "", nil), (.text(1...3), "abcd", nil),
            (.integer(1...10), "10", .integer(10)), (.integer(1...10), "11", nil),
            (.integer(-5...5), "-5", .integer(-5)),
            (.integer(1...10), "+1", nil), (.integer(1...10), "1.0", nil), (.integer(0...10), "", nil),
            (.flag, "true", .flag(true)), (.flag, "1", nil),
            (.choice(["a", "b"]), "b", .text("b")), (.choice(["a", "b"]), "c", nil),
            (.time, "2026-11-23T00:00:00Z", .time(now)), (.time, "2026-11-23", nil), (.time, "2h", nil),
            (.moment, "2h", .time(now + .seconds(-7200))), (.moment, "2026-11-23T01:00:00+01:00", .time(now)),
            (.moment, "0h", nil), (.moment, "10000d", nil), (.moment, "h", nil), (.moment, "1h30m", nil),
            (.length, "999d", .length(.seconds(999 * 86_400))), (.length, "1000d", nil),
            (.length, "9999h", .length(.seconds(9999 * 3600))),
            (.scope, "all", .text("all")), (.scope, "trait:host:web1:2", .text("trait:host:web1:2")),
            (.scope, "trait:planet:mars", nil), (.scope, "trait:host:", nil), (.scope, "host:web1", nil),
            (.signal, "fail", .text("fail")), (.signal, "0", .text("0")), (.signal, "255", .text("255")),
            (.signal, "256", nil), (.signal, "00", nil), (.signal, "-1", nil), (.signal, "٣", nil),
        ] as [(APIValueKind, String, APIValue?)])
    func kinds(_ kind: APIValueKind, _ text: String, _ value: APIValue?) {
        #expect((try? kind.value(ofText: text, now: Self.now)) == value)
    }

    @Test(
        "a declaration as the document shows it",
        arguments: [
            (
                APIParameter.optional("limit", .integer(1...1000), or: .integer(100), "how many"),
                #"{"type":"integer","minimum":1,"maximum":1000,"default":100}"#
            ),
            (.required("summary", .text(1...500), "what"), #"{"type":"string","minLength":1,"maxLength":500}"#),
            (.optional("reason", .text(0...5), or: .text(""), "why"), #"{"type":"string","maxLength":5,"default":""}"#),
            (.optional("open", .flag, "whether"), #"{"type":"boolean"}"#),
            (.optional("kind", .choice(["a", "b"]), "which"), #"{"type":"string","enum":["a","b"]}"#),
            (.optional("at", .time, "when"), #"{"type":"string","format":"date-time"}"#),
            (
                .optional("since", .moment, "when"),
                #"{"anyOf":[{"type":"string","format":"date-time"},"#
                    + #"{"type":"string","pattern":"^([1-9][0-9]{0,3}[smh]|[1-9][0-9]{0,2}d)$"}]}"#
            ),
        ])
    func document(_ parameter: APIParameter, _ schema: String) {
        let route = APIRoute(
            .get, ["a"], name: "a", title: "a", access: .open, query: [parameter], outcomes: [.init(200, "done")]
        ) { _ in throw Problem.notFound }
        let text = JSONWriter.text(OpenAPIDocument.document([route]), indented: false)
        let declared =
            #"{"name":"\#(parameter.name)","in":"query","required":\#(parameter.isRequired),"#
            + #""description":"\#(parameter.about)","schema":\#(schema)}"#
        #expect(text.contains(declared), "\(text)")
        #expect(APIReference.page([route]).contains("| `\(parameter.name)` | "))
    }

    @Test("every route is in the document and in the reference, with a name of its own")
    func routes() {
        let document = JSONWriter.text(OpenAPIDocument.json, indented: false)
        #expect(Set(RouteTable.all.map(\.name)).count == RouteTable.all.count)
        #expect(Set(RouteTable.all.map { "\($0.method) \($0.pathText)" }).count == RouteTable.all.count)
        for route in RouteTable.all {
            #expect(document.contains(#""operationId":"\#(route.name)""#))
            #expect(APIReference.markdown.contains("\n## \(route.method.rawValue) \(route.pathText)\n"))
            #expect(!route.outcomes.isEmpty)
            if case .object(let members, _) = route.body {
                #expect(route.access == .change)
                // A default is of its parameter's own kind.
                for member in members + route.query {
                    guard let fallback = member.fallback else { continue }
                    #expect((try? member.kind.value(of: fallback.json, now: Self.now)) == fallback, "\(member.name)")
                }
            }
        }
    }

    @Test("the reference has no cell that breaks its table")
    func reference() {
        for line in APIReference.markdown.split(separator: "\n") where line.hasPrefix("|") {
            #expect(line.hasSuffix("|"), "\(line)")
        }
    }
}
