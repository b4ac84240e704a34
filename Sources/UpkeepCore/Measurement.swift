/// One value of a ``Metric``. What was not measured is absent, never 0 or year 1.
package struct Measurement: Sendable, Hashable {
    package struct Label: Sendable, Hashable {
        package let name: String
        package let value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var metric: Metric
    package var subject: Subject
    /// Labels beyond the subject's own, e.g. `phase`.
    package var labels: [Label]
    package var value: Double

    package init(_ metric: Metric, _ subject: Subject, _ value: Double, labels: [Label] = []) {
        self.metric = metric
        self.subject = subject
        self.value = value
        self.labels = labels
    }
}
