import Scheduling
import UpkeepCore

/// What the runner has to see to.
enum WatchSignal: Sendable {
    case order(WatchOrder)
    case schedule(ScheduleEvent<String>)
}
