/// Something that happened to the machine's clocks.
package enum ClockEvent: Sendable, Hashable {
    /// The machine was suspended, and nobody looked at anything.
    case suspended(for: Duration)
    /// The date was set by more than a second: forward when positive.
    case stepped(by: Duration)
}
