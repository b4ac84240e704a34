/// What proves that a PKCS #12 file opens with a passphrase (RFC 7292 section 4, RFC 9579).
package struct PKCS12MAC: Sendable, Hashable {
    /// nil when it is not known; of PBMAC1, that of the HMAC.
    package var hash: HashAlgorithm?
    /// `.pkcs12` by the old way, `.pbkdf2` by PBMAC1.
    package var derivation: KeyDerivation
    /// What the HMAC over `PKCS12File.authenticated` must be.
    package var digest: [UInt8]

    package init(hash: HashAlgorithm?, derivation: KeyDerivation, digest: [UInt8]) {
        self.hash = hash
        self.derivation = derivation
        self.digest = digest
    }
}
