import HTTPWire

/// Names of header fields as the config may give them.
enum HeaderName {
    /// Fields that follow from other parts of the request; two of them would contradict each other.
    private static let owned = [
        "host": "set it with `host`", "content-length": "it follows from `body`",
        "transfer-encoding": "it follows from `body`", "connection": "every look has its own connection",
        "te": "it is not for a config to set", "upgrade": "every look is plain HTTP",
    ]

    /// - Throws: `BadValue` unless `text` is a token (RFC 9110 section 5.1).
    static func parse(_ text: String) throws(BadValue) -> String {
        guard !text.isEmpty, text.utf8.count <= 200 else {
            throw BadValue("a header needs a name of 1 to 200 characters")
        }
        if let place = text.utf8.firstIndex(where: { !isToken($0) }) {
            throw BadValue(
                "a character here cannot be part of a header name",
                offset: text.utf8.distance(from: text.startIndex, to: place),
                hint: text.hasSuffix(":") ? "leave the extra `:` out" : nil)
        }
        return text
    }

    /// The same for fields of the request.
    static func parseForRequest(_ text: String) throws(BadValue) -> String {
        let name = try parse(text)
        if let reason = owned[name.lowercased()] { throw BadValue("upkeep sends `\(name)` itself", hint: reason) }
        return name
    }

    /// Whether `text` is written as only headers are: `Accept-Language`, `Cookie`.
    static func looksLikeOne(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x41...0x5A).contains(first), text.utf8.allSatisfy(isToken) else {
            return false
        }
        return text.contains("-") || ["Authorization", "Cookie", "Accept", "Referer", "Origin"].contains(text)
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
