package import HTTPWire

/// One request, ready to be sent to one of its host's addresses.
package struct HTTPMessage: Sendable, Hashable {
    package var method: String
    package var url: WebURL
    /// Further fields, without Host, Content-Length and Connection, which the sender writes.
    package var fields: [HTTPFields.Field]
    package var body: [UInt8]

    package init(method: String = "POST", url: WebURL, fields: [HTTPFields.Field] = [], body: [UInt8]) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
    }

    /// The head and the body, byte for byte as they go over the wire.
    ///
    /// - Throws: ``NotifierError`` when a field or the method would break out of its place.
    package func encoded() throws(NotifierError) -> [UInt8] {
        var all = fields
        all.append(.init("User-Agent", "upkeep"))
        if method != "GET" || !body.isEmpty { all.append(.init("Content-Length", String(body.count))) }
        all.append(.init("Connection", "close"))
        let head = HTTPRequestHead(method: method, target: url.target, host: url.hostHeader, fields: HTTPFields(all))
        do throws(HTTPRequestHeadError) {
            return try head.encoded() + body
        } catch {
            // A target's error quotes the byte at fault only, a value's none at all.
            throw NotifierError(.header, "the request cannot be written: \(error.message)")
        }
    }
}
