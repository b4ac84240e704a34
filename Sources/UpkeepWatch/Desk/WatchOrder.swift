package import UpkeepCore

/// What the desk asks of whoever looks.
package enum WatchOrder: Sendable, Hashable {
    /// Look again, at once and with nothing left over from the first look.
    case confirm(Subject)
    /// Look as soon as its host has room, without waiting for its slot: it may have failed, too.
    case look(Subject)
    /// Say why this subject fails.
    case askWhy(Incident.ID, Subject)
}
