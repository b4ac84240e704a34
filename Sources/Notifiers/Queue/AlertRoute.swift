/// Who is told of an incident, and what happens when nobody cares for it.
package struct AlertRoute: Sendable, Hashable, Codable {
    /// Names of channels.
    package var channels: [String]
    /// As long as it is open and not acknowledged; nil: never again.
    package var remindEvery: Duration?
    /// After so long without acknowledgement …
    package var escalateAfter: Duration?
    /// … these are told too.
    package var escalateTo: [String]

    package init(
        channels: [String], remindEvery: Duration? = nil, escalateAfter: Duration? = nil, escalateTo: [String] = []
    ) {
        self.channels = channels
        self.remindEvery = remindEvery
        self.escalateAfter = escalateAfter
        self.escalateTo = escalateTo
    }
}
