package import UpkeepCore

/// What is to be done, or to be written down, because of what the engine was told.
package enum Effect: Sendable, Hashable {
    /// Look at this subject again, at once and independently, and hand that in as a second look.
    case confirm(Subject)
    /// Run `why` on this subject and hand its verdict in for this incident.
    case askWhy(Incident.ID, Subject)
    case open(Incident)
    case update(Incident.ID, IncidentUpdate)
    /// The first incident turned out to be the second one, which goes on.
    case merge(Incident.ID, into: Incident.ID)
    /// As it was at its end; the engine forgets it.
    case resolve(Incident)
    case alert(OwedAlert)
    case flappingStarted(Lane)
    case flappingEnded(Lane)
    /// What a subject's time counts as from then on, which may be in the past: until something else is said.
    case stands(Subject, Standing, since: Timestamp)
}
