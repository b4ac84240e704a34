package import CertificateReader

/// What one handshake with one address showed.
package struct TLSObservation: Sendable, Hashable {
    /// The name sent as SNI; nil for address literals (RFC 6066 section 3).
    package var serverName: String?
    /// The name or address the certificate must be for.
    package var expectedName: String
    /// E.g. `TLSv1.3`; nil when the handshake did not get that far.
    package var version: String?
    /// The protocol agreed by ALPN; nil when the server did not choose.
    package var alpn: String?
    /// The chain as presented, leaf first; empty when the handshake failed before it came.
    package var presented: [CertificateFacts]
    /// nil when no certificate was presented.
    package var trust: TrustObservation?

    package init(
        serverName: String?, expectedName: String, version: String? = nil, alpn: String? = nil,
        presented: [CertificateFacts] = [], trust: TrustObservation? = nil
    ) {
        self.serverName = serverName
        self.expectedName = expectedName
        self.version = version
        self.alpn = alpn
        self.presented = presented
        self.trust = trust
    }
}
