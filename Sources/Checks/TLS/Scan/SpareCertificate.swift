package import CertificateReader

/// A certificate that was not sent and would complete the chain.
package struct SpareCertificate: Sendable, Hashable {
    package var facts: CertificateFacts
    /// With its boundaries, ready to append.
    package var pem: String
    /// Where it was found: a path or a URL.
    package var source: String

    package init(facts: CertificateFacts, pem: String, source: String) {
        self.facts = facts
        self.pem = pem
        self.source = source
    }
}
