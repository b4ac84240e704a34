package import CertificateReader

extension CertificateFacts {
    /// Whether the certificate is for `expected`, a DNS name or an address, by its subject alternative names alone.
    package func covers(_ expected: String) -> Bool { HostnameMatcher(expected).matches(self) }
}
