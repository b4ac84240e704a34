/// A JSON value that is not a container.
package enum JSONScalar: Sendable, Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case null
}
