import Crypto
import DNSWire

/// Hashed owner names (RFC 5155 §5).
enum NSEC3Hash {
    /// SHA-1, the only algorithm there is.
    static let algorithm: UInt8 = 1

    static func hash(_ name: DNSName, iterations: UInt16, salt: [UInt8]) -> [UInt8] {
        var hash = Array(Insecure.SHA1.hash(data: CanonicalForm.name(name) + salt))
        for _ in 0..<iterations { hash = Array(Insecure.SHA1.hash(data: hash + salt)) }
        return hash
    }

    /// The hash that an owner's first label spells in base32hex (RFC 4648 §7) of either case; nil when it spells none.
    static func bytes(label: some Collection<UInt8>) -> [UInt8]? {
        guard label.count == 32 else { return nil }
        var bytes: [UInt8] = []
        var pool: UInt32 = 0
        var bits = 0
        for digit in label {
            let value: UInt8
            switch CanonicalForm.lowercased(digit) {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x76: value = CanonicalForm.lowercased(digit) - 0x61 + 10
            default: return nil
            }
            pool = pool << 5 | UInt32(value)
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pool >> UInt32(bits)))
                pool &= (1 << UInt32(bits)) - 1
            }
        }
        return bytes
    }
}
