import Crypto
import FoundationEssentials
import TLSWire

/// A private key in one group, to agree on a secret with a server.
enum KeyAgreement: Sendable {
    case x25519(Curve25519.KeyAgreement.PrivateKey)
    case p256(P256.KeyAgreement.PrivateKey)
    case p384(P384.KeyAgreement.PrivateKey)
    case p521(P521.KeyAgreement.PrivateKey)
    /// draft-ietf-tls-ecdhe-mlkem: ML-KEM's part comes first.
    case x25519MLKEM768(MLKEM768.PrivateKey, Curve25519.KeyAgreement.PrivateKey)

    /// The groups that a key can be made in.
    static let groups: [NamedGroup] = [.x25519, .secp256r1, .secp384r1, .secp521r1, .x25519MLKEM768]

    /// A fresh key; nil for a group that is not one of `groups`.
    init?(_ group: NamedGroup) {
        switch group {
        case .x25519: self = .x25519(Curve25519.KeyAgreement.PrivateKey())
        case .secp256r1: self = .p256(P256.KeyAgreement.PrivateKey())
        case .secp384r1: self = .p384(P384.KeyAgreement.PrivateKey())
        case .secp521r1: self = .p521(P521.KeyAgreement.PrivateKey())
        case .x25519MLKEM768:
            guard let lattice = try? MLKEM768.PrivateKey() else { return nil }
            self = .x25519MLKEM768(lattice, Curve25519.KeyAgreement.PrivateKey())
        default: return nil
        }
    }

    /// A key that serves more than once, where making one takes long: for whoever says nothing in the session, and so has
    /// no secret to keep.
    init?(keeping group: NamedGroup) {
        guard group == .x25519 else {
            self.init(group)
            return
        }
        self = .x25519(Self.kept)
    }

    private static let kept = Curve25519.KeyAgreement.PrivateKey()

    var group: NamedGroup {
        switch self {
        case .x25519: .x25519
        case .p256: .secp256r1
        case .p384: .secp384r1
        case .p521: .secp521r1
        case .x25519MLKEM768: .x25519MLKEM768
        }
    }

    var publicKey: [UInt8] {
        switch self {
        case .x25519(let key): Array(key.publicKey.rawRepresentation)
        case .p256(let key): Array(key.publicKey.x963Representation)
        case .p384(let key): Array(key.publicKey.x963Representation)
        case .p521(let key): Array(key.publicKey.x963Representation)
        case .x25519MLKEM768(let lattice, let key):
            Array(lattice.publicKey.rawRepresentation) + Array(key.publicKey.rawRepresentation)
        }
    }

    var share: TLSKeyShare { TLSKeyShare(group: group, publicKey: publicKey) }

    /// Bytes of ML-KEM-768's answer (FIPS 203 table 3).
    private static let latticeLength = 1088

    /// The secret in common with whoever has `peer`; nil when that is no key of the group.
    func secret(with peer: [UInt8]) -> [UInt8]? {
        switch self {
        case .x25519(let key): return Self.secret(key, peer[...])
        case .p256(let key):
            guard let peer = try? P256.KeyAgreement.PublicKey(x963Representation: peer) else { return nil }
            return (try? key.sharedSecretFromKeyAgreement(with: peer))?.withUnsafeBytes { Array($0) }
        case .p384(let key):
            guard let peer = try? P384.KeyAgreement.PublicKey(x963Representation: peer) else { return nil }
            return (try? key.sharedSecretFromKeyAgreement(with: peer))?.withUnsafeBytes { Array($0) }
        case .p521(let key):
            guard let peer = try? P521.KeyAgreement.PublicKey(x963Representation: peer) else { return nil }
            return (try? key.sharedSecretFromKeyAgreement(with: peer))?.withUnsafeBytes { Array($0) }
        case .x25519MLKEM768(let lattice, let key):
            guard peer.count == Self.latticeLength + 32,
                let first = try? lattice.decapsulate(peer.prefix(Self.latticeLength)),
                let second = Self.secret(key, peer.suffix(32))
            else { return nil }
            return first.withUnsafeBytes { Array($0) } + second
        }
    }

    private static func secret(
        _ key: Curve25519.KeyAgreement.PrivateKey, _ peer: ArraySlice<UInt8>
    ) -> [UInt8]? {
        guard let peer = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: peer) else { return nil }
        return (try? key.sharedSecretFromKeyAgreement(with: peer))?.withUnsafeBytes { Array($0) }
    }
}
