import HTTPWire

/// Cookies set along one redirect chain, so that sites which redirect to set one do not look like loops (RFC 6265).
struct CookieJar {
    private struct Cookie {
        var name: String
        var value: String
        /// The host that set it, or the domain it asked for.
        var domain: String
        var subdomains: Bool
        var path: String
        var secure: Bool
    }

    /// Kept at most; a chain is short and a hostile one must not fill memory.
    private static let capacity = 50

    private var cookies: [Cookie] = []

    /// Takes what `url` set.
    mutating func store(_ fields: HTTPFields, from url: WebURL) {
        for text in fields.values("set-cookie") where text.utf8.count <= 4096 {
            let parts = text.split(separator: ";").map { $0.trimmed }
            guard let pair = parts.first, let equals = pair.firstIndex(of: "="), equals > pair.startIndex else {
                continue
            }
            var cookie = Cookie(
                name: String(pair[..<equals]), value: String(pair[pair.index(after: equals)...]),
                domain: url.hostText, subdomains: false, path: "/", secure: false)
            for attribute in parts.dropFirst() {
                let halves = attribute.split(separator: "=", maxSplits: 1)
                let value = halves.count == 2 ? halves[1] : ""
                switch halves.first.map({ $0.lowercased() }) {
                case "domain": widen(&cookie, to: value, host: url.hostText)
                case "path": if value.hasPrefix("/") { cookie.path = String(value) }
                case "secure": cookie.secure = true
                default: break
                }
            }
            cookies.removeAll { $0.name == cookie.name && $0.domain == cookie.domain && $0.path == cookie.path }
            if !parts.contains(where: { $0.lowercased() == "max-age=0" }), cookies.count < Self.capacity {
                cookies.append(cookie)
            }
        }
    }

    /// The Cookie field for a request to `url`; nil when no cookie is for it.
    func field(for url: WebURL) -> HTTPFields.Field? {
        let pairs = cookies.filter { cookie in
            (cookie.domain == url.hostText || cookie.subdomains && url.hostText.hasSuffix("." + cookie.domain))
                && Self.path(of: url, isWithin: cookie.path) && (!cookie.secure || url.scheme == .https)
        }
        return pairs.isEmpty
            ? nil : HTTPFields.Field("Cookie", pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "; "))
    }

    /// RFC 6265 section 5.1.4.
    private static func path(of url: WebURL, isWithin cookiePath: String) -> Bool {
        let path = url.target.prefix { $0 != "?" }
        guard path.hasPrefix(cookiePath) else { return false }
        return cookiePath.hasSuffix("/") || path.count == cookiePath.count
            || path.dropFirst(cookiePath.count).first == "/"
    }

    private func widen(_ cookie: inout Cookie, to value: Substring, host: String) {
        let domain = (value.hasPrefix(".") ? value.dropFirst() : value).lowercased()
        guard domain.contains("."), host == domain || host.hasSuffix("." + domain) else { return }
        cookie.domain = domain
        cookie.subdomains = true
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        let end = start.lastIndex { $0 != " " && $0 != "\t" }
        return end.map { start[...$0] } ?? ""
    }
}
