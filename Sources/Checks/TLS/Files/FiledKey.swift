package import CertificateReader

/// A private key in a file; only what its public half shows.
package struct FiledKey: Sendable, Hashable {
    /// nil when the key is encrypted, or its public half can neither be read nor computed.
    package var publicKey: PublicKeyFacts?
    package var isEncrypted: Bool
    /// Why the key cannot be used although it is not encrypted, e.g. "its numbers do not belong together".
    package var flaw: String?
    /// The line of its BEGIN, from 1; nil for DER and PKCS#12.
    package var line: Int?

    package init(publicKey: PublicKeyFacts?, isEncrypted: Bool = false, flaw: String? = nil, line: Int? = nil) {
        self.publicKey = publicKey
        self.isEncrypted = isEncrypted
        self.flaw = flaw
        self.line = line
    }
}
