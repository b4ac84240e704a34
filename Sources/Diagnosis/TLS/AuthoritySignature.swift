import CertificatePath
import CertificateReader
import Checks
import UpkeepCore

/// Whether a list of revoked certificates is from the authority, and what it then says.
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
        answer.signedBy = "the issuer"
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
        if let point = list.scope?.point, !covers(point, leaf) {
            return "the list is only a part of the authority's, and not the one that the certificate names"
        }
        if let usage = issuer.facts.extensions.keyUsage, !usage.contains(.crlSign) {
            return "the issuer's certificate does not allow it to sign lists (its key usage lacks `cRLSign`)"
        }
        let signature = CertificateSignature(list.signature, over: list.signed, list.signatureBytes)
        switch signature.verdict(by: issuer) {
        case .valid: return nil
        case .invalid: return "the list is not signed by the certificate's issuer"
        case .unchecked(let why): return "the list's signature cannot be verified: \(why)"
        }
    }

    /// RFC 5280 section 6.3.3 (b) 2: a part of a list speaks for the certificates that name its place.
    private static func covers(_ point: DistributionPoint, _ leaf: EncodedCertificate) -> Bool {
        let named = Set(leaf.facts.extensions.distributionPoints.flatMap(\.names))
        return point.names.isEmpty || named.isEmpty || !named.isDisjoint(with: point.names)
    }

    /// Some publish PEM where DER is asked for.
    private static func unwrapped(_ bytes: [UInt8]) -> [UInt8] {
        guard FileKind(bytes) == .pem, let block = (try? PEMReader.blocks(in: bytes))?.first else { return bytes }
        return block.der
    }
}
