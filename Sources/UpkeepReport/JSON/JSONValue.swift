/// A JSON value whose members keep their order.
package enum JSONValue: Sendable, Hashable {
    case null
    case flag(Bool)
    case integer(Int)
    /// Written as `null` when it is not finite: JSON has no spelling for it (RFC 8259 section 6).
    case number(Double)
    case text(String)
    indirect case array([JSONValue])
    indirect case object([Member])

    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// `null` for nil.
    package static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
}
