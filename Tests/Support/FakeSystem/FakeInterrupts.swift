package import UpkeepSystem

/// Signals that a test sends by hand.
package final class FakeInterrupts: Sendable {
    private let waiters = InterruptWaiters()

    package init() {}

    package var interrupts: Interrupts { Interrupts { [waiters] in await waiters.first() } }

    package func send(_ signal: InterruptSignal = .interrupt) { waiters.deliver(signal) }
}
