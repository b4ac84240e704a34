/// A time in which trouble is expected and nobody is told of it.
package struct MaintenanceSettings: Sendable, Hashable {
    package enum Window: Sendable, Hashable {
        case once(from: LocatedText, until: LocatedText)
        case recurring(LocatedText, length: Duration)
    }

    /// Unique.
    package var name: String
    package var window: Window
    /// nil for that of `watch`.
    package var zone: LocatedText?
    /// Names of sites; all of them exist.
    package var sites: [String]
    /// Machines, as the sites name them.
    package var machines: [String]
    /// Everything is meant.
    package var coversAll: Bool
}
