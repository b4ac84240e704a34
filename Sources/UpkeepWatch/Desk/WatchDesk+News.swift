import Incidents
import UpkeepCore

extension WatchDesk {
    /// What whoever sits before the watch is told of a change; many subjects that join within a second are one line.
    func tell(of update: IncidentUpdate, _ incident: Incident) {
        switch update {
        case .headline: tell(.updated(incident))
        case .acknowledged, .unacknowledged: tell(.acknowledged(incident))
        case .joined: grown.insert(incident.id)
        case .left, .severity, .cause: break
        }
    }

    /// Tells of incidents that have more subjects than people know of.
    func tellOfGrowth() {
        for id in grown.sorted() {
            guard let incident = engine.incident(id) else { continue }
            let size = Set(incident.members.map(\.subject)).count
            guard size > toldSizes[incident.id] ?? 1 else { continue }
            toldSizes[incident.id] = size
            tell(.grown(incident))
        }
        grown = []
    }
    /// Tells when what happens cannot be written down, once, and when it can be again.
    func tellOfStore() async {
        let failure = await storeFailure
        guard (failure == nil) != (toldFailure == nil) else { return }
        toldFailure = failure
        tell(failure.map { .unkept($0) } ?? .kept)
    }
}
