import Checks
import HTTPWire
import UpkeepCore

/// A site's URL, taken apart.
enum SiteAddress: Sendable {
    case web(WebURL, credentials: HTTPPlan.Credentials?)
    case port(host: String, port: UInt16, immediateTLS: Bool, text: String)
    case record(server: String, port: UInt16, name: String, type: String, text: String)

    static let expectedForm =
        "a URL: `https://host/path`, `tcp://host:port`, `tls://host:port` or `dns://server/name?type=MX`"

    init(_ text: String) throws(BadValue) {
        guard let separator = text.range(of: "://") else {
            let plain = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x40 }
            throw BadValue(
                text.isEmpty
                    ? "the URL is empty" : "the URL does not say what to look at: it has no `https://` or the like",
                hint: plain ? "did you mean `https://\(text.prefix(100))`?" : nil)
        }
        let scheme = text[..<separator.lowerBound].lowercased()
        let rest = String(text[separator.upperBound...])
        let start = text.utf8.distance(from: text.startIndex, to: separator.upperBound)
        switch scheme {
        case "http", "https": self = try Self.web(text)
        case "tcp", "tls":
            self = try Self.moved(start) { () throws(BadValue) in try Self.port(scheme, rest) }
        case "dns": self = try Self.moved(start) { () throws(BadValue) in try Self.record(rest) }
        default: throw BadValue("no site has this scheme", offset: 0, hint: Self.advice(scheme))
        }
    }

    var kind: SiteKind {
        switch self {
        case .web: .http
        case .port(_, _, let immediateTLS, _): immediateTLS ? .tls : .tcp
        case .record: .dns
        }
    }

    /// What a person would call it: the URL, without user name and password.
    var text: String {
        switch self {
        case .web(let url, _): url.text
        case .port(_, _, _, let text), .record(_, _, _, _, let text): text
        }
    }

    private static func web(_ text: String) throws(BadValue) -> SiteAddress {
        let (url, user, password) = try URLReading.web(text)
        return .web(url, credentials: user.map { .basic(user: $0, password: Secret(password ?? "")) })
    }

    private static func port(_ scheme: String, _ rest: String) throws(BadValue) -> SiteAddress {
        let pair = rest.hasSuffix("/") ? String(rest.dropLast()) : rest
        let (host, port) = try HostText.endpoint(pair, usual: scheme == "tls" ? 443 : nil)
        let shown = host.contains(":") ? "[\(host)]" : host
        return .port(host: host, port: port, immediateTLS: scheme == "tls", text: "\(scheme)://\(shown):\(port)")
    }

    private static func record(_ rest: String) throws(BadValue) -> SiteAddress {
        guard let slash = rest.firstIndex(of: "/") else {
            throw BadValue(
                "the name to ask for is missing", offset: rest.utf8.count,
                hint: "`dns:///\(rest.prefix(100))` asks the system's resolvers for that name")
        }
        let server = String(rest[..<slash])
        let path = rest[slash...].dropFirst()
        let nameText = path.prefix { $0 != "?" }
        let at = rest.utf8.distance(from: rest.startIndex, to: path.startIndex)
        let name = try moved(at) { () throws(BadValue) in try DNSNameText.name(String(nameText)) }
        let query = path.dropFirst(nameText.count)
        let type = try moved(at + nameText.utf8.count) { () throws(BadValue) in try recordType(query) }
        var (host, port): (String, UInt16) = ("", 53)
        if !server.isEmpty { (host, port) = try HostText.endpoint(server, usual: 53) }
        let shown = server.isEmpty ? "" : host.contains(":") ? "[\(host)]" : host
        return .record(
            server: host, port: port, name: name, type: type,
            text: "dns://\(shown)\(port == 53 ? "" : ":\(port)")/\(name)?type=\(type)")
    }

    private static func recordType(_ query: Substring) throws(BadValue) -> String {
        guard !query.isEmpty else { return "A" }
        let pair = query.dropFirst()
        guard pair.hasPrefix("type=") else {
            throw BadValue("only `type` can be asked for here", offset: 1, hint: "write `?type=MX`")
        }
        let text = pair.dropFirst("type=".count)
        return try moved("?type=".utf8.count) { () throws(BadValue) in try DNSNameText.type(String(text)) }
    }

    /// Runs `body` on a part of a text that begins `offset` bytes in, and moves its errors there.
    private static func moved<Part>(_ offset: Int, _ body: () throws(BadValue) -> Part) throws(BadValue) -> Part {
        do throws(BadValue) {
            return try body()
        } catch {
            throw BadValue(error.message, offset: (error.offset ?? 0) + offset, hint: error.hint)
        }
    }

    private static func advice(_ scheme: String) -> String {
        let ports = [
            "smtp": 25, "ssh": 22, "imap": 143, "pop3": 110, "ftp": 21, "redis": 6379, "postgres": 5432,
            "postgresql": 5432, "mysql": 3306, "starttls": 25, "ldap": 389,
        ]
        let wrapped = ["smtps": 465, "imaps": 993, "pop3s": 995, "ldaps": 636, "rediss": 6380]
        if let port = ports[scheme] { return "`tcp://host:\(port)` with a `dialogue` looks at it" }
        if let port = wrapped[scheme] { return "`tls://host:\(port)` looks at it" }
        return Suggestion.nearest(to: scheme, in: ["https", "http", "tcp", "tls", "dns"]).map {
            "did you mean `\($0)://`?"
        }
            ?? "`tcp://host:port` looks at any TCP service"
    }
}

extension String {
    fileprivate func range(of separator: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(separator) { return at..<index(at, offsetBy: separator.count) }
            at = index(after: at)
        }
        return nil
    }
}
