import CertificateReader
package import Checks
import HTTPWire
package import UpkeepCore

extension KnownGood {
    /// What a plain look at a site tells of good times: its addresses, its certificate and its page.
    /// - Returns: nil unless DNS gave the addresses and every finding is ok, so that a bad moment never passes for a
    ///   good one.
    package init?(_ observation: SiteObservation, of site: Site, _ findings: [Finding]) {
        guard case .http(let plan) = site.plan, case .http(let found, _, let attempts) = observation.sight,
            found.source == .resolver, !found.addresses.isEmpty, findings.allSatisfy({ $0.status == .ok })
        else { return nil }
        self.init(name: plan.url.hostText, zone: nil, at: observation.started)
        addresses = found.addresses.map { Address($0, ttl: found.ttl ?? 0) }
        aliases = found.aliases
        guard let attempt = attempts.first(where: { $0.failure == nil }), let last = attempt.hops.last?.answer else {
            return
        }
        status = last.status
        marker = PageMarker(body: last.body)
        certificate = attempt.hops.first?.tls?.presented.first.map {
            Certificate(sha256: $0.sha256, issuer: $0.issuer, notAfter: $0.notAfter)
        }
    }

    /// The same with what only the name servers themselves can tell (delegation, DS), as it was seen before.
    package func adding(_ earlier: KnownGood?) -> KnownGood {
        guard var whole = earlier else { return self }
        whole.since = continuing(earlier).since
        // A resolver counts the TTL down, so the zone's own is at least this and what was known of it.
        whole.addresses = addresses.map { Address($0.address, ttl: max($0.ttl, earlier?.addressTTL ?? 0)) }
        (whole.at, whole.aliases) = (at, aliases)
        (whole.status, whole.marker, whole.certificate) = (status, marker, certificate)
        return whole
    }
}
