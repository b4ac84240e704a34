/// What a schedule's owner must know besides the looks that it is given.
package enum ScheduleEvent<Key: ScheduleKey>: Sendable, Hashable {
    case missed(MissedSlots<Key>)
    case clock(ClockEvent)
}
