package import Checks
import HTTPWire
package import UpkeepSystem

/// The way out where direct connections to receivers are forbidden: an HTTP proxy that tunnels (CONNECT).
package struct HTTPProxy: Sendable, Hashable {
    package let destination: Destination
    /// The value of Proxy-Authorization.
    package let authorization: Secret?
    /// Hosts reached without it: names, `.suffixes`, addresses; `*` for all.
    private let exempt: [String]

    /// - Parameters:
    ///   - url: `http://host:port`, with user name and password if it asks for them.
    ///   - exempt: as in `NO_PROXY`.
    /// - Throws: ``NotifierError`` that quotes nothing of the URL.
    package init(_ url: Secret, exempt: String = "") throws(NotifierError) {
        let parsed = try NotifierURL(url)
        guard parsed.url.scheme == .http else {
            throw NotifierError(
                .url, "the proxy cannot be used: it is spoken to by `http://`", hint: "TLS goes through it")
        }
        destination = Destination(parsed.url)
        authorization = parsed.authorization
        self.exempt = exempt.split { $0 == "," || $0 == " " }.map { $0.lowercased() }
    }

    /// By `HTTPS_PROXY` and `NO_PROXY`, or the same in lower case; nil when neither is set.
    package init?(environment: Environment) throws(NotifierError) {
        func value(_ name: String) -> String? {
            environment.nonEmpty(name) ?? environment.nonEmpty(name.lowercased())
        }
        guard let url = value("HTTPS_PROXY") else { return nil }
        try self.init(Secret(url), exempt: value("NO_PROXY") ?? "")
    }

    /// Whether it is to be used for this host.
    package func serves(_ target: Destination) -> Bool {
        let name = target.name?.lowercased() ?? "\(target)".prefix { $0 != ":" }.lowercased()
        return !exempt.contains { rule in
            let suffix = rule.hasPrefix(".") ? rule : ".\(rule)"
            return rule == "*" || name == rule || name.hasSuffix(suffix)
        }
    }
}
