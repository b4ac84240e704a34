/// How one file of a store is.
package struct StoreFileReport: Sendable, Hashable {
    package var path: String
    /// Bytes on disk, the write-ahead log included.
    package var bytes: Int64
    /// Rows by table, in the order of their names; a table that cannot be counted is missing.
    package var rows: [String: Int] = [:]
    /// What is wrong, in SQLite's words or ours; empty when all is well.
    package var problems: [String] = []
    /// Whether a newer upkeep wrote it.
    package var isTooNew = false

    package var isSound: Bool { problems.isEmpty && !isTooNew }
}
