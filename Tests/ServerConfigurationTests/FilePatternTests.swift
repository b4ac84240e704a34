import ServerConfiguration
import Testing

/// Names with stars.
struct FilePatternTests {
    @Test(arguments: [
        ("*", "a", true), ("*", ".a", false), (".*", ".a", true), ("*.conf", "a.conf", true),
        ("*.conf", "a.conf.bak", false), ("a?c", "abc", true), ("a?c", "ac", false), ("[a-c]x", "bx", true),
        ("[!a-c]x", "bx", false), ("[^a]x", "bx", true), ("[]]", "]", true), ("[a", "[a", true),
        ("a*b*c", "axxbyyc", true),
        ("a*b*c", "axxbyy", false), ("\\*", "*", true), ("", "", true), ("***", "", true), ("a", "b", false),
        ("*a", "aaaa", true),
    ])
    func matches(pattern: String, name: String, matches: Bool) {
        #expect(FilePattern(pattern).matches(name) == matches)
    }

    @Test("stars do not make it slow")
    func stars() {
        let pattern = FilePattern(String(repeating: "*a", count: 50) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 5000)))
    }
}
