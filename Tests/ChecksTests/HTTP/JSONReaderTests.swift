import Checks
import Testing

struct JSONReaderTests {
    private static func find(_ path: String, _ text: String) throws -> JSONReader.Found {
        try JSONReader.value(at: JSONPath(path), in: Array(text.utf8))
    }

    private static let values: [(String, String, JSONReader.Found)] = [
        ("$.status", #"{"status":"ok"}"#, JSONReader.Found.scalar(.text("ok"))),
        ("$.a.b[1].c", #"{"a":{"b":[0,{"c":true}]}}"#, .scalar(.flag(true))),
        ("$['odd key']", #"{"odd key": null}"#, .scalar(.null)),
        ("$[\"a\\\"b\"]", #"{"a\"b": 1}"#, .scalar(.number(1))),
        ("$", " 42 ", .scalar(.number(42))),
        ("$[0]", "[-1.5e2]", .scalar(.number(-150))),
        ("$.a", #"{"a":{}}"#, .object), ("$.a", #"{"a":[1,2]}"#, .array), ("$", "[]", .array),
        ("$.b", #"{"a":1}"#, .missing(existingSteps: 0)), ("$.a.b", #"{"a":{"c":1}}"#, .missing(existingSteps: 1)),
        ("$.a.b", #"{"a":1}"#, .missing(existingSteps: 1)), ("$[2]", "[1,2]", .missing(existingSteps: 0)),
        ("$.a", #"{"a":1,"a":2}"#, .scalar(.number(2))),
        ("$.a.b", #"{"a":{"b":1},"a":{}}"#, .missing(existingSteps: 1)),
        ("$.é", #"{"\u00e9":"\ud83d\ude00"}"#, .scalar(.text("😀"))),
        ("$.a", #"{"a":"\ud800x"}"#, .scalar(.text("\u{FFFD}x"))),
        ("$.a", #"{"a":"\"\\\/\b\f\n\r\t"}"#, .scalar(.text("\"\\/\u{8}\u{c}\n\r\t"))),
        ("$.a", "\u{FEFF}{\"a\":0}", .scalar(.number(0))),
    ]

    @Test(arguments: values)
    func finds(path: String, text: String, found: JSONReader.Found) throws {
        #expect(try Self.find(path, text) == found)
    }

    @Test(arguments: [
        ("", 0), ("{", 1), ("{\"a\"}", 4), ("{\"a\":1,}", 7), ("[1,]", 3), ("[1 2]", 3), ("{a:1}", 1), ("nul", 0),
        ("01", 1), ("1.", 2), ("1e", 2), ("-", 1), ("\"a", 2), ("\"\\x\"", 2), ("\"\\u12g4\"", 2), ("\"\n\"", 1),
        ("1 2", 2), ("<html>", 0), ("[}", 1), ("{]", 1), ("[1}", 2), ("truex", 4), ("'a'", 0), ("\"\\", 2),
    ])
    func tellsWhereItStopsBeingJSON(text: String, offset: Int) throws {
        let error = #expect(throws: JSONReadError.self) { try Self.find("$.x", text) }
        #expect(error?.offset == offset, "\(text): \(String(describing: error))")
    }

    @Test func depthIsCapped() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try Self.find("$", nested(128)) == .array)
        let error = #expect(throws: JSONReadError.self) { try Self.find("$", nested(129)) }
        #expect(error?.offset == 128)
        #expect(throws: JSONReadError.self) { try Self.find("$", String(repeating: "[", count: 1 << 20)) }
    }

    @Test(arguments: [
        ("", 0), ("status", 0), ("$.", 2), ("$..a", 2), ("$[", 2), ("$[]", 2), ("$[a]", 2), ("$[1", 3), ("$['a]", 2),
        ("$['a'", 5), ("$x", 1), ("$[-1]", 2), ("$.a ['b']x", 9),
    ])
    func refusesPaths(path: String, offset: Int) {
        let error = #expect(throws: JSONPathError.self) { try JSONPath(path) }
        #expect(error?.offset == offset, "\(path): \(String(describing: error))")
    }

    @Test func readsPathsStepByStep() throws {
        #expect(try JSONPath("$.a-b['c.d'][0]").steps == [.key("a-b"), .key("c.d"), .index(0)])
        #expect(try JSONPath("$").steps.isEmpty)
    }

    /// Every prefix and every flipped byte of a document ends in a value or an error, never in a trap.
    @Test func brokenDocumentsAreErrorsOrValues() throws {
        let path = try JSONPath("$.a[1].b")
        let document = Array(#"{"a":[{"x":-1.5e3},{"b":"\u00e9\n"}],"c":[true,false,null,{}]}"#.utf8)
        for end in document.indices { _ = try? JSONReader.value(at: path, in: Array(document[..<end])) }
        for place in document.indices {
            for byte in stride(from: UInt8(0), to: 255, by: 5) {
                var broken = document
                broken[place] = byte
                _ = try? JSONReader.value(at: path, in: broken)
            }
        }
        #expect(try JSONReader.value(at: path, in: document) == .scalar(.text("é\n")))
    }
}
