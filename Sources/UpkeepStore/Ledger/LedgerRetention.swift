/// How long history is kept. No disk budget shortens it.
package struct LedgerRetention: Sendable, Hashable {
    package var events: Duration
    /// From when they were resolved; open ones stay.
    package var incidents: Duration
    /// Silences that are over.
    package var silences: Duration

    package static let standard = LedgerRetention()

    package init(
        events: Duration = .seconds(400 * 86_400), incidents: Duration = .seconds(5 * 366 * 86_400),
        silences: Duration = .seconds(400 * 86_400)
    ) {
        self.events = events
        self.incidents = incidents
        self.silences = silences
    }
}
