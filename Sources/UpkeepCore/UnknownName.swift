/// A name that nothing is known of yet, and what was most likely meant.
package struct UnknownName: Sendable, Hashable {
    package let message: String
    /// nil when nothing that is known is near.
    package let hint: String?

    /// - Parameter known: everything that there is; nil comes out when the subject is among it.
    package init?(_ subject: Subject, among known: some Sequence<Subject>) {
        self.init(subject, called: Self.words(subject), Set(known))
    }

    /// - Parameter known: everything that there is, be it watched or something that others stand on.
    package init?(_ trait: Trait, among known: some Sequence<Subject>) {
        self.init(trait.asSubject, called: trait.description, Set(known))
    }

    private init?(_ subject: Subject, called name: String, _ known: Set<Subject>) {
        guard subject != .everything, !known.contains(subject) else { return nil }
        message = "nothing is known yet of \(name): this counts once there is something of that name"
        let others = known.subtracting([.everything]).sorted {
            ($0.name, $0.kind.rawValue) < ($1.name, $1.kind.rawValue)
        }
        hint = Self.nearest(to: subject, in: others).map { "did you mean \(Self.words($0))?" }
    }

    /// The very name with another kind, or a slip in the name; of the same kind if there is one.
    private static func nearest(to subject: Subject, in known: [Subject]) -> Subject? {
        if let same = known.first(where: { $0.name == subject.name }) { return same }
        let alike = known.filter { $0.kind == subject.kind }
        for list in [alike, known] {
            if let name = Suggestion.nearest(to: subject.name, in: list.map(\.name)) {
                return list.first { $0.name == name }
            }
        }
        return nil
    }

    private static func words(_ subject: Subject) -> String { "\(subject.kind.rawValue) `\(subject.name)`" }
}
