import CertificatePath
import CertificateReader
import Checks
import Crypto
import UpkeepCore

/// Whether what was fetched is from the authority, and what it then says.
enum AuthoritySignature {
    /// Reads a list into `answer`.
    static func read(
        _ bytes: [UInt8], into answer: inout RevocationAnswer, about leaf: EncodedCertificate,
        _ issuer: EncodedCertificate?
    ) throws(CertificateReaderError) {
        let list = try RevocationList.read(der: unwrapped(bytes))
        answer.thisUpdate = list.thisUpdate
        answer.nextUpdate = list.nextUpdate
        guard let issuer else {
            answer.standing = .noAnswer("the issuer's certificate is not at hand, so the list cannot be verified")
            return
        }
        if let trouble = trouble(list, leaf, issuer) {
            answer.standing = .noAnswer(trouble)
            return
        }
        guard let entry = try list.entry(serial: leaf.serial), entry.reason != .removeFromCRL else {
            answer.standing = .good
            return
        }
        answer.standing = .revoked(at: entry.date, reason: entry.reason)
    }

    /// Why a list says nothing about a certificate; nil when it does.
    private static func trouble(
        _ list: RevocationList, _ leaf: EncodedCertificate, _ issuer: EncodedCertificate
    ) -> String? {
        if list.isDelta { return "the list only adds to another one" }
        if let unknown = list.unknownCritical.first {
            return "the list has a critical extension nobody knows: \(unknown)"
        }
        if DistinguishedName(der: list.issuerName).parts != leaf.issuerName.parts {
            return "the list is from `\(list.issuer)`, not from the certificate's issuer"
        }
        if let scope = list.scope, scope.onlyAuthorities || scope.onlyAttributes {
            return "the list is not about certificates of servers"
        }
        let signature = CertificateSignature(list.signature, over: list.signed, list.signatureBytes)
        switch signature.verdict(by: issuer) {
        case .valid: return nil
        case .invalid: return "the list is not signed by the certificate's issuer"
        case .unchecked(let why): return "the list's signature cannot be verified: \(why)"
        }
    }

    /// Signed by the issuer itself, or by somebody it has named for that (RFC 6960 section 4.2.2.2).
    static func holds(_ response: OCSPResponse, by issuer: EncodedCertificate, at now: Timestamp) -> Bool {
        let signature = CertificateSignature(response.signature, over: response.signed, response.signatureBytes)
        if signature.verdict(by: issuer) == .valid { return true }
        return response.certificates.prefix(5).contains { range in
            let der = Array(response.der[range])
            guard let delegate = try? EncodedCertificate(der: der, sha256: HexText.text(SHA256.hash(data: der))),
                delegate.issuer == issuer.subject,
                delegate.facts.extensions.extendedKeyUsage?.contains(.ocspSigning) ?? false,
                delegate.facts.notBefore.map({ $0 <= now }) ?? false,
                delegate.facts.notAfter.map({ $0 >= now }) ?? false,
                CertificateSignature(
                    delegate.facts.signature, over: delegate.signed, delegate.signature
                ).verdict(by: issuer) == .valid
            else { return false }
            return signature.verdict(by: delegate) == .valid
        }
    }

    /// Some publish PEM where DER is asked for.
    private static func unwrapped(_ bytes: [UInt8]) -> [UInt8] {
        guard FileKind(bytes) == .pem, let block = (try? PEMReader.blocks(in: bytes))?.first else { return bytes }
        return block.der
    }
}
