/// What a request asks to be done. `HEAD` is answered wherever `GET` is, and is not declared.
package enum APIMethod: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
}
