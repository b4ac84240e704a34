import Checks
import HTTPWire
import UpkeepCore

/// One request as it will be sent, on whatever protocol the connection agrees on.
struct HopRequest {
    var url: WebURL
    var endpoint: Endpoint
    var method: String
    /// All but Host and Content-Length.
    var fields: [HTTPFields.Field]
    var body: [UInt8]
    /// What goes into Host and `:authority`.
    var host: String
    /// Sent as SNI and matched against the certificate; nil for address literals.
    var serverName: String?
    /// What the certificate must be for.
    var expectedName: String
    var tls: TLSPlan

    var usesTLS: Bool { url.scheme == .https }

    /// The HTTP/1.1 head, byte for byte.
    func head() throws(HTTPRequestHeadError) -> [UInt8] {
        var fields = fields
        if !body.isEmpty { fields.append(.init("Content-Length", String(body.count))) }
        return try HTTPRequestHead(method: method, target: url.target, host: host, fields: HTTPFields(fields)).encoded()
    }
}
