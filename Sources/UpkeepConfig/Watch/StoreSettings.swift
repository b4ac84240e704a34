/// How long results are kept, and how much room they may take.
package struct StoreSettings: Sendable, Hashable {
    /// Each result by itself.
    package var raw = Duration.zero
    package var minutes = Duration.zero
    package var hours = Duration.zero
    package var days = Duration.zero
    /// Bytes on disk.
    package var budget: Int64 = 0

    package init() {}
}
