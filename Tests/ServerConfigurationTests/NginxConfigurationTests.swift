import ServerConfiguration
import Testing

/// nginx's words, statements and blocks.
struct NginxConfigurationTests {
    @Test(
        "words",
        arguments: [
            ("a b;", [["a", "b"]]), ("a  b\n c ;d;", [["a", "b", "c"], ["d"]]), ("# a;\nb;", [["b"]]),
            ("a 'b;c' \"d}e\";", [["a", "b;c", "d}e"]]), ("a b#c;", [["a", "b#c"]]), ("a \\;b;", [["a", ";b"]]),
            ("a '';", [["a", ""]]), ("a $b ${c}d;", [["a", "$b", "${c}d"]]),
            ("a ~^(.+)\\.x$;", [["a", "~^(.+)\\.x$"]]),
            ("a\r\nb;\r\n", [["a", "b"]]), ("a b", []), (";;", []), ("a 'b", []), ("a \u{FC};", [["a", "\u{FC}"]]),
        ] as [(String, [[String]])])
    func words(text: String, words: [[String]]) {
        #expect(Self.read(text).map(\.words) == words)
    }

    @Test("blocks open and close, and lines are counted")
    func blocks() {
        let text = "http {\n  server {\n    listen 443 ssl;\n  }\n}\n"
        #expect(
            Self.read(text) == [
                .init(.open, ["http"], line: 1), .init(.open, ["server"], line: 2),
                .init(["listen", "443", "ssl"], line: 3), .init(.close, [], line: 4), .init(.close, [], line: 5),
            ])
    }

    @Test("a statement without its semicolon ends with the block")
    func forgiving() {
        #expect(Self.read("server { listen 80 }").map(\.words) == [["server"], ["listen", "80"], []])
    }

    @Test("Lua is left out, with its braces and apostrophes")
    func lua() {
        let text = "content_by_lua_block {\n local t = { a = 1 } -- don't\n}\nb;\n"
        #expect(
            Self.read(text) == [
                .init(.open, ["content_by_lua_block"], line: 1), .init(.close, [], line: 3), .init(["b"], line: 4),
            ])
    }

    @Test("what is too much is left out")
    func limits() {
        let many = String(repeating: "a;", count: ConfigurationLimits.length)
        #expect(Self.read(many).count <= ConfigurationLimits.statements)
        let wide = "a " + String(repeating: "b ", count: 5000) + ";"
        #expect(Self.read(wide).first?.words.count == 2000)
    }

    private static func read(_ text: String) -> [ConfigurationStatement] {
        NginxConfiguration.statements(Array(text.utf8))
    }
}
