package import CertificateReader

/// A certificate and where in a file it stands.
package struct FiledCertificate: Sendable, Hashable {
    package var facts: CertificateFacts
    /// The line of its BEGIN, from 1; nil for DER and PKCS#12.
    package var line: Int?

    package init(facts: CertificateFacts, line: Int? = nil) {
        self.facts = facts
        self.line = line
    }
}
