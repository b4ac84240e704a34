/// A job that says by itself that it ran.
package struct HeartbeatSettings: Sendable, Hashable {
    package enum Plan: Sendable, Hashable {
        case every(Duration)
        /// - zone: nil for that of `watch`.
        case cron(LocatedText, zone: LocatedText?)
    }

    /// What stands in its ping's URL; unique.
    package var id: String
    package var name: String
    package var plan: Plan
    /// How late it may be.
    package var grace: Duration
    /// How long one run may take; nil: as long as it likes.
    package var longest: Duration?
    /// Names of channels in place of the default route; empty: nobody is told; nil: the default route.
    package var alert: [String]?
}
