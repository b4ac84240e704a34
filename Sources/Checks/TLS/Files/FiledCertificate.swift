package import CertificateReader

/// A certificate and where in a file it stands.
package struct FiledCertificate: Sendable, Hashable {
    package var facts: CertificateFacts
    /// SHA-256 of its SubjectPublicKeyInfo, hexadecimal lower case; nil when that cannot be cut out.
    package var keySHA256: String?
    /// The line of its BEGIN, from 1; nil for DER and PKCS#12.
    package var line: Int?

    package init(facts: CertificateFacts, keySHA256: String?, line: Int? = nil) {
        self.facts = facts
        self.keySHA256 = keySHA256
        self.line = line
    }
}
