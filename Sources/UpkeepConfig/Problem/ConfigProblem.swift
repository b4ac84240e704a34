import UpkeepCore

/// One mistake in the config: where, what, and what would be right.
///
/// No text in it ever holds a secret: values of secret keys and of the environment are not quoted, and the excerpt is
/// masked.
package struct ConfigProblem: UpkeepError, Sendable, Hashable {
    /// The kinds of mistake; the raw value is the stable code.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case syntax
        case tab
        case notUTF8 = "not-utf8"
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case tooMany = "too-many"
        case empty
        case manyDocuments = "many-documents"
        case tag
        case duplicateKey = "duplicate-key"
        case unknownKey = "unknown-key"
        case wrongType = "wrong-type"
        case badValue = "bad-value"
        case missingKey = "missing-key"
        case notForKind = "not-for-kind"
        case conflict
        case setTwice = "set-twice"
        case duplicateSite = "duplicate-site"
        case duplicateName = "duplicate-name"
        case unknownName = "unknown-name"
        case circle
        case noSites = "no-sites"
        case unsetVariable = "unset-variable"
        case badVariable = "bad-variable"
        case unreadableFile = "unreadable-file"
        case unreadableSecret = "unreadable-secret"
        case secretInClear = "secret-in-clear"
        case pointless
    }

    package var kind: Kind
    package var place: Place
    package var message: String
    /// The right form, e.g. "a length of time such as `30s`".
    package var expected: String?
    package var hint: String?
    /// Another place that matters, e.g. where a key was first set.
    package var related: Place?
    /// The heading in the reference, e.g. `timeouts`; nil when no key is concerned.
    package var reference: String?
    /// The offending line, secrets masked; nil when there is none to show.
    package var excerpt: String?
    /// The caret's column in `excerpt`, from 1: masking may have moved it.
    package var caret: Int

    package init(
        _ kind: Kind, at place: Place, _ message: String, expected: String? = nil, hint: String? = nil,
        related: Place? = nil, reference: String? = nil, excerpt: String? = nil, caret: Int? = nil
    ) {
        self.kind = kind
        self.place = place
        self.message = message
        self.expected = expected
        self.hint = hint
        self.related = related
        self.reference = reference
        self.excerpt = excerpt
        self.caret = caret ?? place.column
    }

    package var code: String { kind.rawValue }
}
