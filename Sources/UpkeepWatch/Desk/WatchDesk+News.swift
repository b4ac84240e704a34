import Incidents
import UpkeepCore
import UpkeepSystem

extension WatchDesk {
    /// Growth that does not double an incident waits so long for more of it.
    private static var growthPatience: Duration { .seconds(15) }

    /// What whoever sits before the watch is told of a change; subjects that join one after another are told together.
    func tell(of update: IncidentUpdate, _ incident: Incident) {
        switch update {
        case .headline: tell(.updated(incident))
        case .acknowledged, .unacknowledged: tell(.acknowledged(incident))
        case .joined: note(growthOf: incident.id)
        case .left, .severity, .cause: break
        }
    }

    func note(growthOf id: Incident.ID) {
        if grown[id] == nil { grown[id] = clock.now }
    }

    /// Tells of incidents that have more subjects than people know of.
    func tellOfGrowth(at now: Timestamp) {
        for (id, since) in grown.sorted(by: { $0.key < $1.key }) {
            guard let incident = engine.incident(id) else {
                grown[id] = nil
                continue
            }
            let size = Set(incident.members.map(\.subject)).count
            let told = toldSizes[incident.id] ?? 1
            guard size > told else {
                grown[id] = nil
                continue
            }
            guard size >= 2 * told || now - since >= Self.growthPatience else { continue }
            grown[id] = nil
            toldSizes[incident.id] = size
            tell(.grown(incident))
        }
    }
}
