/// A certificate's bytes together with what they say, for those who build and judge paths.
///
/// It never changes, so that those who hand it on can share it: a copy of all that it says would cost more than to judge it.
package final class EncodedCertificate: Sendable, Hashable {
    package let der: [UInt8]
    package let facts: CertificateFacts
    /// The issuer's name, for comparing.
    package let issuerName: DistinguishedName
    /// The subject's name, for comparing.
    package let subjectName: DistinguishedName

    /// - Parameter sha256: the hash of `der`, hexadecimal lower case.
    /// - Throws: `CertificateReaderError` for what is no certificate at all.
    package init(der: [UInt8], sha256: String) throws(CertificateReaderError) {
        self.der = der
        let read = try CertificateFacts.readWithNames(der: der, sha256: sha256)
        facts = read.facts
        issuerName = read.names.issuer
        subjectName = read.names.subject
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

    package static func == (a: EncodedCertificate, b: EncodedCertificate) -> Bool { a.der == b.der }
    /// Of the digest: an array of bytes is taken up byte by byte, which for a certificate lasts longer than to read it.
    package func hash(into hasher: inout Hasher) { hasher.combine(facts.sha256) }
}
