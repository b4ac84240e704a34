/// One statement of a server's configuration, whatever the server calls it.
package struct ConfigurationStatement: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case simple
        /// What follows, down to its ``close``, is inside it.
        case open
        case close
    }

    package var kind: Kind
    /// The first says what it sets; empty for ``Kind/close``.
    package var words: [String]
    /// Where it begins, from 1.
    package var line: Int

    package init(_ words: [String], line: Int) { self.init(.simple, words, line: line) }

    package init(_ kind: Kind, _ words: [String], line: Int) {
        self.kind = kind
        self.words = words
        self.line = line
    }

    package var name: String { words.first ?? "" }
    package var arguments: ArraySlice<String> { words.dropFirst() }
}
