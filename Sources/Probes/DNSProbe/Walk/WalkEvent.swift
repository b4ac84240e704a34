import Checks

/// What has happened on a walk: a question came to its end, or an alarm rang.
enum WalkEvent: Sendable {
    /// The last reply is the one that counts; those before it are the attempts that led to it.
    case heard(Int, [ServerReply])
    case woke(WalkAlarm)
}
