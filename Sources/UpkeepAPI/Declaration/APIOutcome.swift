/// How a route may answer, for the documents.
package struct APIOutcome: Sendable {
    package enum Content: Sendable {
        case none
        /// An object of `schema` and these members.
        case object([APIShape.Field])
        case text(String)
        /// The OpenAPI document.
        case openAPI
    }

    package var status: Int
    package var about: String
    package var content: Content

    init(_ status: Int, _ about: String, _ content: Content = .none) {
        self.status = status
        self.about = about
        self.content = content
    }
}
