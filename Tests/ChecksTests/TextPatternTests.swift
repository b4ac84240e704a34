import Checks
import Testing

struct TextPatternTests {
    @Test(arguments: [
        ("shop", "welcome to the shop", true), ("Shop", "shop", false), ("(?i)Shop", "shop", true),
        ("^second", "first\nsecond", true), ("first$", "first\r\nsecond", true), ("a.b", "a\nb", true),
        ("x{3}", "axxxb", true), ("", "", true), ("a", "", false), ("ü+", "grüüß", true), ("^$", "", true),
        ("<title>[^<]*Shop</title>", "<title>My Shop</title>", true),
    ])
    func matches(pattern: String, text: String, isFound: Bool) throws {
        let pattern = try TextPattern(pattern)
        #expect(pattern.matches(Array(text.utf8)) == (isFound ? .yes : .no))
        let bytes = Array(text.utf8)
        #expect(pattern.matches(bytes.span) == (isFound ? .yes : .no))
    }

    @Test func invalidUTF8DoesNoHarm() throws {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x80] + Array("shop".utf8) + [0xC3]
        #expect(try TextPattern("sh.p").matches(bytes) == .yes)
        #expect(try TextPattern(".shop").matches(bytes) == .no)
    }

    @Test(arguments: [("a(b", 3), ("[z-a]", 3), ("*", 0), ("a\\", 2), ("(?<n>a)(?<n>b)", 12), ("\\C", 2)])
    func refusesWithTheOffset(source: String, offset: Int) {
        let error = #expect(throws: TextPatternError.self) { try TextPattern(source) }
        #expect(error?.offset == offset, "\(String(describing: error))")
        #expect(error?.message.isEmpty == false)
        #expect(error?.code == "bad-pattern")
    }

    @Test func refusesEndlessAndDeepExpressions() {
        #expect(throws: TextPatternError.self) { try TextPattern(String(repeating: "a", count: 17 << 10)) }
        #expect(throws: TextPatternError.self) {
            try TextPattern(String(repeating: "(", count: 200) + String(repeating: ")", count: 200))
        }
    }

    /// Each is exponential or worse than quadratic on its text; all must end, with what is known.
    @Test(arguments: [
        ("(x+x+)+y", "x", 2 << 20), ("(a|aa)+$b", "a", 2 << 20), ("a.*b.*c.*d", "ab", 1 << 20),
        ("[^<]*z", "a", 2 << 20),
        ("(.*)(.*)(.*)(.*)x!", "x", 1 << 20), ("(?:a?){50}a{50}q", "a", 1 << 16), ("(?=.*z)a", "a", 2 << 20),
    ])
    func aHostileBodyEndsTheMatch(source: String, unit: String, count: Int) throws {
        let body = Array(repeatElement(Array(unit.utf8), count: count / unit.utf8.count).joined())
        let pattern = try TextPattern(source)
        let clock = ContinuousClock()
        var result = TextPattern.MatchResult.no
        let took = clock.measure { result = pattern.matches(body) }
        #expect(result != .yes)
        // Generous, for a busy machine; without the budget these take minutes to years.
        #expect(took < .seconds(20), "\(source) took \(took)")
    }

    @Test func aLargeOrdinaryBodyIsDecided() throws {
        let body = Array(String(repeating: "<p class=\"x\">Lorem ipsum dolor sit amet</p>\n", count: 40_000).utf8)
        #expect(try TextPattern("<title>.*shop</title>").matches(body) == .no)
        #expect(try TextPattern("</p>\\s+$").matches(body + Array("\n".utf8)) == .yes)
        #expect(try TextPattern("dolor\\s+sit").matches(body) == .yes)
        #expect(try TextPattern("(<p class=\"x\">[^<]*</p>\\s)+$").matches(Array(body.prefix(100 << 10))) != .no)
        #expect(
            try TextPattern("(ab|cd)+x").matches(Array(String(repeating: "abcd", count: 5000).utf8) + [0x78]) == .yes)
    }

    @Test func patternsAreEqualByTheirText() throws {
        #expect(try TextPattern("a+") == TextPattern("a+"))
        #expect(try Set([TextPattern("a"), TextPattern("a"), TextPattern("b")]).count == 2)
    }

    @Test func oneCopyServesManyTasks() async throws {
        let pattern = try TextPattern("n(\\d+)e")
        let counts = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<200).count { pattern.matches(Array("n\(task)\($0)e".utf8)) == .yes }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(counts == 1600)
    }
}
