/// Why nobody looked in a slot.
package enum MissedCause: String, Sendable, Hashable, CaseIterable {
    /// The job's last look still ran.
    case busy
    /// The job's last look still waited for its turn at its host.
    case crowded
    /// We came too late: this machine has too much to do.
    case late
    /// The machine was suspended.
    case suspended
}
