package import Incidents
package import UpkeepCore
package import UpkeepStore

/// What a watch tells whoever sits before it.
package enum WatchNews: Sendable, Hashable {
    case opened(Incident, changed: WhatChanged.Line?)
    /// Still open, and something about it is different.
    case updated(Incident)
    /// More subjects than before.
    case grown(Incident)
    /// Somebody has it, or nobody any more.
    case acknowledged(Incident)
    case resolved(Incident)
    case merged(Incident.ID, into: Incident.ID)
    /// Told to these channels.
    case alerted(OwedAlert, channels: [String])
    /// What happens from now on is only in memory.
    case unkept(StoreError)
    /// All that happened is on disk again.
    case kept
}
