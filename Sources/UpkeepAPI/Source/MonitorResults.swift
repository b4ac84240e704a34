package import UpkeepCore
package import UpkeepStore

/// What a monitor's results came to over a time.
package struct MonitorResults: Sendable, Hashable {
    package var subject: Subject
    /// Over the whole window, latencies included.
    package var summary: ResultSummary
    /// The same step by step, oldest first; steps of which nothing is known are left out.
    package var steps: [ResultSummary]

    package init(subject: Subject, summary: ResultSummary, steps: [ResultSummary] = []) {
        self.subject = subject
        self.summary = summary
        self.steps = steps
    }
}
