package import UpkeepCore

/// What a maintenance window is about.
package enum MaintenanceScope: Sendable, Hashable {
    case all
    /// Subjects by name, whatever their kind, and whatever stands on one of the traits, such as a host.
    case only(subjects: Set<String>, traits: Set<Trait>)

    /// - Parameter traits: what the subject stood on when it was last looked at.
    package func covers(_ subject: Subject, on traits: some Sequence<Trait> = []) -> Bool {
        switch self {
        case .all: true
        case .only(let names, let wanted):
            names.contains(subject.name) || wanted.contains(Trait(subject)) || traits.contains { wanted.contains($0) }
        }
    }
}
