/// What one round of maintenance did.
package struct MaintenanceReport: Sendable, Hashable {
    /// Quarters of hours that were packed and rolled up.
    package var packedSlices = 0
    /// Rows of results and roll-ups that were removed because they were too old.
    package var expiredRows = 0
    /// Rows that were removed before their time because the disk budget asked for it.
    package var evictedRows = 0
    package var didCheckpoint = false
    /// Bytes on disk, afterwards.
    package var bytes: Int64 = 0
    /// Whether the budget could not be kept although all that may go is gone.
    package var isOverBudget = false
    /// Whether there is more to do at once.
    package var isUnfinished = false
    /// Whether removing by age waits, because the clock jumped by more than a day and may jump back.
    package var isWaitingForClock = false

    package init() {}
}
