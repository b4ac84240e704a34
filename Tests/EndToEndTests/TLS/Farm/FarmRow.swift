/// What is to be said of one endpoint of the farm, and nothing else.
struct FarmRow: Sendable {
    let name: String
    let status: Int32
    /// Status and check of every finding above ok that no other explains.
    let findings: [String]
    /// What the sentences have to contain.
    let words: [String]

    init(_ name: String, _ status: Int32 = 0, _ findings: [String] = [], words: [String] = []) {
        self.name = name
        self.status = status
        self.findings = findings.sorted()
        self.words = words
    }
}
