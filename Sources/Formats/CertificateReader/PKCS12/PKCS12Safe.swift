/// One of the parts that a PKCS #12 file's bags are in (RFC 7292 section 4.1).
package enum PKCS12Safe: Sendable, Hashable {
    case open([PKCS12Bag])
    /// `PKCS12Bag.read` reads what decrypting it gives.
    case encrypted(EncryptionScheme, ciphertext: [UInt8])
    /// Encrypted for a certificate's holder, or unknown, by its object identifier.
    case other(String)
}
