/// A status line and its header fields.
package struct HTTPResponseHead: Sendable, Hashable {
    /// `HTTP/1.0` or `HTTP/1.1`; a higher minor version reads as 1.1 (RFC 9110 section 2.5).
    package var version: String
    /// 100 to 999; above 599 is nobody's standard, but servers send it.
    package var status: Int
    package var reason: String
    package var fields: HTTPFields

    package init(version: String, status: Int, reason: String, fields: HTTPFields = HTTPFields()) {
        self.version = version
        self.status = status
        self.reason = reason
        self.fields = fields
    }
}
