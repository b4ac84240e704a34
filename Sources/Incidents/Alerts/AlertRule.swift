/// When alerts are made, apart from what opens an incident.
package struct AlertRule: Sendable, Hashable {
    /// How long the first alert of an incident waits for others with the same cause, and for `why`'s verdict.
    package var patience: Duration
    /// The same while nothing has shown yet that our own resolver and uplink work: calling a site down because of our
    /// own fault is worse than being a few seconds late.
    package var doubtfulPatience: Duration
    /// How many incidents must begin, with nothing working in between, for our own uplink or resolver to be suspected
    /// without `why`'s word.
    package var oursFrom: Int

    package init(
        patience: Duration = .milliseconds(1500), doubtfulPatience: Duration = .seconds(8),
        oursFrom: Int = 3
    ) {
        self.patience = patience
        self.doubtfulPatience = max(patience, doubtfulPatience)
        self.oursFrom = max(oursFrom, 2)
    }
}
