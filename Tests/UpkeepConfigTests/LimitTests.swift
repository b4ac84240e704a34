import Testing
import UpkeepConfig

/// Files that are made to hurt: each is refused with its own message, none takes the process with it.
struct LimitTests {
    private static let site = "sites:\n  - url: https://shop.example/\n"

    private func codes(_ text: String) -> [String] { Fixtures.load(text).problems.map(\.code) }

    @Test(arguments: ["[", "{", "- ", "? ", "[{", "{a: [", "a: {b: "])
    func deepNesting(_ opening: String) {
        let result = Fixtures.load(String(repeating: opening, count: 20_000))
        #expect(result.configuration == nil)
        #expect(result.problems.allSatisfy { ["too-deep", "syntax"].contains($0.code) })
    }

    @Test func deepNestingIsNamedAsSuch() {
        #expect(codes(String(repeating: "[", count: 100_000)) == ["too-deep"])
        #expect(codes(String(repeating: "- ", count: 100_000)) == ["too-deep"])
        #expect(codes(String(repeating: "[", count: 999) + String(repeating: "]", count: 999)) == ["too-deep"])
    }

    @Test func deepIndentation() {
        let lines = (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }
        #expect(codes(lines.joined()) == ["too-deep"])
    }

    @Test func theDepthThatIsAllowed() {
        let inner = String(repeating: "[", count: 61) + String(repeating: "]", count: 61)
        #expect(codes(Self.site + "    name: \(inner)\n") == ["wrong-type"])
        #expect(codes(Self.site + "    name: [\(inner)]\n") == ["too-deep"])
    }

    @Test func moreThanFourMebibytes() {
        let comment = String(repeating: "#", count: 4 << 20)
        #expect(codes(Self.site + comment) == ["too-large"])
        let fits = String(repeating: "#", count: (4 << 20) - Self.site.utf8.count)
        #expect(Fixtures.load(Self.site + fits).configuration != nil)
    }

    @Test func aliasesThatMultiply() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<60 { text += "a\(level): &a\(level) [\(String(repeating: "*a\(level - 1), ", count: 10))]\n" }
        #expect(codes(text + Self.site) == ["too-many"])
    }

    @Test func aliasesThatMultiplyThroughMergeKeys() {
        var text = "a0: &a0 {k0: x}\n"
        for level in 1..<40 {
            text += "a\(level): &a\(level) {k\(level): {<<: *a\(level - 1)}, l\(level): *a\(level - 1)}\n"
        }
        #expect(codes(text + Self.site) == ["too-many"])
    }

    /// The YAML library would walk such keys for ever.
    @Test(arguments: ["? *a59\n: x\n", "*a59 : x\n", "{*a59 : x}: y\n", "x: {[*a59]: y}\n", "- ? [*a59]\n"])
    func aliasesThatMultiplyInKeys(_ key: String) {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<60 { text += "a\(level): &a\(level) [\(String(repeating: "*a\(level - 1), ", count: 10))]\n" }
        #expect(codes(text + key) == ["syntax"])
    }

    /// What is looked for in every line must not be looked for again from every character.
    @Test(arguments: ["?x ", "a:b:", "*a ", "'x ", "{\"", "://"])
    func longLines(_ piece: String) {
        let text = "a: &a x # *b\n" + String(repeating: piece, count: 10_000)
        #expect(Fixtures.load(text).configuration == nil)
    }

    @Test func aliasesOfTextAreNoKeys() {
        #expect(codes("sites:\n  - url: &u https://shop.example/\n    name: *u\n") == [])
        #expect(codes("sites:\n  - &s {url: 'https://a.example/', expect: {matches: '[a]: *b'}}\n") == [])
    }

    @Test func anAliasOfItself() {
        #expect(codes("a: &a [*a]\n") == ["syntax"])
    }

    @Test func manyDuplicatesEndSomewhere() {
        let lines = String(repeating: "    name: shop\n", count: 500)
        let problems = Fixtures.load(Self.site + lines).problems
        #expect(problems.allSatisfy { $0.code == "duplicate-key" })
        #expect((1...60).contains(problems.count))
    }

    @Test func manySitesLoad() {
        let sites = (0..<5_000).map { "  - {url: 'https://s\($0).example/', expect: {contains: ok}}\n" }.joined()
        #expect(Fixtures.load("sites:\n" + sites).configuration?.sites.count == 5_000)
    }

    /// Each problem shows its line; finding the secrets in them must not take a pass over the file for each.
    @Test func manyProblemsInOneFile() {
        let sites = (0..<5_000).map { "  - {url: 'https://s\($0).example/', password: hunter2}\n" }.joined()
        let problems = Fixtures.load("sites:\n" + sites).problems
        #expect(problems.count == 5_000)
        #expect(problems.last?.excerpt == "  - {url: 'https://s4999.example/', password: (secret)}")
    }

    /// Whatever is cut off, the answer is a configuration or a problem.
    @Test func everyBeginningOfTheSample() {
        let sample = Array(ConfigSample.yaml().utf8)
        for length in stride(from: 0, to: sample.count, by: 7) {
            let result = Fixtures.load([ConfigSource(path: "cut.yaml", bytes: Array(sample.prefix(length)))])
            #expect((result.configuration == nil) == !result.problems.isEmpty)
        }
    }

    /// Every byte of a small config replaced by those that mean something in YAML.
    @Test(arguments: Array("\u{0}\t\n :#'\"-[]{}&*!|>%@`?,$\\".utf8) + [0xFF])
    func everyByteReplaced(_ byte: UInt8) {
        let text = Array(
            "defaults: {timeouts: 5s}\nsites:\n  - url: https://a.example/\n    auth: {basic: {user: u, password: hunter2}}\n"
                .utf8)
        for place in text.indices {
            var changed = text
            changed[place] = byte
            let result = Fixtures.load([ConfigSource(path: "changed.yaml", bytes: changed)])
            #expect((result.configuration == nil) == !result.problems.isEmpty)
            // Unless the password itself is what was cut in two.
            #expect(!ConfigProblem.text(result.problems).contains("hunter2"))
        }
    }
}
