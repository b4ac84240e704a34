import Crypto
import FoundationEssentials
import TLSWire

/// The hash a cipher suite derives its keys with.
enum SuiteHash: Sendable {
    case sha256, sha384

    init(_ suite: CipherSuite) { self = suite.ianaName.hasSuffix("SHA384") ? .sha384 : .sha256 }

    var length: Int { self == .sha256 ? 32 : 48 }

    func digest(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha384: Array(SHA384.hash(data: bytes))
        }
    }

    func authenticate(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        let key = SymmetricKey(data: key)
        return switch self {
        case .sha256: Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
        case .sha384: Array(HMAC<SHA384>.authenticationCode(for: bytes, using: key))
        }
    }

    /// HKDF-Extract (RFC 5869 section 2.2).
    func extract(salt: [UInt8], _ secret: [UInt8]) -> [UInt8] { authenticate(secret, key: salt) }

    /// HKDF-Expand-Label (RFC 8446 section 7.1).
    func expand(_ secret: [UInt8], _ label: String, _ context: [UInt8], _ count: Int) -> [UInt8] {
        let label = Array("tls13 \(label)".utf8)
        let info =
            [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count), UInt8(label.count)] + label
            + [UInt8(context.count)] + context
        let secret = SymmetricKey(data: secret)
        let key =
            switch self {
            case .sha256: HKDF<SHA256>.expand(pseudoRandomKey: secret, info: info, outputByteCount: count)
            case .sha384: HKDF<SHA384>.expand(pseudoRandomKey: secret, info: info, outputByteCount: count)
            }
        return key.withUnsafeBytes { Array($0) }
    }

    /// Derive-Secret (RFC 8446 section 7.1).
    func derive(_ secret: [UInt8], _ label: String, transcript: [UInt8]) -> [UInt8] {
        expand(secret, label, digest(transcript), length)
    }

    /// TLS 1.2's pseudo-random function (RFC 5246 section 5).
    func prf(_ secret: [UInt8], _ label: String, _ seed: [UInt8], _ count: Int) -> [UInt8] {
        let seed = Array(label.utf8) + seed
        var (block, output) = (seed, [UInt8]())
        while output.count < count {
            block = authenticate(block, key: secret)
            output += authenticate(block + seed, key: secret)
        }
        return Array(output.prefix(count))
    }
}
