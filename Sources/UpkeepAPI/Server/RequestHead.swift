import HTTPTypes

/// What of a request decides, without its body.
struct RequestHead: Sendable {
    var method: String
    var target: String
    var host: String?
    var fields: HTTPFields
    /// Whether the connection came to a loopback address.
    var isLoopback: Bool

    /// - Returns: nil unless there is exactly one, a decimal number.
    var contentLength: Int? { fields[.contentLength].flatMap { Int($0) } }
    var wantsContinue: Bool { fields[.expect]?.lowercased() == "100-continue" }
}
