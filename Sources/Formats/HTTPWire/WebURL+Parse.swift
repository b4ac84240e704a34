extension WebURL {
    /// Longer texts are refused; servers refuse them too (RFC 9110 section 4.1 asks for 8000 octets at least).
    package static let lengthLimit = 65_536

    /// Reads an absolute `http` or `https` URL that has no user name or password in it.
    /// - Throws: `WebURLError`, also for one with userinfo, since secrets do not belong into what is printed.
    package init(_ text: String) throws(WebURLError) {
        let (url, user, _) = try Self.parse(text)
        guard user == nil else {
            throw WebURLError(
                .userinfoForbidden, in: .userinfo, at: url.scheme.rawValue.utf8.count + 3,
                "a user name or password stands in the url", hint: "give credentials separately, not in the url")
        }
        self = url
    }

    /// Reads an absolute `http` or `https` URL and hands back its userinfo, percent-decoded, apart from it.
    ///
    /// White space around the text is dropped, and so is the fragment. Path and query stay as they are, but for bytes
    /// that no URL may hold, which are percent-encoded.
    package static func parse(
        _ text: String
    ) throws(WebURLError) -> (url: WebURL, user: String?, password: String?) {
        let reference = try URLReference(text)
        guard !reference.bytes.isEmpty else { throw WebURLError(.empty, in: .whole, at: 0, "the url is empty") }
        guard let name = reference.scheme else { throw missingScheme(reference) }
        guard let scheme = Scheme(rawValue: name) else {
            throw reference.looksLikeHostAndPort ? missingScheme(reference) : unsupported(name, in: reference)
        }
        guard let authority = reference.authority else {
            throw WebURLError(
                .hostMissing, in: .host, at: reference.start + name.utf8.count + 1, "the url has no host",
                hint: "write `\(name)://` and then the host")
        }
        let parts = try URLAuthority(authority, of: reference, scheme: scheme)
        let url = WebURL(
            scheme: scheme, host: parts.host, port: parts.port,
            target: target(path: reference.path, query: reference.query))
        return (url, parts.user, parts.password)
    }

    /// The request target of a path and a query, which must not begin with anything but `/`.
    static func target(path: ArraySlice<UInt8>, query: ArraySlice<UInt8>?) -> String {
        var bytes = PercentCoding.legalized(path)
        if bytes.isEmpty { bytes = [0x2F] }
        if let query {
            bytes.append(0x3F)
            bytes += PercentCoding.legalized(query)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func unsupported(_ scheme: String, in reference: URLReference) -> WebURLError {
        WebURLError(
            .schemeUnsupported, in: .scheme, at: reference.start,
            "`\(scheme.prefix(40)):` is neither `http:` nor `https:`")
    }

    private static func missingScheme(_ reference: URLReference) -> WebURLError {
        let bytes = reference.bytes.drop { $0 == 0x2F }
        // What holds an `@` may hold a password; what is long or odd helps nobody.
        let quotable = bytes.count <= 100 && bytes.allSatisfy { !$0.isControl && $0 != 0x20 && $0 != 0x40 }
        let rest = quotable && !bytes.isEmpty ? String(decoding: bytes, as: UTF8.self) : "…"
        return WebURLError(
            .schemeMissing, in: .scheme, at: reference.start, "the url does not say `http://` or `https://`",
            hint: "write `https://\(rest)`")
    }
}
