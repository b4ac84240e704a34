/// An HTTP/1.1 request's head: what is sent, byte for byte.
package struct HTTPRequestHead: Sendable, Hashable {
    package var method: String
    /// The request target, usually `WebURL.target`.
    package var target: String
    /// The value of Host, usually `WebURL.hostHeader`; it is written first (RFC 9110 section 7.2).
    package var host: String
    /// Further fields, in order, Host not among them.
    package var fields: HTTPFields

    package init(method: String = "GET", target: String, host: String, fields: HTTPFields = HTTPFields()) {
        self.method = method
        self.target = target
        self.host = host
        self.fields = fields
    }

    /// The head with the empty line that ends it (RFC 9112 section 3).
    /// - Throws: `HTTPRequestHeadError` rather than writing anything that a server could read as something else.
    package func encoded() throws(HTTPRequestHeadError) -> [UInt8] {
        try check()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            fields.fields.reduce(method.utf8.count + target.utf8.count + host.utf8.count + 24) {
                $0 + $1.name.utf8.count + $1.value.utf8.count + 4
            })
        bytes += method.utf8
        bytes.append(0x20)
        bytes += target.utf8
        bytes += " HTTP/1.1\r\nHost: ".utf8
        bytes += host.utf8
        for field in fields.fields {
            bytes += [0x0D, 0x0A]
            bytes += field.name.utf8
            bytes += [0x3A, 0x20]
            bytes += field.value.utf8
        }
        bytes += [0x0D, 0x0A, 0x0D, 0x0A]
        return bytes
    }

    private func check() throws(HTTPRequestHeadError) {
        try check(method, .method, "the method", needed: true) { $0.isToken }
        try check(target, .target, "the request target", needed: true) { $0 > 0x20 && $0 < 0x7F }
        try check(host, .host, "Host", needed: true) { $0 > 0x20 && $0 < 0x7F }
        for field in fields.fields {
            try check(field.name, .fieldName, "a header name", needed: true) { $0.isToken }
            // The value is not quoted, since it may be a secret.
            try check(field.value, .fieldValue, "the value of `\(field.name)`") { $0 != 0x0D && $0 != 0x0A && $0 != 0 }
            if HTTPFields.equal(field.name, "host") {
                throw HTTPRequestHeadError(.hostRepeated, at: 0, "Host is set twice: as the host and as a header field")
            }
        }
    }

    private func check(
        _ text: String, _ reason: HTTPRequestHeadError.Reason, _ what: @autoclosure () -> String, needed: Bool = false,
        allow: (UInt8) -> Bool
    ) throws(HTTPRequestHeadError) {
        if needed, text.isEmpty { throw HTTPRequestHeadError(reason, at: 0, "\(what()) is empty") }
        let bytes = text.utf8.span
        for offset in bytes.indices where !allow(bytes[offset]) {
            throw HTTPRequestHeadError(
                reason, at: offset,
                "\(what()) has `\(String(escaping: [bytes[offset]]))` at byte \(offset), which cannot be sent")
        }
    }
}
