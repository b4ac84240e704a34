/// A check's stable id, e.g. `tls.expiry`: lower-case words joined by dots and hyphens.
package struct CheckID: Sendable, Hashable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { self.text = value }

    package var description: String { text }
    /// The part before the first dot, e.g. `tls`.
    package var family: String { String(text.prefix { $0 != "." }) }

    package static func < (a: CheckID, b: CheckID) -> Bool { a.text < b.text }
}
