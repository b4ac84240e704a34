import Checks
import DNSWire
import HTTPWire
import UpkeepCore

/// The site a `why` is about.
enum WhySubject {
    /// A web site whose name name servers know.
    case named(DNSName, HTTPPlan)
    /// A site about which there is nothing to ask name servers: it has an address in place of a name.
    case direct(Site)

    /// - Parameters:
    ///   - target: the site as it was asked for.
    ///   - isPrivate: whether names come from a root of one's own, which may hold any.
    init(_ sites: [Site], _ target: String, isPrivate: Bool) throws {
        guard let site = sites.first, case .http(let plan) = site.plan else {
            throw CommandFailure(
                "not-a-web-site", "`\(target)` is no web site, and only those have visitors to ask about",
                hint: "`upkeep check \(target)` looks at it")
        }
        guard case .name(let host) = plan.url.host else {
            self = .direct(site)
            return
        }
        let name: DNSName
        do {
            name = try DNSName(host)
        } catch {
            throw CommandFailure("bad-name", "`\(host)` is no name: \(error.message)")
        }
        if let reserved = ReservedName(of: name), !isPrivate || reserved == .localhost {
            throw CommandFailure(
                "reserved-name", "`\(name.text(trailingDot: false))` \(reserved.words)",
                hint: reserved.hint(plan.url.text))
        }
        self = .named(name, plan)
    }
}
