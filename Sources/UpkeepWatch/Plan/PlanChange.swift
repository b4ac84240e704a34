import Calendars
import Checks
package import UpkeepCore

/// What is different between two configs, for the timeline.
package struct PlanChange: Sendable, Hashable {
    /// Things of one kind that came, went or are not as they were, by name.
    struct Part: Sendable, Hashable {
        var added: [String] = []
        var changed: [String] = []
        var removed: [String] = []

        init(before: [String: some Hashable], after: [String: some Hashable]) {
            added = after.keys.filter { before[$0] == nil }.sorted()
            removed = before.keys.filter { after[$0] == nil }.sorted()
            changed = after.filter { name, value in
                before[name].map { AnyHashable($0) != AnyHashable(value) } ?? false
            }.keys.sorted()
        }

        /// E.g. "2 sites added (`a`, `b`)", then "1 changed (`c`)".
        func words(_ one: String, _ many: String) -> [String] {
            [(added, "added"), (changed, "changed"), (removed, "removed")].filter { !$0.0.isEmpty }.enumerated()
                .map { place, step in
                    let count = place > 0 ? "\(step.0.count)" : "\(step.0.count) \(step.0.count == 1 ? one : many)"
                    return "\(count) \(step.1) (\(Self.list(step.0)))"
                }
        }

        /// As many as a line has room for.
        private static func list(_ names: [String]) -> String {
            let shown = 4
            let rest = names.count > shown + 1 ? names.count - shown : 0
            let list = names.prefix(names.count - rest).map { "`\($0)`" }.joined(separator: ", ")
            return rest > 0 ? "\(list) and \(rest) more" : list
        }
    }

    private let sites: Part
    private let heartbeats: Part
    private let maintenance: Part
    /// What concerns everything, in the config's words.
    private let others: [String]
    /// What is looked at otherwise than before, or only now.
    package let touched: Set<Subject>

    /// - Parameters:
    ///   - others: keys beside those of sites, heartbeats and maintenance that are not as they were.
    ///   - touchesAll: whether one of them may make any look come out otherwise.
    package init(from old: WatchPlan, to new: WatchPlan, others: [String] = [], touchesAll: Bool = false) {
        func sites(_ plan: WatchPlan) -> [String: Monitor] {
            Dictionary(plan.monitors.map { ($0.site.name, $0) }) { first, _ in first }
        }
        self.sites = Part(before: sites(old), after: sites(new))
        heartbeats = Part(
            before: Dictionary(old.heartbeats.map { ($0.id, $0) }) { first, _ in first },
            after: Dictionary(new.heartbeats.map { ($0.id, $0) }) { first, _ in first })
        maintenance = Part(
            before: Dictionary(old.maintenance.map { ($0.id, $0) }) { first, _ in first },
            after: Dictionary(new.maintenance.map { ($0.id, $0) }) { first, _ in first })
        self.others = others
        let names = Set(self.sites.added + self.sites.changed), ids = Set(heartbeats.added + heartbeats.changed)
        touched = Set(new.monitors.filter { touchesAll || names.contains($0.site.name) }.map(\.subject))
            .union(new.heartbeats.filter { ids.contains($0.id) }.map(\.subject))
    }

    /// "2 sites added (`a`, `b`), 1 changed (`c`), `alerts` changed".
    package var summary: String {
        var parts = sites.words("site", "sites") + heartbeats.words("heartbeat", "heartbeats")
        parts += maintenance.words("maintenance window", "maintenance windows")
        if !others.isEmpty { parts.append("\(others.map { "`\($0)`" }.joined(separator: ", ")) changed") }
        return parts.isEmpty ? "nothing of it changed" : parts.joined(separator: ", ")
    }

    /// For the timeline.
    package var evidence: Evidence { [TimelineEvent.touchedKey: TimelineEvent.touching(touched)] }
}
