package import CertificateReader
import Crypto
package import UpkeepCore

extension OCSPResponse {
    /// Certificates that come along and are looked at; one is usual.
    private static let mostDelegates = 5

    /// Whether this is by somebody who may speak for `issuer`: the issuer, or one whose certificate it has issued for
    /// this very purpose (RFC 6960 section 4.2.2.2).
    package func signer(for issuer: EncodedCertificate, at now: Timestamp) -> OCSPSigner {
        let proof = CertificateSignature(signature, over: signed, signatureBytes)
        var unchecked: String?
        switch proof.verdict(by: issuer) {
        case .valid: return .issuer
        case .unchecked(let why): unchecked = why
        case .invalid: break
        }
        for range in certificates.prefix(Self.mostDelegates) {
            guard let delegate = EncodedCertificate(Array(der[range])) else { continue }
            switch proof.verdict(by: delegate) {
            case .valid:
                return Self.flaw(delegate, issuer, now).map(OCSPSigner.nobody) ?? .delegate(delegate.facts.subject)
            case .unchecked(let why): unchecked = unchecked ?? why
            case .invalid: continue
            }
        }
        if let unchecked { return .nobody("has a signature that cannot be verified: \(unchecked)") }
        return .nobody("is not signed by the certificate's issuer")
    }

    /// Why the signer may not speak for the issuer; nil when it may.
    private static func flaw(
        _ delegate: EncodedCertificate, _ issuer: EncodedCertificate, _ now: Timestamp
    ) -> String? {
        let name = "is signed by `\(delegate.facts.subject)`, "
        guard delegate.issuerName.isSame(as: issuer.subjectName) else {
            return name + "which is not an authority of this certificate"
        }
        switch CertificateSignature(of: delegate).verdict(by: issuer) {
        case .valid: break
        case .invalid: return name + "whose certificate is not by the certificate's issuer"
        case .unchecked(let why): return name + "whose certificate cannot be verified: \(why)"
        }
        guard delegate.facts.extensions.extendedKeyUsage?.contains(.ocspSigning) ?? false else {
            return name + "whose certificate does not allow that (it lacks `OCSPSigning`)"
        }
        guard let start = delegate.facts.notBefore, let end = delegate.facts.notAfter else {
            return name + "whose certificate does not say when it is valid"
        }
        if end < now { return name + "whose certificate expired on \(end.rfc3339().prefix(10))" }
        return start > now ? name + "whose certificate is not valid before \(start.rfc3339())" : nil
    }

    /// The answer about a certificate, by all that names it: its serial number, and its issuer's name and key in
    /// whatever hash the responder uses (RFC 6960 section 4.1.1).
    package func answer(about certificate: EncodedCertificate, issuedBy issuer: EncodedCertificate) -> OCSPAnswer? {
        answers.first { answer in
            let id = answer.certificate
            guard id.serial.elementsEqual(certificate.serial), let hash = HashAlgorithm(identifier: id.hash),
                let name = Self.digest(hash, issuer.subject), let key = Self.digest(hash, issuer.publicKeyBits)
            else { return false }
            return id.issuerNameHash == name && id.issuerKeyHash == key
        }
    }

    private static func digest(_ hash: HashAlgorithm, _ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        switch hash {
        case .sha1: Array(Insecure.SHA1.hash(data: bytes))
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha384: Array(SHA384.hash(data: bytes))
        case .sha512: Array(SHA512.hash(data: bytes))
        default: nil
        }
    }
}

extension EncodedCertificate {
    /// nil for what is no certificate at all.
    fileprivate convenience init?(_ der: [UInt8]) {
        do {
            try self.init(der: der, sha256: HexText.text(SHA256.hash(data: der)))
        } catch {
            return nil
        }
    }
}
