/// A regular expression with the text it came from.
package struct TextPattern: Sendable, Hashable {
    package let source: String
    package init(_ source: String) { self.source = source }
}
