import Incidents
package import UpkeepCore

extension WatchDesk {
    /// Everything that is watched, reports by itself, or was seen to carry something that is.
    private var known: Set<Subject> {
        var known = plan.subjects.union([Self.own])
        known.formUnion(engine.carriers.map(\.asSubject))
        for id in engine.openIncidents { if let subject = engine.incident(id)?.subject { known.insert(subject) } }
        return known
    }

    /// What whoever names this should know: that nothing of the name is known, and what was most likely meant; nil when it
    /// is known.
    ///
    /// - Parameter scope: as a silence has it.
    package func doubt(about subject: Subject?, scope: String?) -> String? {
        let unknown: UnknownName?
        if let subject {
            unknown = UnknownName(subject, among: known)
        } else {
            unknown = scope.flatMap { Trait(scope: $0) }.flatMap { UnknownName($0, among: known) }
        }
        return unknown.map { [$0.message, $0.hint].compactMap { $0 }.joined(separator: "; ") }
    }
}
