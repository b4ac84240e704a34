/// One thing to write down; what belongs together is committed together.
package enum QueueChange: Sendable, Hashable {
    /// Insert, or replace the one with this id.
    case saveEntry(QueueEntry)
    case removeEntry(UInt64)
    /// Insert, or replace the one with this incident.
    case saveIncident(ToldIncident)
    case removeIncident(String)
    /// Insert, or replace the one with this name.
    case saveHost(KeptHost)
}
