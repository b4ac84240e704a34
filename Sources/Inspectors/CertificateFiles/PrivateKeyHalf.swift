import CertificateReader
import Checks
import Crypto
import CryptoExtras

/// The public half of a private key, computed where the file does not have it, and whether the two belong together.
struct PrivateKeyHalf {
    private let facts: PrivateKeyFacts
    private let der: [UInt8]

    /// - Parameter der: what `facts` were read from.
    init(_ facts: PrivateKeyFacts, _ der: [UInt8]) {
        self.facts = facts
        self.der = der
    }

    func filed(line: Int?) -> FiledKey {
        let computed = computed
        if let written = facts.publicKey, let computed, !computed.isSameKey(as: written) {
            return FiledKey(publicKey: computed, flaw: "its public half is another key's", line: line)
        }
        return FiledKey(publicKey: facts.publicKey ?? computed, flaw: flaw, line: line)
    }

    private var flaw: String? {
        if facts.algorithm == .unreadable { return facts.flaws.first ?? "its kind cannot be read" }
        guard case .rsa = facts.algorithm, let bits = facts.publicKey?.bits, (1024...8192).contains(bits) else {
            return nil
        }
        // BoringSSL sees whether the primes, the exponents and the modulus belong together.
        return (try? _RSA.Signing.PrivateKey(unsafeDERRepresentation: der)) == nil
            ? "its numbers do not belong together" : nil
    }

    private var computed: PublicKeyFacts? {
        let secret = Array(der[facts.secret])
        guard !secret.isEmpty else { return nil }
        let point: [UInt8]?
        switch facts.algorithm {
        case .ec(let curve):
            switch curve {
            case .p256:
                point = (try? P256.Signing.PrivateKey(rawRepresentation: padded(secret, 32))).map {
                    Array($0.publicKey.x963Representation)
                }
            case .p384:
                point = (try? P384.Signing.PrivateKey(rawRepresentation: padded(secret, 48))).map {
                    Array($0.publicKey.x963Representation)
                }
            case .p521:
                point = (try? P521.Signing.PrivateKey(rawRepresentation: padded(secret, 66))).map {
                    Array($0.publicKey.x963Representation)
                }
            default: point = nil
            }
            return point.map { PublicKeyFacts(facts.algorithm, bits: curve.bits, point: $0) }
        case .ed25519:
            point = (try? Curve25519.Signing.PrivateKey(rawRepresentation: secret)).map {
                Array($0.publicKey.rawRepresentation)
            }
            return point.map { PublicKeyFacts(.ed25519, point: $0) }
        default: return nil
        }
    }

    /// Some writers leave zeros in front away.
    private func padded(_ secret: [UInt8], _ length: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: max(0, length - secret.count)) + secret
    }
}
