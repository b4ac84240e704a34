/// One thing in a PKCS #12 file (RFC 7292 section 4.2).
package struct PKCS12Bag: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        /// DER of an X.509 certificate.
        case certificate([UInt8])
        /// DER of a PKCS #8 key.
        case key([UInt8])
        /// The same, encrypted on its own.
        case encryptedKey(EncryptionScheme, ciphertext: [UInt8])
        /// DER of a revocation list.
        case revocationList([UInt8])
        /// Secrets, nested contents and unknown kinds, by their object identifier.
        case other(String)
    }

    package var content: Content
    package var friendlyName: String?
    /// The same for a key and its certificate.
    package var localKeyID: [UInt8]?

    package init(_ content: Content, friendlyName: String? = nil, localKeyID: [UInt8]? = nil) {
        self.content = content
        self.friendlyName = friendlyName
        self.localKeyID = localKeyID
    }

    /// Bags of one file that are read.
    static let limit = 1000

    /// Reads SafeContents, such as what decrypting a safe of `PKCS12File` gave.
    /// - Throws: `CertificateReaderError` for what is no SafeContents, as after a wrong passphrase.
    package static func read(
        safeContents der: [UInt8]
    ) throws(CertificateReaderError) -> (bags: [PKCS12Bag], flaws: [EncodingFlaw]) {
        try DERReader.require(der, "safe", atMost: PKCS12File.lengthLimit)
        var reader = DERReader(der)
        let bags = reader.pkcs12Bags(in: 0..<der.count)
        return (bags, reader.flaws)
    }
}
