import Synchronization

/// The faults that are on right now, read by every connection as it starts to act.
final class FaultBoard: Sendable {
    private let switches: Mutex<Set<DemoFault>>

    init(_ faults: Set<DemoFault>) { switches = Mutex(faults) }

    var faults: Set<DemoFault> {
        get { switches.withLock { $0 } }
        set { switches.withLock { $0 = newValue } }
    }
}
