package import DNSWire

/// What a DNSKEY says about itself (RFC 4034 §2.1, RFC 5011 §7).
package struct KeyFacts: Sendable, Hashable {
    package let tag: UInt16
    package let algorithm: SigningAlgorithm
    /// The modulus for RSA, the curve for the others; nil when the key has not the form its algorithm asks for.
    package let bits: Int?
    package let flags: UInt16
    package let `protocol`: UInt8
    package let isZoneKey: Bool
    /// Marked as the key the parent's DS points at; validation does not need the mark (RFC 4034 §2.1.1).
    package let isSecureEntryPoint: Bool
    package let isRevoked: Bool
    private let isRSA: Bool

    package init(_ key: DNSKEYData) {
        tag = key.keyTag
        algorithm = SigningAlgorithm(rawValue: key.algorithm)
        flags = key.flags
        self.protocol = key.protocol
        bits = Self.bits(key)
        isZoneKey = key.isZoneKey
        isSecureEntryPoint = key.isEntryPoint
        isRevoked = key.isRevoked
        isRSA = key.isRSA
    }

    /// Why nothing that this key signs can be trusted, whatever it signs.
    package var flaw: KeyFlaw? {
        if !isZoneKey { return .notAZoneKey }
        if self.protocol != 3 { return .wrongProtocol(self.protocol) }
        if isRevoked { return .revoked }
        guard algorithm.standing == .supported else { return nil }
        guard let bits else { return .malformed }
        return isRSA && !RSAKeyData.supportedBits.contains(bits) ? .unsupportedSize(bits: bits) : nil
    }

    private static func bits(_ key: DNSKEYData) -> Int? {
        if key.isRSA { return RSAKeyData(key)?.bits }
        let curve: (bytes: Int, bits: Int)? =
            switch SigningAlgorithm(rawValue: key.algorithm) {
            case .ecdsaP256: (64, 256)
            case .ecdsaP384: (96, 384)
            case .ed25519: (32, 256)
            case .ed448: (57, 456)
            default: nil
            }
        return curve.flatMap { $0.bytes == key.publicKey.count ? $0.bits : nil }
    }
}
