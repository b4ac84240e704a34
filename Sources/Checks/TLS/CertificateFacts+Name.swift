package import CertificateReader

extension CertificateFacts {
    /// Whether the certificate is for `expected`, a DNS name or an address, by its subject alternative names alone.
    package func covers(_ expected: String) -> Bool {
        // The short way for nearly every certificate: the name is listed as it is. What ends in a letter is no address.
        if let last = expected.utf8.last, (0x61...0x7A).contains(last), !expected.utf8.contains(0x3A),
            dnsNames.contains(expected)
        {
            return true
        }
        return HostnameMatcher(expected).matches(self)
    }
}
