/// What a request brings along.
package enum APIBody: Sendable {
    /// Nothing that is looked at.
    case none
    /// A JSON object of these members and no others; with `required` false, or nothing at all.
    case object([APIParameter], required: Bool)
    /// Text of any type, so many bytes at most.
    case text(upTo: Int)

    /// In bytes. What a route does not look at is read all the same, so that the connection stays in step.
    var limit: Int {
        switch self {
        case .none, .object: APIBody.usualLimit
        case .text(let limit): limit
        }
    }

    /// For JSON, and for everything that no route asked for.
    package static let usualLimit = 65_536
}
