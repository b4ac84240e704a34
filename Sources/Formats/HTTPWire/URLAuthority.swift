/// The authority of an `http` or `https` URL: userinfo, host and port, read and checked.
struct URLAuthority {
    private(set) var user: String?
    private(set) var password: String?
    let host: WebURL.Host
    let port: UInt16

    /// - Parameter authority: a slice of `reference`'s bytes, so that its indices are the offsets of errors.
    init(
        _ authority: ArraySlice<UInt8>, of reference: URLReference, scheme: WebURL.Scheme
    ) throws(WebURLError) {
        var rest = authority
        // The last `@` counts, as in browsers, so that nobody is led to a host that only looks like a user name.
        if let at = authority.lastIndex(of: 0x40) {
            rest = authority[(at + 1)...]
            let userinfo = authority[..<at]
            if !userinfo.isEmpty {
                let colon = userinfo.firstIndex(of: 0x3A)
                user = try Self.decoded(userinfo[..<(colon ?? userinfo.endIndex)])
                password = try colon.map { colon throws(WebURLError) in try Self.decoded(userinfo[(colon + 1)...]) }
            }
        }
        let afterBracket = rest.first == 0x5B ? rest.firstIndex(of: 0x5D) ?? rest.startIndex : rest.startIndex
        let colon = rest[afterBracket...].lastIndex(of: 0x3A)
        let portText = colon.map { rest[($0 + 1)...] }
        let hostText = rest[..<(colon ?? rest.endIndex)]
        guard !hostText.isEmpty else {
            throw WebURLError(
                .hostMissing, in: .host, at: rest.startIndex, "the url has no host",
                hint: "write `\(scheme.rawValue)://` and then the host")
        }
        host = try HostName.read(String(decoding: hostText, as: UTF8.self), at: hostText.startIndex)
        port =
            try portText.map { text throws(WebURLError) in try Self.port(text, scheme: scheme) } ?? scheme.defaultPort
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws(WebURLError) -> String {
        guard let decoded = PercentCoding.decoded(bytes), let text = String(validating: decoded, as: UTF8.self) else {
            throw WebURLError(
                .userinfoInvalid, in: .userinfo, at: bytes.startIndex,
                "the user name or password is not percent-encoded UTF-8",
                hint: "write `%25` for a `%` that means itself")
        }
        return text
    }

    private static func port(_ text: ArraySlice<UInt8>, scheme: WebURL.Scheme) throws(WebURLError) -> UInt16 {
        guard !text.isEmpty else { return scheme.defaultPort }
        let digits = text.drop { $0 == 0x30 }
        guard text.allSatisfy(\.isDigit), digits.count <= 5, let port = UInt16(String(decoding: digits, as: UTF8.self))
        else {
            throw WebURLError(
                .portInvalid, in: .port, at: text.startIndex, "`\(String(escaping: text.prefix(20)))` is not a port",
                hint: "a port is a number from 1 to 65535")
        }
        return port
    }
}
