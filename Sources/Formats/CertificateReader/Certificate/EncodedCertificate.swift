/// A certificate's bytes together with what they say, for those who build and judge paths.
package struct EncodedCertificate: Sendable, Hashable {
    package let der: [UInt8]
    package let facts: CertificateFacts

    /// - Parameter sha256: the hash of `der`, hexadecimal lower case.
    /// - Throws: `CertificateReaderError` for what is no certificate at all.
    package init(der: [UInt8], sha256: String) throws(CertificateReaderError) {
        self.der = der
        facts = try CertificateFacts.read(der: der, sha256: sha256)
    }

    /// TBSCertificate, which the signature is over.
    package var signed: ArraySlice<UInt8> { der[facts.ranges.signed] }
    package var signature: ArraySlice<UInt8> { der[facts.ranges.signature] }
    /// The Name, beginning with its tag.
    package var issuer: ArraySlice<UInt8> { der[facts.ranges.issuer] }
    /// The Name, beginning with its tag.
    package var subject: ArraySlice<UInt8> { der[facts.ranges.subject] }
    /// SubjectPublicKeyInfo, beginning with its tag: what pins are hashes of.
    package var publicKeyInfo: ArraySlice<UInt8> { der[facts.ranges.publicKeyInfo] }
    /// The key itself: what OCSP's key hash is over.
    package var publicKeyBits: ArraySlice<UInt8> { der[facts.ranges.publicKeyBits] }
    package var serial: ArraySlice<UInt8> { der[facts.ranges.serial] }

    /// The issuer's name, for comparing.
    package var issuerName: DistinguishedName { DistinguishedName(der: issuer) }
    /// The subject's name, for comparing.
    package var subjectName: DistinguishedName { DistinguishedName(der: subject) }

    package static func == (a: EncodedCertificate, b: EncodedCertificate) -> Bool { a.der == b.der }
    package func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
