import UpkeepCore

/// What is wrong with a file of root hints.
package struct RootHintsError: UpkeepError, Hashable {
    /// Counted from 1; nil when it is about the file as a whole.
    package let line: Int?
    package let message: String

    package var code: String { "bad-root-hints" }
    package var hint: String? { "the file has the form of `named.root`: NS records of `.`, and A and AAAA records" }

    init(_ message: String, line: Int? = nil) {
        self.line = line
        self.message = line.map { "line \($0): \(message)" } ?? message
    }
}
