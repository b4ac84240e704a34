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
        case .sha256: SHA256.hash(data: bytes).withUnsafeBytes { Array($0) }
        case .sha384: SHA384.hash(data: bytes).withUnsafeBytes { Array($0) }
        }
    }

    /// HMAC (RFC 2104), of two hashes in one go: a keyed state of a few dozen bytes costs more than what it computes.
    func authenticate(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        let key = key.count > blockLength ? digest(key) : key
        return digest(padded(key, with: 0x5C, before: digest(padded(key, with: 0x36, before: bytes))))
    }

    private var blockLength: Int { self == .sha256 ? SHA256.blockByteCount : SHA384.blockByteCount }

    private func padded(_ key: [UInt8], with pad: UInt8, before bytes: [UInt8]) -> [UInt8] {
        var block: [UInt8] = []
        block.reserveCapacity(blockLength + bytes.count)
        for byte in key { block.append(byte ^ pad) }
        for _ in key.count..<blockLength { block.append(pad) }
        block += bytes
        return block
    }

    /// HKDF-Extract (RFC 5869 section 2.2).
    func extract(salt: [UInt8], _ secret: [UInt8]) -> [UInt8] { authenticate(secret, key: salt) }

    /// HKDF-Expand-Label (RFC 8446 section 7.1).
    /// - Parameter count: as many bytes as the hash has at most, which is all that TLS asks for: one block of
    ///   HKDF-Expand (RFC 5869 section 2.3).
    func expand(_ secret: [UInt8], _ label: String, _ context: [UInt8], _ count: Int) -> [UInt8] {
        var info: [UInt8] = [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
        info.reserveCapacity(80)
        info.append(UInt8(6 + label.utf8.count))
        info += "tls13 ".utf8
        info += label.utf8
        info.append(UInt8(context.count))
        info += context
        info.append(1)
        let block = authenticate(info, key: secret)
        return count < block.count ? Array(block.prefix(count)) : block
    }

    /// Derive-Secret (RFC 8446 section 7.1).
    func derive(_ secret: [UInt8], _ label: String, transcript: [UInt8]) -> [UInt8] {
        expand(secret, label, digest(transcript), length)
    }

    /// What TLS 1.3's secrets begin with where no key was shared before: the same for everybody.
    var beginning: [UInt8] { self == .sha256 ? Self.beginnings.sha256 : Self.beginnings.sha384 }

    private static let beginnings = (sha256: beginning(.sha256), sha384: beginning(.sha384))

    private static func beginning(_ hash: SuiteHash) -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: hash.length)
        return hash.derive(hash.extract(salt: zeros, zeros), "derived", transcript: [])
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
