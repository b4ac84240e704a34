/// What can be told of a private key without using it. The key itself stays in the caller's bytes.
package struct PrivateKeyFacts: Sendable, Hashable {
    /// Longer files are refused; the longest keys in use, RSA 16384, have 9 KB.
    package static let lengthLimit = 1 << 20

    package enum Format: String, Sendable, Hashable, CaseIterable {
        /// `RSA PRIVATE KEY` (RFC 8017 appendix A.1.2).
        case pkcs1
        /// `EC PRIVATE KEY` (RFC 5915).
        case sec1
        /// `DSA PRIVATE KEY`, OpenSSL's own.
        case dsa
        /// `PRIVATE KEY` (RFC 5958).
        case pkcs8
        /// `ENCRYPTED PRIVATE KEY` (RFC 5958 section 3).
        case encryptedPKCS8 = "encrypted-pkcs8"
    }

    package var format: Format
    package var algorithm: KeyAlgorithm
    /// The public half when the file has it: always for RSA and DSA, usually for elliptic curves, hardly ever for
    /// Ed25519, where the caller can compute it from the `secret`.
    package var publicKey: PublicKeyFacts?
    /// Where the scalar or seed is in the bytes that were read; empty for RSA and for what is encrypted.
    package var secret: Range<Int>
    package var encryption: EncryptionScheme?
    /// Where the encrypted key is in the bytes that were read.
    package var ciphertext: Range<Int>
    package var encodingFlaws: [EncodingFlaw]

    package init(
        format: Format, algorithm: KeyAlgorithm = .unreadable, publicKey: PublicKeyFacts? = nil,
        secret: Range<Int> = 0..<0, encryption: EncryptionScheme? = nil, ciphertext: Range<Int> = 0..<0,
        encodingFlaws: [EncodingFlaw] = []
    ) {
        self.format = format
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.secret = secret
        self.encryption = encryption
        self.ciphertext = ciphertext
        self.encodingFlaws = encodingFlaws
    }

    package var isEncrypted: Bool { format == .encryptedPKCS8 }
    package var flaws: [String] { encodingFlaws.map(\.description) }

    /// Whether it is the key of a certificate; nil when only computing the public half can tell.
    package func isKey(of certificate: PublicKeyFacts) -> Bool? {
        if let publicKey { return publicKey.isSameKey(as: certificate) }
        guard !isEncrypted, algorithm != .unreadable else { return nil }
        switch (algorithm, certificate.algorithm) {
        case (.ec(let own), .ec(let other)): return own.bits == other.bits ? nil : false
        case (let own, let other): return own == other ? nil : false
        }
    }
}
