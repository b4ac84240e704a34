package import UpkeepCore

/// All that a config says about incidents.
package struct IncidentRules: Sendable, Hashable {
    package var opening: OpeningRule
    /// Subjects that have a rule of their own.
    package var exceptions: [Subject: OpeningRule]
    package var alerts: AlertRule
    /// `depends_on`: what each subject needs, as declared. Followed through; circles do no harm.
    package var dependencies: [Subject: Set<Subject>]

    package init(
        opening: OpeningRule = OpeningRule(), exceptions: [Subject: OpeningRule] = [:], alerts: AlertRule = AlertRule(),
        dependencies: [Subject: Set<Subject>] = [:]
    ) {
        self.opening = opening
        self.exceptions = exceptions
        self.alerts = alerts
        self.dependencies = dependencies
    }

    func opening(for subject: Subject) -> OpeningRule { exceptions[subject] ?? opening }

    /// Everything that a subject needs by declaration, directly or not, and itself.
    func declaredTraits(of subject: Subject) -> Set<Trait> {
        var seen: Set<Subject> = [subject]
        var waiting = [subject]
        while let next = waiting.popLast() {
            for needed in dependencies[next] ?? [] where seen.insert(needed).inserted { waiting.append(needed) }
        }
        return Set(seen.map { Trait($0) })
    }
}
