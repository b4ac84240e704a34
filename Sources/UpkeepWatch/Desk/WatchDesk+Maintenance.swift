import Calendars
import Incidents
import UpkeepCore
import UpkeepSystem

extension WatchDesk {
    /// Planned work is announced to the engine this long before it begins.
    private static let announced = Duration.seconds(60)

    /// Tells the engine of planned work that goes on now or begins soon.
    func heedMaintenance(at now: Timestamp) {
        for window in plan.maintenance {
            guard let span = window.span(at: now) ?? window.next(after: now),
                span.lowerBound - now <= Self.announced
            else { continue }
            for (number, scope) in scopes(window.scope).enumerated() {
                engine.silence(
                    Silence(
                        id: "maintenance/\(window.id)/\(number)", scope: scope, from: span.lowerBound,
                        until: span.upperBound, reason: window.reason, isMaintenance: true))
            }
        }
    }

    private func scopes(_ scope: MaintenanceScope) -> [Silence.Scope] {
        switch scope {
        case .all: [.everything]
        case .only(let names, let traits):
            (Array(monitors.keys) + ownFindings.keys).filter { names.contains($0.name) }
                .sorted { $0.watchKey < $1.watchKey }.map { .subject($0) } + traits.sorted().map { .trait($0) }
        }
    }
}
