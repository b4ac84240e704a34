import HTTPTypes
import UpkeepCore

/// Keeps web pages of other sites from using a visitor's browser to reach this port.
struct HostRules: Sendable {
    /// Names that people or proxies reach this port by, beside its addresses and `localhost`; lower case.
    let publicNames: Set<String>

    init(publicNames: [String]) { self.publicNames = Set(publicNames.map { $0.lowercased() }) }

    /// A page of somebody's whose name was made to point at this machine still sends that name (DNS rebinding).
    /// - Parameter isLoopback: whether the connection came to a loopback address. Elsewhere names are the network's.
    func check(host: String?, isLoopback: Bool) throws(Problem) {
        guard isLoopback, let host else { return }
        let name = Self.name(host)
        guard
            name == "localhost" || name.hasSuffix(".localhost") || IPAddress(name) != nil || publicNames.contains(name)
        else {
            throw Problem(
                .misdirectedRequest, "this port does not answer to the name in `Host`",
                hint: "ask `localhost` or an address, or write what people reach it by as "
                    + "`\(APISettings.publicNamesKey)`")
        }
    }

    /// A browser says from which site a request comes; what has no such field is no page's.
    func check(origin: String?, fetchSite: String?, host: String?) throws(Problem) {
        guard fetchSite?.lowercased() != "cross-site" else { throw Self.foreign }
        guard let origin else { return }
        let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty, let host else { throw Self.foreign }
        let authority = parts[2].lowercased()
        guard authority == host.lowercased() || publicNames.contains(Self.name(authority)) else { throw Self.foreign }
    }

    private static var foreign: Problem {
        Problem(
            .forbidden, "this comes from a page of another site",
            hint: "if that page is yours, write its URL as `\(APISettings.publicNamesKey)`")
    }

    /// Without the port and the brackets of an address.
    private static func name(_ authority: String) -> String {
        let text = authority.lowercased()
        if text.hasPrefix("[") { return String(text.dropFirst().prefix { $0 != "]" }) }
        return String(text.prefix { $0 != ":" })
    }
}
