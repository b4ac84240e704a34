package import UpkeepCore

/// What one look at a subject came to, as it is kept: its times in whole milliseconds, its latency in microseconds and its
/// phases in tenths of milliseconds.
package struct LookResult: Sendable, Hashable {
    /// How many phases one result can have.
    package static let phaseLimit = 8

    package var subject: Subject
    package var vantage: Vantage
    package var at: Timestamp
    package var status: Status
    /// The check that made the headline; nil when there is none to name.
    package var check: CheckID?
    /// How long the answer took; nil when there was none, so that time-outs do not pass for latency. At most an hour.
    package var latency: Duration?
    /// How long each phase took, in an order of the caller's that must stay the same, nil where one was not reached.
    package var phases: [Duration?]
    /// When the next look is due after this one: a result speaks until the next, for one and a half intervals at most.
    package var interval: Duration
    /// Whether the clock was set, or the machine slept, since the look before: of the time between, nothing is known.
    package var isAfterGap: Bool

    package init(
        _ subject: Subject, from vantage: Vantage, at: Timestamp, status: Status, check: CheckID? = nil,
        latency: Duration? = nil, phases: [Duration?] = [], interval: Duration, isAfterGap: Bool = false
    ) {
        self.subject = subject
        self.vantage = vantage
        self.at = at
        self.status = status
        self.check = check
        self.latency = latency
        self.phases = phases
        self.interval = interval
        self.isAfterGap = isAfterGap
    }
}
