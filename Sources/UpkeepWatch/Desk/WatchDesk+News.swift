import Incidents
import Notifiers
import UpkeepCore
import UpkeepSystem

extension WatchDesk {
    /// Growth that does not double an incident waits so long for more of it.
    private static var growthPatience: Duration { .seconds(15) }

    /// What whoever sits before the watch is told of a change; subjects that join one after another are told together.
    func tell(of update: IncidentUpdate, _ incident: Incident) {
        switch update {
        case .headline:
            tell(.updated(incident))
            restated.insert(incident.id)
        case .acknowledged, .unacknowledged: tell(.acknowledged(incident))
        case .joined:
            note(growthOf: incident.id)
            let route = plan.route(for: incident.members.map(\.subject), among: monitors)
            if toldRoutes[incident.id]?.isSuperset(of: route.channels) == false { restated.insert(incident.id) }
        case .severity, .cause: restated.insert(incident.id)
        case .left: break
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
            restated.insert(incident.id)
            tell(.grown(incident))
        }
    }

    /// Whoever is to hear of an incident only now hears of it, and later reminders tell it as it is.
    func restate(at now: Timestamp) async {
        let ids = restated.sorted()
        restated = []
        var alerts: [RoutedAlert] = []
        for id in ids {
            guard let word = engine.word(on: id, at: now), let incident = engine.incident(id) else { continue }
            var route = plan.route(for: incident.members.map(\.subject), among: monitors)
            let newcomers = Set(route.channels).subtracting(toldRoutes[id] ?? [])
            toldRoutes[id, default: []].formUnion(newcomers)
            route.channels = newcomers.sorted()
            let maker = AlertMaker(zone: plan.zone(now), vantage: vantage.name, publicURL: plan.publicURL)
            for alert in maker.alerts(for: word, incident, changed: changes[id]?.lead) {
                alerts.append(RoutedAlert(alert, to: route, isForNewcomers: true))
            }
            if !newcomers.isEmpty { tell(.alerted(word, channels: route.channels)) }
        }
        if !alerts.isEmpty { await owe(alerts, now) }
    }
    /// Tells when what happens cannot be written down, once, and when it can be again.
    func tellOfStore() async {
        let failure = await storeFailure
        guard (failure == nil) != (toldFailure == nil) else { return }
        toldFailure = failure
        tell(failure.map { .unkept($0) } ?? .kept)
    }
}
