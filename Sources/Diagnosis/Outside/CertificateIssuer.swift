import CertificateReader
import Checks
import DNSWire
import HTTPWire
package import UpkeepCore

/// Finds who issued the certificate that a site shows now, for CAA records to be held against.
package struct CertificateIssuer: Sendable {
    private let look: SiteLook

    package init(_ look: SiteLook) { self.look = look }

    /// The organisation that issued it as the certificate names it, e.g. `Let's Encrypt`, or the authority's own name when
    /// it gives none; nil when no site showed a certificate that somebody else than its holder issued.
    /// - Parameters:
    ///   - hosts: Names and the addresses that their own servers give; asked in this order.
    package func issuer(of hosts: [(name: String, addresses: [IPAddress])], budget: Duration) async -> String? {
        let deadline = ContinuousClock.now + budget
        for host in hosts where !host.addresses.isEmpty {
            let left = deadline - .now
            guard left > .zero, let url = try? WebURL("https://\(host.name)/") else { break }
            var plan = HTTPPlan(url: url)
            plan.method = "HEAD"
            plan.redirects = .stop
            plan.addresses.pinned = host.addresses
            plan.budget.total = left
            let seen = await look.look(at: Site(name: url.text, plan: .http(plan)), on: look.nextLoop())
            guard case .http(_, _, let attempts) = seen.sight else { continue }
            let leaves = attempts.compactMap { $0.hops.first?.tls?.presented.first }
            if let leaf = leaves.first(where: { !$0.isSelfIssued }) { return Self.organisation(leaf.issuer) }
        }
        return nil
    }

    /// `O` of a name in the form of RFC 4514, else its most specific part.
    static func organisation(_ name: String) -> String {
        var (parts, part, isEscaped) = ([String](), "", false)
        for character in name {
            if character == ",", !isEscaped {
                parts.append(part)
                part = ""
            } else if character != "\\" || isEscaped {
                part.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        parts.append(part)
        let chosen = parts.first { $0.hasPrefix("O=") } ?? parts[0]
        return chosen.split(separator: "=", maxSplits: 1).last.map(String.init) ?? name
    }
}
