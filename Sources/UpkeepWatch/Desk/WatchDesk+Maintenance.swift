import Calendars
import Incidents
import Notifiers
import UpkeepCore
package import UpkeepStore
import UpkeepSystem

extension WatchDesk {
    /// Planned work is announced to the engine this long before it begins.
    private static let announced = Duration.seconds(60)
    /// How the ids of silences begin that are the config's.
    private static let planned = "maintenance/"

    /// What may be told to nobody now: the engine makes no alerts of it, and the queue no reminders.
    func heedSilences(at now: Timestamp) async {
        heedMaintenance(at: now)
        let keys = engine.silencedKeys(at: now)
        guard keys != hushed else { return }
        hushed = keys
        await queue.hush(keys)
    }

    /// Tells the engine of planned work that goes on now or begins soon, and of what is no longer planned.
    private func heedMaintenance(at now: Timestamp) {
        var silences: [String: Silence] = [:]
        for window in plan.maintenance {
            guard let span = window.span(at: now) ?? window.next(after: now),
                span.lowerBound - now <= Self.announced
            else { continue }
            for (number, scope) in scopes(window.scope).enumerated() {
                let id = "\(Self.planned)\(window.id)/\(number)"
                silences[id] = Silence(
                    id: id, scope: scope, from: span.lowerBound, until: span.upperBound, reason: window.reason,
                    isMaintenance: true)
            }
        }
        for old in engine.silences where old.id.hasPrefix(Self.planned) && silences[old.id] == nil {
            engine.lift(old.id)
        }
        for silence in silences.values.sorted(by: { $0.id < $1.id }) { engine.silence(silence) }
    }

    /// What the config plans: every window as it is open now, and as it will be next.
    package var plannedSilences: [SilenceRecord] { plan.plannedSilences(at: clock.now) }

    private func scopes(_ scope: MaintenanceScope) -> [Silence.Scope] {
        switch scope {
        case .all: [.everything]
        case .only(let names, let traits):
            (Array(monitors.keys) + ownFindings.keys).filter { names.contains($0.name) }
                .sorted { $0.watchKey < $1.watchKey }.map { .subject($0) } + traits.sorted().map { .trait($0) }
        }
    }
}
