import Testing

@testable import UpkeepConfig

struct CirclesTests {
    struct Row: Sendable {
        var needs: [String: [String]]
        var found: [[String]]
    }

    @Test(arguments: [
        Row(needs: [:], found: []), Row(needs: ["a": ["b"], "b": ["c"]], found: []),
        Row(needs: ["a": ["b", "c"], "b": ["d"], "c": ["d"]], found: []),
        Row(needs: ["a": ["a"]], found: [["a"]]), Row(needs: ["a": ["b"], "b": ["a"]], found: [["a", "b"]]),
        Row(needs: ["a": ["b"], "b": ["c"], "c": ["b"]], found: [["b", "c"]]),
        Row(needs: ["a": ["nothing"], "b": ["c"], "c": ["d"], "d": ["b", "a"]], found: [["b", "c", "d"]]),
        Row(needs: ["a": ["b"], "b": ["a", "c"], "c": ["a"]], found: [["a", "b"], ["a", "b", "c"]]),
    ])
    func finds(_ row: Row) {
        let needs = row.needs.mapValues { $0.map { LocatedText($0, at: Place(path: "a", line: 1, column: 1)) } }
        #expect(Circles.find(needs, order: row.needs.keys.sorted()).map(\.names) == row.found)
    }

    @Test("a chain of any length is no circle, and no recursion")
    func longChain() {
        let needs = Dictionary(
            uniqueKeysWithValues: (0..<50_000).map { number in
                ("\(number)", [LocatedText("\(number + 1)", at: Place(path: "a", line: number, column: 1))])
            })
        #expect(Circles.find(needs, order: ["0"]).isEmpty)
    }
}
