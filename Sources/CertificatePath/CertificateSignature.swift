package import CertificateReader
import Crypto
import CryptoExtras
import FoundationEssentials

/// Checks who signed certificates and what else is signed as they are.
package struct CertificateSignature {
    /// Of RSA moduli that are computed with; below, anybody can break them, above, they cost whoever presents them nothing
    /// and us much.
    static let rsaBits = 1024...8192

    private let algorithm: SignatureAlgorithm
    private let bytes: ArraySlice<UInt8>
    private let signature: ArraySlice<UInt8>

    /// - Parameter bytes: what was signed.
    package init(_ algorithm: SignatureAlgorithm, over bytes: ArraySlice<UInt8>, _ signature: ArraySlice<UInt8>) {
        self.algorithm = algorithm
        self.bytes = bytes
        self.signature = signature
    }

    init(of certificate: EncodedCertificate) {
        self.init(certificate.facts.signature, over: certificate.signed, certificate.signature)
    }

    package func verdict(by issuer: EncodedCertificate) -> SignatureVerdict {
        let key = issuer.facts.publicKey
        return switch (algorithm.scheme, key.algorithm) {
        case (.rsa, .rsa): rsa(issuer, .insecurePKCS1v1_5, algorithm.hash)
        case (.rsaPSS, .rsa): pss(issuer)
        case (.ecdsa, .ec(let curve)): ecdsa(key.point, curve)
        case (.ed25519, .ed25519): ed25519(key.point)
        case (.rsa, .rsaPSS), (.rsaPSS, .rsaPSS), (.dsa, .dsa), (.ed448, .ed448), (.mlDSA44, .mlDSA44),
            (.mlDSA65, .mlDSA65), (.mlDSA87, .mlDSA87), (.other, _):
            .unchecked("`\(algorithm)` by a key of the kind `\(key)` is not computed here")
        default: .invalid
        }
    }

    private func pss(_ issuer: EncodedCertificate) -> SignatureVerdict {
        guard let pss = algorithm.pss, let hash = pss.hash, pss.maskHash == hash, pss.trailer == 1 else {
            return .unchecked("its RSASSA-PSS parameters mix hashes or cannot be read")
        }
        return rsa(issuer, .PSS, hash)
    }

    private func rsa(
        _ issuer: EncodedCertificate, _ padding: _RSA.Signing.Padding, _ hash: HashAlgorithm?
    ) -> SignatureVerdict {
        guard let bits = issuer.facts.publicKey.bits, Self.rsaBits.contains(bits) else {
            return .unchecked("a key of the kind `\(issuer.facts.publicKey)` is not computed with here")
        }
        guard let key = try? _RSA.Signing.PublicKey(unsafeDERRepresentation: issuer.publicKeyInfo) else {
            return .unchecked("the issuer's RSA key is not one that can be computed with")
        }
        let signature = _RSA.Signing.RSASignature(rawRepresentation: signature)
        let isValid: Bool
        switch hash {
        case .sha1: isValid = key.isValidSignature(signature, for: Insecure.SHA1.hash(data: bytes), padding: padding)
        case .sha256: isValid = key.isValidSignature(signature, for: SHA256.hash(data: bytes), padding: padding)
        case .sha384: isValid = key.isValidSignature(signature, for: SHA384.hash(data: bytes), padding: padding)
        case .sha512: isValid = key.isValidSignature(signature, for: SHA512.hash(data: bytes), padding: padding)
        default: return unknownHash
        }
        return isValid ? .valid : .invalid
    }

    private func ecdsa(_ point: [UInt8], _ curve: EllipticCurve) -> SignatureVerdict {
        switch curve {
        case .p256:
            guard let key = try? P256.Signing.PublicKey(x963Representation: point) else { return badPoint }
            guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else {
                return .invalid
            }
            return verdict { key.isValidSignature(signature, for: $0) }
        case .p384:
            guard let key = try? P384.Signing.PublicKey(x963Representation: point) else { return badPoint }
            guard let signature = try? P384.Signing.ECDSASignature(derRepresentation: signature) else {
                return .invalid
            }
            return verdict { key.isValidSignature(signature, for: $0) }
        case .p521:
            guard let key = try? P521.Signing.PublicKey(x963Representation: point) else { return badPoint }
            guard let signature = try? P521.Signing.ECDSASignature(derRepresentation: signature) else {
                return .invalid
            }
            return verdict { key.isValidSignature(signature, for: $0) }
        default: return .unchecked("keys on the curve `\(curve.name)` are not computed with here")
        }
    }

    private func ed25519(_ point: [UInt8]) -> SignatureVerdict {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: point) else { return badPoint }
        return key.isValidSignature(signature, for: bytes) ? .valid : .invalid
    }

    private func verdict(_ isValid: (any Digest) -> Bool) -> SignatureVerdict {
        let digest: any Digest
        switch algorithm.hash {
        case .sha1: digest = Insecure.SHA1.hash(data: bytes)
        case .sha256: digest = SHA256.hash(data: bytes)
        case .sha384: digest = SHA384.hash(data: bytes)
        case .sha512: digest = SHA512.hash(data: bytes)
        default: return unknownHash
        }
        return isValid(digest) ? .valid : .invalid
    }

    private var unknownHash: SignatureVerdict {
        .unchecked("signatures of the kind `\(algorithm)` are not computed here")
    }

    private var badPoint: SignatureVerdict { .unchecked("the issuer's key is no point of its curve") }
}
