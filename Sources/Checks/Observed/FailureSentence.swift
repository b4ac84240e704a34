/// What to tell a person about a failure: what happened there, and what to do next.
struct FailureSentence {
    let summary: String
    let remedy: String?

    init(_ summary: String, remedy: String? = nil) {
        self.summary = summary
        self.remedy = remedy
    }
}
