import Incidents
import UpkeepCore

/// Reads all that an engine says and notes what nobody should ever be told.
struct Auditor {
    private(set) var open: Set<Incident.ID> = []
    private var ended: Set<Incident.ID> = []
    /// Under which keys people were told of each open incident, and which keys are closed.
    private var told: [Incident.ID: Set<String>] = [:]
    private var closed: Set<String> = []
    private var alertIDs: Set<String> = []
    private var flapping: Set<Lane> = []
    private var justResolved: Incident.ID?
    private(set) var complaints: [String] = []
    private(set) var counts: [String: Int] = [:]

    var openKeys: Set<String> { Set(told.values.flatMap { $0 }) }

    mutating func read(_ effects: [Effect]) {
        for effect in effects { read(effect) }
    }

    private mutating func expect(_ condition: Bool, _ complaint: String) {
        if !condition { complaints.append(complaint) }
    }

    private mutating func read(_ effect: Effect) {
        counts[effect.name, default: 0] += 1
        switch effect {
        case .confirm, .stands: break
        case .askWhy(let id, _): expect(open.contains(id), "asks why for \(id), which is not open")
        case .open(let incident):
            let isNew = open.insert(incident.id).inserted && !ended.contains(incident.id)
            expect(isNew, "opens \(incident.id) twice")
            expect(incident.members.contains { $0.recoveredAt == nil }, "opens \(incident.id) for nobody")
        case .update(let id, _): expect(open.contains(id), "updates \(id), which is not open")
        case .merge(let id, let into):
            let wasOpen = open.remove(id) != nil
            expect(wasOpen && open.contains(into) && id != into, "merges \(id) into \(into)")
            ended.insert(id)
            if let keys = told.removeValue(forKey: id) { told[into, default: []].formUnion(keys) }
        case .resolve(let incident):
            let wasOpen = open.remove(incident.id) != nil
            expect(wasOpen, "resolves \(incident.id), which is not open")
            expect(incident.members.allSatisfy { $0.recoveredAt != nil }, "resolves \(incident.id) with bad members")
            expect(incident.closedAt != nil, "resolves \(incident.id) without saying when")
            ended.insert(incident.id)
            justResolved = incident.id
        case .alert(let alert): read(alert)
        case .flappingStarted(let lane):
            let isNew = flapping.insert(lane).inserted
            expect(isNew, "flaps twice: \(lane)")
        case .flappingEnded(let lane):
            let was = flapping.remove(lane) != nil
            expect(was, "ends a flapping that was none: \(lane)")
        }
    }

    private mutating func read(_ alert: OwedAlert) {
        counts["alert.\(alert.kind.rawValue)", default: 0] += 1
        let isNew = alertIDs.insert(alert.id).inserted
        expect(isNew, "sends \(alert.id) twice")
        let keys = told[alert.incident] ?? []
        switch alert.kind {
        case .opened:
            expect(open.contains(alert.incident), "tells of \(alert.incident), which is not open")
            expect(keys.isEmpty, "pages twice for one cause: \(alert.incident) after \(keys)")
            told[alert.incident] = [alert.key]
        case .worsened, .flapping:
            expect(open.contains(alert.incident), "tells more of \(alert.incident), which is not open")
            expect(keys.contains(alert.key) || !keys.isEmpty, "tells more of \(alert.incident), never told of")
        case .resolved:
            expect(justResolved == alert.incident, "tells the end of \(alert.incident), which did not end")
            expect(!keys.isEmpty && Set(alert.closes) == keys, "closes \(alert.closes), told were \(keys)")
            expect(closed.isDisjoint(with: alert.closes), "closes \(alert.closes) again")
            closed.formUnion(alert.closes)
            told[alert.incident] = nil
        }
    }

    mutating func add(_ other: Auditor) { counts.merge(other.counts, uniquingKeysWith: +) }

    /// What has to hold between an engine and what it said, at any time.
    mutating func compare(_ engine: IncidentEngine) {
        expect(Set(engine.openIncidents) == open, "open are \(engine.openIncidents), said were \(open.sorted())")
        let incidents = engine.openIncidents.compactMap { engine.incident($0) }
        let causes = incidents.compactMap(\.cause)
        expect(Set(causes).count == causes.count, "two open incidents with one cause: \(causes.sorted())")
        for incident in incidents {
            expect(incident.members.contains { $0.recoveredAt == nil }, "\(incident.id) is open with nobody bad")
            let grave = incident.members.contains { $0.recoveredAt == nil && $0.status == .critical }
            expect(incident.severity == (grave ? .critical : .warning), "\(incident.id) is \(incident.severity)")
        }
        for id in told.keys { expect(open.contains(id), "the end of \(id) was never told") }
    }
}

extension Effect {
    fileprivate var name: String {
        switch self {
        case .confirm: "confirm"
        case .askWhy: "askWhy"
        case .open: "open"
        case .update: "update"
        case .merge: "merge"
        case .resolve: "resolve"
        case .alert: "alert"
        case .flappingStarted: "flappingStarted"
        case .flappingEnded: "flappingEnded"
        case .stands: "stands"
        }
    }
}
