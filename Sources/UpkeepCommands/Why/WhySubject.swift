import Checks
import DNSWire
import HTTPWire
import UpkeepCore

/// The site a `why` is about.
struct WhySubject {
    let name: DNSName
    let plan: HTTPPlan

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
            throw CommandFailure(
                "no-name", "`\(plan.url.text)` is an address: no name has to be looked up for it",
                hint: "`upkeep check \(plan.url.text)` looks at it")
        }
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
        self.plan = plan
    }
}
