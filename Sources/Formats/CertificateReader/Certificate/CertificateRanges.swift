/// Where a certificate's parts are in the DER it was read from; empty for what is missing.
package struct CertificateRanges: Sendable, Hashable {
    /// TBSCertificate, which the signature is over.
    package var signed = 0..<0
    /// The serial number's octets, its sign octet included.
    package var serial = 0..<0
    /// The issuer's Name, beginning with its tag.
    package var issuer = 0..<0
    /// The subject's Name, beginning with its tag.
    package var subject = 0..<0
    /// SubjectPublicKeyInfo, beginning with its tag: what pins are hashes of.
    package var publicKeyInfo = 0..<0
    /// The key itself, without algorithm, tag and count of unused bits: what OCSP's key hash is over.
    package var publicKeyBits = 0..<0
    /// The signature's bytes.
    package var signature = 0..<0

    package init() {}
}
