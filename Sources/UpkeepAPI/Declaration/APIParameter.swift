/// One value that a route takes, declared once: it is read, checked and documented by this.
package struct APIParameter: Sendable {
    package var name: String
    package var kind: APIValueKind
    package var isRequired: Bool
    /// What counts when it is not given.
    package var fallback: APIValue?
    /// For the reference, one sentence.
    package var about: String

    init(_ name: String, _ kind: APIValueKind, required: Bool, or fallback: APIValue? = nil, _ about: String) {
        self.name = name
        self.kind = kind
        self.isRequired = required
        self.fallback = fallback
        self.about = about
    }

    static func required(_ name: String, _ kind: APIValueKind, _ about: String) -> APIParameter {
        APIParameter(name, kind, required: true, about)
    }

    static func optional(
        _ name: String, _ kind: APIValueKind, or fallback: APIValue? = nil, _ about: String
    ) -> APIParameter {
        APIParameter(name, kind, required: false, or: fallback, about)
    }
}
