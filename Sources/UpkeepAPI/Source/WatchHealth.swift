package import UpkeepCore

/// Whether the watch itself is well: its store, its channels, its timetable.
package struct WatchHealth: Sendable, Hashable {
    package struct Problem: Sendable, Hashable {
        /// Stable kebab-case, e.g. `disk-full`.
        package var code: String
        /// One sentence for a person. Anyone who reaches the port may read it: no secret, no customer's name.
        package var summary: String
        package var remedy: String?

        package init(code: String, summary: String, remedy: String? = nil) {
            self.code = code
            self.summary = summary
            self.remedy = remedy
        }
    }

    package var startedAt: Timestamp
    /// Empty when all is well; anything else makes `/healthz` answer 503.
    package var problems: [Problem]

    package init(startedAt: Timestamp, problems: [Problem] = []) {
        self.startedAt = startedAt
        self.problems = problems
    }
}
