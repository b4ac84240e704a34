import Crypto
import DNSWire

/// Hashed owner names (RFC 5155 §5).
enum NSEC3Hash {
    /// SHA-1, the only algorithm there is.
    static let algorithm: UInt8 = 1
    /// Bytes of a hash.
    static let length = 20

    static func hash(_ name: DNSName, iterations: UInt16, salt: [UInt8]) -> [UInt8] {
        var hash = Array(Insecure.SHA1.hash(data: name.canonical.wire + salt))
        for _ in 0..<iterations { hash = Array(Insecure.SHA1.hash(data: hash + salt)) }
        return hash
    }
}
