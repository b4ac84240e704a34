/// One thing that can be wrong with the shop, switched on by name.
///
/// When several that exclude each other are on, the first in `allCases` order is seen, as it would be outside.
package enum DemoFault: String, Sendable, Hashable, CaseIterable, Comparable {
    case dns
    case dnsSilent = "dns-silent"
    case dnsGone = "dns-gone"
    case dnsEmpty = "dns-empty"
    case domainExpired = "domain-expired"
    case oneSilent = "dns-one-silent"
    case oneLame = "dns-one-lame"
    case oneStale = "dns-one-stale"
    case resolverDead = "resolver-dead"
    case connectRefused = "connect-refused"
    case connectDrop = "connect-drop"
    case oneAddressDead = "one-address-dead"
    case expiredCertificate = "expired-certificate"
    case wrongName = "wrong-name"
    case untrustedCA = "untrusted-ca"
    case missingIntermediate = "missing-intermediate"
    case rateLimited = "rate-limited"
    case error500 = "error-500"
    case redirectLoop = "redirect-loop"
    case truncated
    case slow
    case wrongContent = "wrong-content"
    case mixedContent = "mixed-content"

    /// Kebab-case, as a person types it.
    package var name: String { rawValue }

    package static func < (a: DemoFault, b: DemoFault) -> Bool { a.place < b.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
