package import UpkeepCore

/// What one look at one subject came to: the engine's only source of facts.
package struct Look: Sendable, Hashable {
    package var subject: Subject
    /// All that was judged, suppression applied; what is marked as explained by something else alarms nobody here.
    package var findings: [Finding]
    /// What the subject stood on in this look, as far as it was seen: its addresses, certificate, resolver, our uplink.
    /// At most ``traitLimit`` are used.
    package var traits: Set<Trait>
    /// Those of `traits` that the failure itself names, so that the success of others with the same trait does not
    /// speak for it: an expired certificate is expired although a client that does not look goes on working.
    package var blamed: Set<Trait>
    /// What this look shows to work although the subject fails: when a connection is refused, somebody far away said so,
    /// and it is not our uplink.
    package var proven: Set<Trait>
    /// Whether this is the second look that ``Effect/confirm(_:)`` asked for, made independently of the first.
    package var isSecond: Bool

    /// More traits than this are not looked at, the farthest left out first.
    package static let traitLimit = 64

    package init(
        of subject: Subject, findings: [Finding], traits: Set<Trait> = [], blamed: Set<Trait> = [],
        proven: Set<Trait> = [], isSecond: Bool = false
    ) {
        self.subject = subject
        self.findings = findings
        self.traits = traits
        self.blamed = blamed
        self.proven = proven
        self.isSecond = isSecond
    }
}
