/// What a kept entry's parts are now known by.
package struct LedgerReceipt: Sendable, Hashable {
    /// In the order of the entry's events.
    package var events: [Int64] = []
}
