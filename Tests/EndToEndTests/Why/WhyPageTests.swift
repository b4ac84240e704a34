import Testing

@Suite("docs/why.md")
struct WhyPageTests {
    @Test("the page has every row of the table, with its verdict, in order")
    func isFresh() throws {
        let lines = try WhyPage.written().split(separator: "\n").dropFirst(2)
        for (row, line) in zip(WhyRow.all, lines) {
            #expect(
                line.hasPrefix(WhyPage.start(of: row)),
                "docs/why.md is stale: as root, `UPKEEP_RECORD=1 swift test --filter WhyTable` rewrites it")
        }
        #expect(lines.count(where: { $0.hasPrefix("|") }) == WhyRow.all.count)
    }
}
