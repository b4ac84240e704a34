import Checks
import UpkeepCore

/// What decoding one file needs at hand, and where its problems are collected.
struct ConfigReader {
    let source: ConfigSource
    let environment: (String) -> String?
    let checkFile: (NamedFile) throws -> Void
    let readSecret: (String) throws -> String
    let checkCalendar: (CalendarText) -> CalendarProblem?
    private(set) var problems: [ConfigProblem] = []
    /// What is no mistake, and probably not meant.
    private(set) var notes: [ConfigProblem] = []
    /// What must not be printed, as far as it has been read.
    private(set) var secrets: Set<Secret> = []
    /// What the site being read is; nil in `defaults` and where the URL is wrong or missing.
    var kind: SiteKind?
    /// The keys on the way to the value being read, e.g. `timeouts`, `dns`.
    private(set) var keys: [String] = []
    /// Where the last of them stands.
    private var keyPlace: Place?
    /// The heading of the reference that tells about it.
    private(set) var reference: String?

    init(
        source: ConfigSource, environment: @escaping (String) -> String?,
        checkFile: @escaping (NamedFile) throws -> Void, readSecret: @escaping (String) throws -> String,
        checkCalendar: @escaping (CalendarText) -> CalendarProblem?
    ) {
        self.source = source
        self.environment = environment
        self.checkFile = checkFile
        self.readSecret = readSecret
        self.checkCalendar = checkCalendar
    }

    /// For the house's own values: nothing in them refers to the environment, to files or to secrets.
    static var standard: ConfigReader {
        ConfigReader(
            source: ConfigSource(path: "", bytes: []), environment: { _ in nil }, checkFile: { _ in },
            readSecret: { _ in "" }, checkCalendar: { _ in nil })
    }

    /// The key being read, in backticks, as it stands in every message.
    var key: String { "`\(keys.joined(separator: "."))`" }

    /// The last of them, bare.
    var lastKey: String { keys.last ?? "" }

    mutating func inside(
        _ key: String, at place: Place? = nil, reference: String?, _ body: (inout ConfigReader) -> Void
    ) {
        let outer = (keys, keyPlace, self.reference)
        keys.append(key)
        keyPlace = place
        self.reference = reference ?? self.reference
        body(&self)
        (keys, keyPlace, self.reference) = outer
    }

    mutating func report(
        _ kind: ConfigProblem.Kind, at place: Place, _ message: String, expected: String? = nil, hint: String? = nil,
        related: Place? = nil, reference: String? = nil
    ) {
        problems.append(
            ConfigProblem(
                kind, at: place, message, expected: expected, hint: hint, related: related,
                reference: reference ?? self.reference))
    }

    /// Says what works, and is worth a second look.
    mutating func note(
        _ kind: ConfigProblem.Kind, at place: Place, _ message: String, hint: String, reference: String? = nil
    ) {
        notes.append(ConfigProblem(kind, at: place, message, hint: hint, reference: reference ?? self.reference))
    }

    /// Runs `body`; its problems that expected `narrow` then say that `wide` is expected.
    mutating func widening(_ narrow: String, to wide: String, _ body: (inout ConfigReader) -> Void) {
        let start = problems.count
        body(&self)
        for place in problems.indices.dropFirst(start) where problems[place].expected == narrow {
            problems[place].expected = wide
        }
    }

    /// Keeps `secret` from being printed.
    mutating func hide(_ secret: Secret) -> Secret {
        secrets.insert(secret)
        return secret
    }

    mutating func add(_ more: [ConfigProblem], notes moreNotes: [ConfigProblem] = []) {
        problems += more
        notes += moreNotes
    }

    mutating func wrongShape(_ value: YAMLValue, expected: String) {
        guard value.isNull else {
            let isListWanted = expected.hasPrefix("a list")
            let isMapping = if case .mapping = value.content { true } else { false }
            return report(
                .wrongType, at: value.place, "\(key) cannot be \(value.shape)", expected: expected,
                hint: isListWanted && isMapping ? "write `- ` before the first key of each item" : nil)
        }
        report(
            .wrongType, at: value.place, "\(key) has no value", expected: expected,
            hint: keyPlace.map(beginsComment) ?? false
                ? "`#` behind a space begins a comment: put the value into quotes" : nil)
    }

    /// Whether what was meant as the value of the key at `place` is a comment: `key: #value`.
    private func beginsComment(_ place: Place) -> Bool {
        let lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.indices.contains(place.line - 1) else { return false }
        let line = String(decoding: lines[place.line - 1], as: UTF8.self).unicodeScalars.dropFirst(place.column - 1)
        guard let colon = line.firstIndex(of: ":") else { return false }
        let value = line[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }
        return value.first == "#" && value.dropFirst().first.map { $0 != " " && $0 != "#" } ?? false
    }

    /// A single value with the environment put in; a problem and nil when it is none.
    mutating func scalar(_ value: YAMLValue, expected: String) -> ScalarText? {
        guard case .scalar(let raw, let style) = value.content, !value.isNull else {
            wrongShape(value, expected: expected)
            return nil
        }
        let environment = environment
        var found: Set<Secret> = []
        var empty: [String] = []
        let result = Substitution.apply(to: raw) { name in
            let value = environment(name)
            if let value, SecretNames.isSecret(variable: name) { found.insert(Secret(value)) }
            if value == "" { empty.append(name) }
            return value
        }
        secrets.formUnion(found)
        switch result {
        case .success(let text):
            return ScalarText(
                text: text, style: style, place: value.place, isSubstituted: text != raw, raw: raw,
                emptyVariables: empty)
        case .failure(let problem):
            let shift = style.offset(problem.offset, in: raw)
            var place = value.place
            place.column += shift
            report(
                problem.kind, at: place, "\(key): \(problem.message)", expected: problem.expected, hint: problem.hint)
            return nil
        }
    }
}
