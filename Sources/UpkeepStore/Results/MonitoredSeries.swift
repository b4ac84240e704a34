package import UpkeepCore

/// A subject as seen from one vantage: what results belong to.
package struct MonitoredSeries: Sendable, Hashable {
    package var subject: Subject
    package var vantage: Vantage

    package init(_ subject: Subject, from vantage: Vantage) {
        self.subject = subject
        self.vantage = vantage
    }
}
