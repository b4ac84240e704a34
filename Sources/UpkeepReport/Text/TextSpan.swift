/// A piece of text in one ink.
package struct TextSpan: Sendable, Hashable, ExpressibleByStringInterpolation {
    package var text: String
    package var ink: Ink

    package init(_ text: String, _ ink: Ink = .plain) {
        self.text = text
        self.ink = ink
    }

    package init(stringLiteral value: String) { self.init(value) }
}
