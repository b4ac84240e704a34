/// What stands between two slashes of a route's path.
package enum APIPathPart: Sendable {
    case word(String)
    case parameter(APIParameter)

    var text: String {
        switch self {
        case .word(let word): word
        case .parameter(let parameter): "{\(parameter.name)}"
        }
    }
}

extension APIPathPart: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .word(value) }
}
