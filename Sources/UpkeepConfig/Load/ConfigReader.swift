import Checks
import UpkeepCore

/// What decoding one file needs at hand, and where its problems are collected.
struct ConfigReader {
    let source: ConfigSource
    let environment: (String) -> String?
    let checkFile: (String) throws -> Void
    let readSecret: (String) throws -> String
    private(set) var problems: [ConfigProblem] = []
    /// What must not be printed, as far as it has been read.
    private(set) var secrets: Set<Secret> = []
    /// What the site being read is; nil in `defaults` and where the URL is wrong or missing.
    var kind: SiteKind?
    /// The keys on the way to the value being read, e.g. `timeouts`, `dns`.
    private(set) var keys: [String] = []
    /// The heading of the reference that tells about it.
    private(set) var reference: String?

    init(
        source: ConfigSource, environment: @escaping (String) -> String?,
        checkFile: @escaping (String) throws -> Void, readSecret: @escaping (String) throws -> String
    ) {
        self.source = source
        self.environment = environment
        self.checkFile = checkFile
        self.readSecret = readSecret
    }

    /// The key being read, in backticks, as it stands in every message.
    var key: String { "`\(keys.joined(separator: "."))`" }

    mutating func inside(_ key: String, reference: String?, _ body: (inout ConfigReader) -> Void) {
        let outer = (keys, self.reference)
        keys.append(key)
        self.reference = reference ?? self.reference
        body(&self)
        (keys, self.reference) = outer
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

    mutating func add(_ more: [ConfigProblem]) { problems += more }

    mutating func wrongShape(_ value: YAMLValue, expected: String) {
        let message = value.isNull ? "\(key) has no value" : "\(key) cannot be \(value.shape)"
        report(.wrongType, at: value.place, message, expected: expected)
    }

    /// A single value with the environment put in; a problem and nil when it is none.
    mutating func scalar(_ value: YAMLValue, expected: String) -> ScalarText? {
        guard case .scalar(let raw, let style) = value.content, !value.isNull else {
            wrongShape(value, expected: expected)
            return nil
        }
        let environment = environment
        var found: Set<Secret> = []
        let result = Substitution.apply(to: raw) { name in
            let value = environment(name)
            if let value, SecretNames.isSecret(variable: name) { found.insert(Secret(value)) }
            return value
        }
        secrets.formUnion(found)
        switch result {
        case .success(let text):
            return ScalarText(text: text, style: style, place: value.place, isSubstituted: text != raw)
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
