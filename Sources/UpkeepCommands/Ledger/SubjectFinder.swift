import UpkeepConfig
import UpkeepCore
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// Finds what a person calls something among everything that was ever looked at or told of.
struct SubjectFinder {
    /// Named in a hint, at most.
    private static let mostNamed = 5

    private let known: [Subject]
    /// What was looked at or broke, and what carried it; what people only named may be a slip.
    private let seen: Set<Subject>

    init(_ known: [Subject], seen: Set<Subject>? = nil) {
        self.known = known
        self.seen = seen ?? Set(known)
    }

    /// - Parameter folder: the store's; what was looked at and never broke is known from its results, and what was not yet
    ///   looked at from the config where configs usually are.
    init(_ ledger: LedgerFile, _ folder: String, _ system: System) async throws {
        var known = try await ledger.subjects()
        var seen = Set(try await ledger.seenSubjects())
        seen.formUnion(try await ledger.carriers().map(\.asSubject))
        // The results only lengthen the list: without them, what the ledger names is found all the same.
        if (try? system.files.exists("\(folder)/\(ResultFile.fileName)")) == true,
            let monitored = try? await ResultFile(folder: folder).monitored()
        {
            known += monitored.map(\.subject)
            seen.formUnion(monitored.map(\.subject))
        }
        // What was written down an hour ago is called by its name before anybody has looked at it.
        if let configured = try ConfiguredPlan.read(nil, system)?.subjects {
            known += configured
            seen.formUnion(configured)
        }
        self.init(Set(known).sorted { ($0.name, $0.kind.rawValue) < ($1.name, $1.kind.rawValue) }, seen: seen)
    }

    /// Everything of that name.
    /// - Parameter text: `NAME` or `KIND:NAME`.
    /// - Throws: ``CommandFailure`` with what was most likely meant, when there is nothing.
    func all(_ text: String) throws -> [Subject] {
        if let subject = Self.exact(text) { return [subject] }
        let found = named(text)
        guard !found.isEmpty else { throw unknown(text) }
        return found
    }

    /// The one thing of that name. What has a kind before it need not be known.
    /// - Throws: ``CommandFailure`` with the candidates, when there is none or more than one.
    func one(_ text: String) throws -> Subject {
        let found = try all(text)
        guard let subject = found.first, found.count == 1 else {
            throw CommandFailure(
                "ambiguous-subject", "`\(text)` is the name of \(found.count) things",
                hint: "say which: \(Self.list(found.map(Self.fullName)))")
        }
        return subject
    }

    /// That nothing is known of it yet, neither from what was seen nor from the config; nil when something is.
    func doubt(about target: SilenceTarget) -> UnknownName? {
        switch target {
        case .everything: nil
        case .trait(let trait): UnknownName(trait, among: seen)
        case .subject(let subject): UnknownName(subject, among: seen)
        }
    }

    /// `KIND:NAME`.
    static func fullName(_ subject: Subject) -> String { "\(subject.kind.rawValue):\(subject.name)" }

    /// What `KIND:NAME` says; nil when no kind stands before a colon.
    private static func exact(_ text: String) -> Subject? {
        guard let colon = text.firstIndex(of: ":"), let kind = kind(String(text[..<colon])),
            !text[colon...].dropFirst().isEmpty
        else { return nil }
        return Subject(kind, String(text[colon...].dropFirst()))
    }

    /// A host is a `machine` in the config, and so it is to those who wrote it.
    private static func kind(_ word: String) -> Subject.Kind? {
        word == "machine" ? .host : Subject.Kind(rawValue: word)
    }

    private func named(_ text: String) -> [Subject] {
        let same = known.filter { $0.name == text }
        return same.isEmpty ? known.filter { $0.name.lowercased() == text.lowercased() } : same
    }

    private func unknown(_ text: String) -> CommandFailure {
        let names = Set(known.filter { $0 != .everything }.map(\.name)).sorted()
        let near =
            Suggestion.nearest(to: text, in: names).map { [$0] }
            ?? names.filter { $0.lowercased().contains(text.lowercased()) }
        let hint =
            if !near.isEmpty {
                "did you mean \(Self.list(near))?"
            } else if names.isEmpty {
                "nothing was looked at yet; with its kind it can be named all the same: `site:\(text)`, `host:\(text)`"
            } else {
                "known are \(Self.list(names)); with its kind anything can be named: `site:\(text)`, `host:\(text)`"
            }
        return CommandFailure("unknown-subject", "nothing is known of `\(text)`", hint: hint)
    }

    private static func list(_ names: [String]) -> String {
        let rest = names.count - mostNamed
        return names.prefix(mostNamed).map { "`\($0)`" }.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}
