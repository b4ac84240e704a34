import Checks

/// What a walk wants done next.
enum WalkOrder {
    case ask(Int, ServerQuery)
    case wake(WalkAlarm, after: Duration)
}
