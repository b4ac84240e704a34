package import UpkeepCore

/// What a maintenance window is about.
package enum MaintenanceScope: Sendable, Hashable {
    case all
    /// Subjects by name, whatever their kind.
    case subjects(Set<String>)
    /// Whatever stands on one of these, such as a host.
    case traits(Set<Trait>)

    /// - Parameter traits: what the subject stood on when it was last looked at.
    package func covers(_ subject: Subject, on traits: some Sequence<Trait> = []) -> Bool {
        switch self {
        case .all: true
        case .subjects(let names): names.contains(subject.name)
        case .traits(let wanted): wanted.contains(Trait(subject)) || traits.contains { wanted.contains($0) }
        }
    }
}
