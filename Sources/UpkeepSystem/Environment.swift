import Glibc

/// The process's environment variables.
package struct Environment: Sendable {
    private let look: @Sendable (String) -> String?

    package init(_ look: @escaping @Sendable (String) -> String?) { self.look = look }

    package init(_ variables: [String: String]) { self.init { variables[$0] } }

    /// The variable's value; nil when it is not set, empty when it is set to nothing.
    package subscript(name: String) -> String? { look(name) }

    /// Like the subscript, with "set to nothing" counting as not set, as most conventions have it.
    package func nonEmpty(_ name: String) -> String? { look(name).flatMap { $0.isEmpty ? nil : $0 } }

    package static let live = Environment { name in
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }
}
