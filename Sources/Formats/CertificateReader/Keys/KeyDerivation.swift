/// How a passphrase becomes a key.
package enum KeyDerivation: Sendable, Hashable {
    /// RFC 8018 section 5.2; `keyLength` in bytes when it is written down.
    case pbkdf2(salt: [UInt8], iterations: Int, keyLength: Int?, hash: HashAlgorithm?)
    /// RFC 7914 section 7.1.
    case scrypt(salt: [UInt8], cost: Int, blockSize: Int, parallel: Int, keyLength: Int?)
    /// RFC 7292 appendix B, with SHA-1.
    case pkcs12(salt: [UInt8], iterations: Int)
    /// RFC 8018 section 5.1.
    case pbkdf1(salt: [UInt8], iterations: Int, hash: HashAlgorithm)
    /// Any other, by its object identifier.
    case other(String)

    /// nil for those that count otherwise.
    package var iterations: Int? {
        switch self {
        case .pbkdf2(_, let iterations, _, _), .pkcs12(_, let iterations), .pbkdf1(_, let iterations, _): iterations
        case .scrypt, .other: nil
        }
    }
}
