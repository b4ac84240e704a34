import UpkeepCore

/// Which open incidents might share a cause, found without looking at every incident.
///
/// Entries of ``suspected`` are never sought out to be removed: an incident that is gone, or no longer suspects the
/// trait, is dropped when somebody comes by. So each entry costs once to put in and once to drop.
struct CauseIndex {
    /// When each trait last carried a subject that works. It only grows.
    var worked: [Trait: UInt64] = [:]
    /// The open incident that has this cause; two never have the same.
    var byCause: [Trait: Incident.ID] = [:]
    /// Open incidents all of whose members may fail for this reason, as far as anybody noted.
    var suspected: [Suspect: [Incident.ID]] = [:]
    var standers = Standers()
    /// Where each lane that is down belongs.
    var places: [Lane: Incident.ID] = [:]
    /// Every open incident that struck a subject, recovered or not.
    var involved: [Subject: Set<Incident.ID>] = [:]
    /// Incidents that turned out to be another.
    var forwards: [Incident.ID: Incident.ID] = [:]

    func resolve(_ id: Incident.ID) -> Incident.ID {
        var id = id
        while let next = forwards[id] { id = next }
        return id
    }
}
