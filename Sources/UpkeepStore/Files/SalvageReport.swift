/// What could be saved of a damaged file.
package struct SalvageReport: Sendable, Hashable {
    /// The new file.
    package var path: String
    /// Rows saved, by table.
    package var saved: [String: Int] = [:]
    /// Tables of which something is lost.
    package var damaged: Set<String> = []

    package var isWhole: Bool { damaged.isEmpty }
}
