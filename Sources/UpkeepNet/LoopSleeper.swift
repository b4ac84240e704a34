/// Who wants to be woken at a deadline, on its event loop.
package protocol LoopSleeper: AnyObject {
    /// Where ``LoopAlarms`` has its deadline; nobody else changes this. nil: it is not to be woken.
    var alarmPlace: Int? { get set }

    /// The deadline has come, and is forgotten.
    func alarmRang()
}
