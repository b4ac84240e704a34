package import UpkeepCore

/// What became of one try to deliver an alert.
package struct AlertOutcome: Sendable, Hashable {
    package var id: Int64
    package var state: AlertRecord.State
    package var attempts: Int
    package var nextAt: Timestamp
    package var lastError: String?

    package init(
        _ id: Int64, _ state: AlertRecord.State, attempts: Int, nextAt: Timestamp, lastError: String? = nil
    ) {
        self.id = id
        self.state = state
        self.attempts = attempts
        self.nextAt = nextAt
        self.lastError = lastError
    }
}
