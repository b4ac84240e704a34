/// What a cipher suite guards records against change with.
package enum CipherMAC: String, Sendable, Hashable, CaseIterable {
    case null = "none"
    case md5 = "MD5"
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sm3 = "SM3"
    case gost = "GOST"
    /// The encryption does it itself.
    case aead = "AEAD"
    case unknown
}
