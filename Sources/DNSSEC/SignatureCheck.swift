import Crypto
import CryptoExtras
import DNSWire

/// One public-key operation: whether a signature over some bytes is by a key.
enum SignatureCheck: Sendable, Hashable {
    case valid
    case invalid
    case unusableKey(KeyFlaw)

    /// - Parameter key: Of an algorithm whose standing is `supported`; any other key is `malformed`.
    init(_ signature: [UInt8], over bytes: [UInt8], by key: DNSKEYData) {
        switch SigningAlgorithm(rawValue: key.algorithm) {
        case .rsaSHA256: self = Self.rsa(signature, SHA256.hash(data: bytes), key)
        case .rsaSHA512: self = Self.rsa(signature, SHA512.hash(data: bytes), key)
        case .ecdsaP256:
            // DNSKEY leaves out the 0x04 of an uncompressed point, and signatures are r‖s (RFC 6605 §4).
            guard let point = try? P256.Signing.PublicKey(rawRepresentation: key.publicKey) else {
                self = .unusableKey(.malformed)
                return
            }
            let parsed = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            self = parsed.map { point.isValidSignature($0, for: bytes) } == true ? .valid : .invalid
        case .ecdsaP384:
            guard let point = try? P384.Signing.PublicKey(rawRepresentation: key.publicKey) else {
                self = .unusableKey(.malformed)
                return
            }
            let parsed = try? P384.Signing.ECDSASignature(rawRepresentation: signature)
            self = parsed.map { point.isValidSignature($0, for: bytes) } == true ? .valid : .invalid
        case .ed25519:
            guard let point = try? Curve25519.Signing.PublicKey(rawRepresentation: key.publicKey) else {
                self = .unusableKey(.malformed)
                return
            }
            self = signature.count == 64 && point.isValidSignature(signature, for: bytes) ? .valid : .invalid
        default: self = .unusableKey(.malformed)
        }
    }

    private static func rsa(_ signature: [UInt8], _ digest: some Digest, _ key: DNSKEYData) -> SignatureCheck {
        guard let parts = RSAKeyData(key) else { return .unusableKey(.malformed) }
        guard RSAKeyData.supportedBits.contains(parts.bits) else {
            return .unusableKey(.unsupportedSize(bits: parts.bits))
        }
        guard let key = try? _RSA.Signing.PublicKey(unsafeDERRepresentation: parts.der) else {
            return .unusableKey(.malformed)
        }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
        return key.isValidSignature(signature, for: digest, padding: .insecurePKCS1v1_5) ? .valid : .invalid
    }
}
