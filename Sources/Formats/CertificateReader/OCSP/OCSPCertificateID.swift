/// Whose status is asked for or told (RFC 6960 section 4.1.1).
package struct OCSPCertificateID: Sendable, Hashable {
    package static let sha1 = "1.3.14.3.2.26"

    /// The hash function's object identifier; SHA-1 is what every responder knows, and nothing hangs on its strength here
    /// (RFC 5019 section 2.1.1).
    package var hash: String
    /// Of the issuer's Name, beginning with its tag.
    package var issuerNameHash: [UInt8]
    /// Of the issuer's key, `EncodedCertificate.publicKeyBits`.
    package var issuerKeyHash: [UInt8]
    /// The INTEGER's content.
    package var serial: [UInt8]

    package init(
        hash: String = OCSPCertificateID.sha1, issuerNameHash: [UInt8], issuerKeyHash: [UInt8], serial: [UInt8]
    ) {
        self.hash = hash
        self.issuerNameHash = issuerNameHash
        self.issuerKeyHash = issuerKeyHash
        self.serial = serial
    }
}
