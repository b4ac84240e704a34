import DNSWire

/// Why a DNSKEY cannot vouch for anything.
package enum KeyFlaw: Sendable, Hashable {
    /// The zone key bit is off (RFC 4034 §2.1.1).
    case notAZoneKey
    /// Anything but 3 (RFC 4034 §2.1.2).
    case wrongProtocol(UInt8)
    /// Withdrawn by its owner (RFC 5011 §2.1).
    case revoked
    /// The key's bytes are not what its algorithm asks for.
    case malformed
    /// An RSA modulus outside what the verifier takes.
    case unsupportedSize(bits: Int)

    /// Reads after "key 4711 ".
    var sentence: String {
        switch self {
        case .notAZoneKey: "is not marked as a zone key"
        case .wrongProtocol(let number): "has protocol \(number), where DNSSEC needs 3"
        case .revoked: "is marked as revoked"
        case .malformed: "is not a well-formed key of its algorithm"
        case .unsupportedSize(let bits):
            "is an RSA key of \(bits) bits; this check covers \(RSAKeyData.supportedBits.lowerBound) to "
                + "\(RSAKeyData.supportedBits.upperBound)"
        }
    }
}
