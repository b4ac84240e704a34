import Calendars
package import UpkeepCore
package import UpkeepStore

extension WatchPlan {
    /// Everything that it watches or waits for, and the machines that it names.
    package var subjects: Set<Subject> {
        Set(monitors.map(\.subject)).union(heartbeats.map(\.subject))
            .union(monitors.compactMap(\.host).map { Subject(.host, $0) })
    }

    /// Every maintenance window as it is open at `now`, and as it will be next, the first to begin first.
    package func plannedSilences(at now: Timestamp) -> [SilenceRecord] {
        maintenance.flatMap { window in
            var spans = [window.span(at: now), window.next(after: now)].compactMap { $0 }
            if spans.count == 2, spans[0].overlaps(spans[1]) { spans.removeLast() }
            return spans.flatMap { records(window, $0) }
        }.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }.map(\.element)
    }

    /// One for everything, or one for each thing that the window names.
    private func records(_ window: MaintenanceWindow, _ span: Range<Timestamp>) -> [SilenceRecord] {
        func record(_ number: Int, subject: Subject? = nil, scope: String? = nil) -> SilenceRecord {
            SilenceRecord(
                id: "maintenance/\(window.id)/\(span.lowerBound.rfc3339())/\(number)", kind: .maintenance,
                subject: subject, scope: scope, from: span.lowerBound, until: span.upperBound, author: "config",
                reason: window.reason)
        }
        switch window.scope {
        case .all: return [record(0, scope: "all")]
        case .only(let names, let traits):
            let named = Set(monitors.map(\.subject)).union(heartbeats.map(\.subject)).filter { names.contains($0.name) }
                .sorted { $0.watchKey < $1.watchKey }
            return named.enumerated().map { record($0, subject: $1) }
                + traits.sorted().enumerated().map { record(named.count + $0, scope: $1.scope) }
        }
    }
}
