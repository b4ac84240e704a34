package import HTTPWire

/// A request's head as it was sent, secrets and all: whoever shows it hides those.
package struct HTTPRequestObservation: Sendable, Hashable {
    package var method: String
    package var target: String
    /// Host, or `:authority`.
    package var host: String
    /// All but Host and Content-Length.
    package var fields: [HTTPFields.Field]

    package init(method: String, target: String, host: String, fields: [HTTPFields.Field]) {
        self.method = method
        self.target = target
        self.host = host
        self.fields = fields
    }
}
