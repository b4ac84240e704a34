import Incidents
package import UpkeepAPI
package import UpkeepCore
import UpkeepSystem

extension WatchDesk {
    /// 1 for the status that a subject has, 0 for the others, so that dashboards need no mapping.
    private static let statusMetric = Metric(
        "upkeep_status", help: "Whether the subject has this status: 1 for the one it has.")
    private static let incidentsMetric = Metric("upkeep_incidents_open", help: "Incidents that are open.")
    private static let looksMetric = Metric(
        "upkeep_looks_total", help: "Looks at this subject since the start.", kind: .counter)

    /// Those that are open, as they are now, the first opened first.
    package var openRecords: [Incident] { engine.openIncidents.compactMap { engine.incident($0) } }

    var openIncidents: [String: Incident] {
        Dictionary(openRecords.map { ($0.id.description, $0) }) { $1 }
    }

    func subject(named name: String) -> Subject? {
        monitors.keys.first { $0.name == name } ?? ownFindings.keys.first { $0.name == name }
    }

    /// Every monitor and what reports by itself, by name.
    package var views: [MonitorView] {
        var open: [Subject: Incident.ID] = [:]
        for (id, incident) in records {
            for member in incident.members where member.recoveredAt == nil { open[member.subject] = id }
        }
        let now = clock.now
        return (Array(monitors.keys) + ownFindings.keys).map { subject in
            let state = states[subject] ?? MonitorState()
            return MonitorView(
                name: subject.name, subject: subject, status: blamelessly(state.status, subject), since: state.since,
                lastLookAt: state.lookedAt, nextLookAt: monitors[subject] == nil ? nil : state.nextLookAt,
                interval: monitors[subject]?.every ?? .seconds(10),
                incident: open[subject],
                isSilenced: engine.isSilenced(subject, at: now), findings: state.findings)
        }.sorted { ($0.name, $0.subject.kind.rawValue) < ($1.name, $1.subject.kind.rawValue) }
    }

    /// For `/metrics`: what the last look at each monitor measured, and how it stands.
    var measurements: [Measurement] {
        var all: [Measurement] = []
        for subject in monitors.keys.sorted(by: { $0.watchKey < $1.watchKey }) {
            guard let state = states[subject], state.lookedAt != nil else { continue }
            all += state.measurements
            for status in Status.allCases {
                all.append(
                    Measurement(
                        Self.statusMetric, subject, blamelessly(state.status, subject) == status ? 1 : 0,
                        labels: [.init("status", status.rawValue)]))
            }
            all.append(Measurement(Self.looksMetric, subject, Double(state.looks)))
        }
        all += budgetMeasurements
        all.append(
            Measurement(Self.incidentsMetric, Subject(.host, vantage.name), Double(engine.openIncidents.count)))
        return all
    }
}
