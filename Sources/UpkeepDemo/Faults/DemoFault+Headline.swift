package import UpkeepCore

extension DemoFault {
    /// Where a visitor's browser gets stuck; the words are those of the probes' layers.
    package enum Layer: String, Sendable, Hashable, CaseIterable {
        case dns, connect, tls, http, content
    }

    /// The one finding that this fault must be reported as; all else it causes is suppressed by it.
    package var headline: CheckID {
        switch self {
        case .dns, .dnsSilent, .dnsGone: "dns.resolve"
        case .connectRefused, .connectDrop: "tcp.reachable"
        case .oneAddressDead: "http.partial"
        case .expiredCertificate: "tls.expiry"
        case .wrongName: "tls.name"
        case .untrustedCA, .missingIntermediate: "tls.chain"
        case .rateLimited: "http.blocked"
        case .error500: "http.status"
        case .redirectLoop: "http.redirect"
        case .truncated: "http.reachable"
        case .slow: "http.latency"
        case .wrongContent: "http.body"
        case .mixedContent: "http.mixed-content"
        }
    }

    package var layer: Layer {
        switch self {
        case .dns, .dnsSilent, .dnsGone: .dns
        case .connectRefused, .connectDrop, .oneAddressDead: .connect
        case .expiredCertificate, .wrongName, .untrustedCA, .missingIntermediate: .tls
        case .rateLimited, .error500, .redirectLoop, .truncated, .slow: .http
        case .wrongContent, .mixedContent: .content
        }
    }
}
