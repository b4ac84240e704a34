package import UpkeepCore

extension DemoFault {
    /// Where a visitor's browser gets stuck; the words are those of the probes' layers.
    package enum Layer: String, Sendable, Hashable, CaseIterable {
        case dns, connect, tls, http, content
    }

    /// The one finding that `check` must report it as; all else it causes is suppressed by it. nil: resolvers hide it from
    /// every visitor, so that ``verdict`` is its headline.
    package var headline: CheckID? {
        switch self {
        case .dns, .dnsSilent, .dnsGone, .dnsEmpty, .domainExpired, .resolverDead: "dns.resolve"
        case .oneSilent, .oneLame, .oneStale: nil
        case .connectRefused, .connectDrop: "tcp.reachable"
        case .oneAddressDead: "http.partial"
        case .expiredCertificate: "tls.expiry"
        case .wrongName: "tls.name"
        case .untrustedCA: "tls.chain.trust"
        case .missingIntermediate: "tls.chain.missing-intermediate"
        case .rateLimited: "http.blocked"
        case .error500: "http.status"
        case .redirectLoop: "http.redirect"
        case .truncated: "http.reachable"
        case .slow: "http.latency"
        case .wrongContent: "http.body"
        case .mixedContent: "http.mixed-content"
        }
    }

    /// What `why` must say, for whom the shop's healthy state is known; nil when names have nothing to do with it.
    package var verdict: Verdict.Code? {
        switch self {
        case .dns, .dnsSilent: .dnsProviderDown
        case .dnsGone, .dnsEmpty: .dnsWrongAnswer
        case .domainExpired: .dnsRegistration
        case .oneSilent, .oneLame: .dnsDegraded
        case .oneStale: .dnsSplit
        case .resolverDead: .hereResolver
        default: nil
        }
    }

    /// nil: no visitor gets stuck.
    package var layer: Layer? {
        switch self {
        case .dns, .dnsSilent, .dnsGone, .dnsEmpty, .domainExpired, .resolverDead: .dns
        case .oneSilent, .oneLame, .oneStale: nil
        case .connectRefused, .connectDrop, .oneAddressDead: .connect
        case .expiredCertificate, .wrongName, .untrustedCA, .missingIntermediate: .tls
        case .rateLimited, .error500, .redirectLoop, .truncated, .slow: .http
        case .wrongContent, .mixedContent: .content
        }
    }
}
