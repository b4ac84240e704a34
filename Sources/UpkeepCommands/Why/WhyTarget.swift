import HTTPWire

/// What a person may ask `why` about: a host name or address, or the URL of a web site.
enum WhyTarget {
    private static let example = "`upkeep why example.com`, or with a page: `upkeep why https://example.com/shop`"

    /// Refuses what is neither, in words that fit: other commands take more kinds of URL.
    /// - Throws: ``CommandFailure``, which quotes nothing that may hold a password.
    static func refuse(_ target: String) throws {
        let text = target.trimmed
        guard !text.isEmpty else { throw CommandFailure("no-site", "no site is named", hint: example) }
        guard !text.allSatisfy({ $0 == "." }) else {
            throw CommandFailure("no-site", "the root of all names has no web site", hint: example)
        }
        let scheme = scheme(of: text)
        // Those of other sites are refused later, by what they are.
        guard !["tcp", "tls", "dns"].contains(scheme) else { return }
        if let scheme, scheme != "http", scheme != "https" {
            throw CommandFailure(
                "not-a-web-site", "`\(scheme.prefix(40)):` is no kind of web site, and only those have visitors",
                hint: example)
        }
        if text.split(whereSeparator: { "./:".contains($0) }).contains(where: { $0.lowercased() == "xn--" }) {
            throw CommandFailure(
                "bad-name", "`xn--` alone is no label: the name it stands for is missing", hint: example)
        }
        do throws(WebURLError) {
            _ = try WebURL.parse(scheme == nil ? "https://\(text)" : text)
        } catch {
            let place = text.contains("@") || text.contains(where: \.isNewline) ? "" : "`\(text.prefix(100))`: "
            throw CommandFailure("bad-name", place + error.message, hint: example)
        }
    }

    /// What stands before `://`, or before a colon that no port follows; nil when there is neither.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), !text.hasPrefix("[") else { return nil }
        let rest = text[text.index(after: colon)...]
        if rest.hasPrefix("//") { return text[..<colon].lowercased() }
        let port = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return port.isEmpty || port.allSatisfy(\.isNumber) || port.contains(":") ? nil : text[..<colon].lowercased()
    }
}

extension String {
    /// Without white space around it.
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
