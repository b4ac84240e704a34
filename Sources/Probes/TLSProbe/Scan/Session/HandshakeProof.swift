import CertificatePath
import CertificateReader
import Checks
import TLSWire

/// What a server signed of a handshake, by which it shows that it has its certificate's key.
struct HandshakeProof: Sendable {
    let scheme: SignatureScheme
    private let signed: [UInt8]
    private let signature: [UInt8]

    /// Of TLS 1.3 (RFC 8446 section 4.4.3).
    /// - Parameter digest: of all messages before this one.
    init(_ verify: CertificateVerify, digest: [UInt8]) {
        scheme = verify.scheme
        signed =
            [UInt8](repeating: 0x20, count: 64) + Array("TLS 1.3, server CertificateVerify".utf8) + [0] + digest
        signature = verify.signature
    }

    /// Of TLS 1.2 (RFC 5246 section 7.4.3); nil where nothing is signed, or as it was before that version.
    init?(_ exchange: ServerKeyExchange, clientRandom: [UInt8], serverRandom: [UInt8]) {
        guard let scheme = exchange.signatureScheme else { return nil }
        self.scheme = scheme
        signed = clientRandom + serverRandom + exchange.signedParameters
        signature = exchange.signature
    }

    func possession(of leaf: EncodedCertificate) -> KeyPossession {
        guard let algorithm = scheme.algorithm else {
            return .unchecked("signatures of the kind `\(scheme)` are not computed here")
        }
        switch CertificateSignature(algorithm, over: signed[...], signature[...]).verdict(by: leaf) {
        case .valid: return .proven(scheme)
        case .invalid: return .refuted(scheme)
        case .unchecked(let why): return .unchecked(why)
        }
    }
}

extension SignatureScheme {
    /// As certificates name it; nil for those that are not computed with.
    fileprivate var algorithm: SignatureAlgorithm? {
        switch self {
        case .rsaPKCS1SHA1: SignatureAlgorithm(identifier: "1.2.840.113549.1.1.5")
        case .rsaPKCS1SHA256: SignatureAlgorithm(identifier: "1.2.840.113549.1.1.11")
        case .rsaPKCS1SHA384: SignatureAlgorithm(identifier: "1.2.840.113549.1.1.12")
        case .rsaPKCS1SHA512: SignatureAlgorithm(identifier: "1.2.840.113549.1.1.13")
        case .ecdsaSHA1: SignatureAlgorithm(identifier: "1.2.840.10045.4.1")
        case .ecdsaSecp256r1SHA256: SignatureAlgorithm(identifier: "1.2.840.10045.4.3.2")
        case .ecdsaSecp384r1SHA384: SignatureAlgorithm(identifier: "1.2.840.10045.4.3.3")
        case .ecdsaSecp521r1SHA512: SignatureAlgorithm(identifier: "1.2.840.10045.4.3.4")
        case .rsaPSSRSAESHA256, .rsaPSSPSSSHA256: pss("2.16.840.1.101.3.4.2.1", bytes: 32)
        case .rsaPSSRSAESHA384, .rsaPSSPSSSHA384: pss("2.16.840.1.101.3.4.2.2", bytes: 48)
        case .rsaPSSRSAESHA512, .rsaPSSPSSSHA512: pss("2.16.840.1.101.3.4.2.3", bytes: 64)
        case .ed25519: SignatureAlgorithm(identifier: "1.3.101.112")
        default: nil
        }
    }

    /// RFC 8446 section 4.2.3: one hash throughout, and a salt as long as it.
    private func pss(_ hash: String, bytes: Int) -> SignatureAlgorithm {
        SignatureAlgorithm(
            identifier: "1.2.840.113549.1.1.10",
            pss: .init(hashIdentifier: hash, maskHashIdentifier: hash, saltLength: bytes))
    }
}
