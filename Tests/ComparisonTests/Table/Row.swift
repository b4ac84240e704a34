/// One target, and what each tool says of it.
struct Row: Sendable {
    /// A few words, unique.
    let name: String
    /// What stands there.
    let target: String
    let url: @Sendable (Farm) -> String
    var expected = Expectation()
    let upkeep: Answer
    let blackbox: Answer
    let checkCurl: Answer
    /// The tools that cannot tell before their time limit is up.
    var waiting: Set<Tool> = []
    /// Why the answers differ; nil when they say the same.
    var why: String?

    subscript(tool: Tool) -> Answer {
        switch tool {
        case .upkeep: upkeep
        case .blackbox: blackbox
        case .checkCurl: checkCurl
        }
    }

    /// Two tools raise no alarm alike, or with another gravity, or at another layer, or one waits and one does not.
    var isExplanationDue: Bool {
        let answers = Tool.allCases.map { self[$0] }
        let layers = Set(answers.filter { !$0.isGood }.compactMap(\.layer))
        return Set(answers.map(\.isGood)).count > 1 || layers.count > 1 || upkeep.verdict != checkCurl.verdict
            || !(waiting.isEmpty || waiting.count == Tool.allCases.count)
    }
}
