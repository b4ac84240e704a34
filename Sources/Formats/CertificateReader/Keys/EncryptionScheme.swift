/// How something is encrypted with a passphrase: all that decrypting it takes but that (RFC 8018, RFC 7292).
package struct EncryptionScheme: Sendable, Hashable {
    package var derivation: KeyDerivation
    package var cipher: SymmetricCipher

    package init(derivation: KeyDerivation, cipher: SymmetricCipher) {
        self.derivation = derivation
        self.cipher = cipher
    }

    /// The scheme of RFC 7292 or the old one of RFC 8018, where one identifier names everything.
    static func single(_ identifier: String, salt: [UInt8], iterations: Int) -> EncryptionScheme? {
        if let kind = pkcs12[identifier] {
            return EncryptionScheme(
                derivation: .pkcs12(salt: salt, iterations: iterations),
                cipher: SymmetricCipher(identifier: identifier, kind: kind))
        }
        guard let (hash, kind) = pbes1[identifier] else { return nil }
        return EncryptionScheme(
            derivation: .pbkdf1(salt: salt, iterations: iterations, hash: hash),
            cipher: SymmetricCipher(identifier: identifier, kind: kind))
    }

    /// RFC 7292 appendix C.
    private static let pkcs12: [String: SymmetricCipher.Kind] = [
        "1.2.840.113549.1.12.1.1": .rc4, "1.2.840.113549.1.12.1.2": .rc4Export,
        "1.2.840.113549.1.12.1.3": .tripleDES, "1.2.840.113549.1.12.1.4": .twoKeyTripleDES,
        "1.2.840.113549.1.12.1.5": .rc2, "1.2.840.113549.1.12.1.6": .rc2Export,
    ]

    /// RFC 8018 appendix A.3; the RC2 of these has 64 bits.
    private static let pbes1: [String: (HashAlgorithm, SymmetricCipher.Kind)] = [
        "1.2.840.113549.1.5.1": (.md2, .des), "1.2.840.113549.1.5.3": (.md5, .des),
        "1.2.840.113549.1.5.4": (.md2, .rc2), "1.2.840.113549.1.5.6": (.md5, .rc2),
        "1.2.840.113549.1.5.10": (.sha1, .des), "1.2.840.113549.1.5.11": (.sha1, .rc2),
    ]
}
