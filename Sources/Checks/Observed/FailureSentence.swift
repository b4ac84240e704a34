/// What to tell a person about a failure: what happened there, and what to do next.
package struct FailureSentence {
    package let summary: String
    package let remedy: String?

    package init(_ summary: String, remedy: String? = nil) {
        self.summary = summary
        self.remedy = remedy
    }
}
