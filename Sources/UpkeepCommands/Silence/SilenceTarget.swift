import UpkeepCore
import UpkeepStore

/// What a silence is about.
enum SilenceTarget: Equatable {
    case everything
    /// Whatever stands on it.
    case trait(Trait)
    case subject(Subject)

    /// - Parameter text: `all`, `host:NAME`, `trait:KIND:NAME`, or a subject's name.
    /// - Throws: ``CommandFailure`` with the candidates, when it is none of these.
    init(_ text: String, _ finder: SubjectFinder) throws {
        if text == "all" {
            self = .everything
        } else if text.hasPrefix("trait:") {
            self = .trait(try Self.trait(text))
        } else {
            self.init(try finder.one(text))
        }
    }

    /// A host is silenced with all that stands on it.
    private init(_ subject: Subject) {
        self = subject.kind == .host ? .trait(Trait(.host, subject.name)) : .subject(subject)
    }

    /// What a record says; nil for one that this version cannot read, and for an acknowledgement.
    init?(_ record: SilenceRecord) {
        if let subject = record.subject {
            self = .subject(subject)
        } else if record.scope == "all" {
            self = .everything
        } else if let scope = record.scope, let trait = try? Self.trait(scope) {
            self = .trait(trait)
        } else {
            return nil
        }
    }

    /// As it is kept.
    var scope: String? {
        switch self {
        case .everything: "all"
        case .trait(let trait): trait.scope
        case .subject: nil
        }
    }

    var subject: Subject? {
        if case .subject(let subject) = self { subject } else { nil }
    }

    /// What a person reads.
    var words: String {
        switch self {
        case .everything: "everything"
        case .trait(let trait): "everything that stands on \(trait)"
        case .subject(let subject): "\(subject.kind.rawValue) `\(subject.name)`"
        }
    }

    private static func trait(_ text: String) throws -> Trait {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        let kinds = Trait.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        guard parts.count == 3, parts[0] == "trait", !parts[2].isEmpty else {
            throw CommandFailure(
                "unknown-scope", "`\(text)` is no trait", hint: "write `trait:KIND:NAME`; a kind is one of \(kinds)")
        }
        guard let kind = Trait.Kind(rawValue: String(parts[1])) else {
            throw CommandFailure(
                "unknown-scope", "there is no kind of trait `\(parts[1])`", hint: "it is one of \(kinds)")
        }
        return Trait(kind, String(parts[2]))
    }
}
