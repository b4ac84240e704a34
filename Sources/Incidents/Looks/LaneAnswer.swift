import UpkeepCore

/// What one look says about one lane.
struct LaneAnswer: Hashable {
    var lane: Lane
    /// In an outage lane never a warning: a subject that is up with a warning is up.
    var status: Status
    /// The finding that says so; nil when nothing bad was found.
    var headline: Headline?
}
