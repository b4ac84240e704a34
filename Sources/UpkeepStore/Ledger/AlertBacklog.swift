package import UpkeepCore

/// How many alerts are owed, and for how long already.
package struct AlertBacklog: Sendable, Hashable {
    package var waiting: Int
    /// When the oldest of them was made; nil when none waits.
    package var oldest: Timestamp?
}
