/// Why nobody looked in a slot.
package enum MissedCause: String, Sendable, Hashable, CaseIterable {
    /// The job's last look still ran, or waited for its turn at its host.
    case busy
    /// We came too late: this machine has too much to do.
    case late
    /// The machine was suspended.
    case suspended
}
