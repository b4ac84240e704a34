package import CertificateReader

/// A chain that only some clients get.
package struct OtherChain: Sendable, Hashable {
    /// Which, e.g. "without ECDSA".
    package var client: String
    /// As presented, leaf first.
    package var presented: [CertificateFacts]
    package var trust: TrustObservation?

    package init(client: String, presented: [CertificateFacts], trust: TrustObservation? = nil) {
        self.client = client
        self.presented = presented
        self.trust = trust
    }
}
