import CertificateReader
import Checks
import FoundationEssentials
import UpkeepCore
@_spi(FixedExpiryValidationTime) @_spi(DisableValidityCheck) import X509

/// Looks for a path from a leaf to a trusted root and, when there is none, for the reason.
struct ChainDiagnosis {
    private struct Path {
        var certificates: [Certificate]
        var notAfter: Timestamp?

        var names: [String] { certificates.map { "\($0.subject)" } }
    }

    let leaf: Certificate
    /// As presented, the leaf first.
    let chain: [Certificate]
    let facts: [CertificateFacts]
    let roots: LoadedRoots
    let date: Date

    func trust() async -> TrustObservation {
        if let path = await path(RFC5280Policy(fixedExpiryValidationTime: date)) {
            return TrustObservation(path: path.names, pathNotAfter: path.notAfter)
        }
        if let path = await path(RFC5280Policy.withValidityCheckDisabled()) { return dated(path) }
        return TrustObservation(path: [], pathNotAfter: nil, problem: await problem(), detail: detail)
    }

    /// What is wrong with a path that only its dates break; a leaf that is out for the same reason has its own check.
    private func dated(_ path: Path) -> TrustObservation {
        for (place, issuer) in path.certificates.enumerated().dropFirst() {
            let problem: TrustObservation.Problem
            if issuer.notValidAfter < date, leaf.notValidAfter >= date {
                problem = .issuerExpired
            } else if issuer.notValidBefore > date, leaf.notValidBefore <= date {
                problem = .issuerNotYetValid
            } else {
                continue
            }
            let name = "\(issuer.subject)"
            return TrustObservation(
                path: path.names, pathNotAfter: path.notAfter, problem: problem,
                detail: "`\(name)` is valid from \(issuer.notValidBefore.timestamp.rfc3339()) "
                    + "to \(issuer.notValidAfter.timestamp.rfc3339())",
                culprit: .init(subject: name, isRoot: place == path.certificates.count - 1))
        }
        return TrustObservation(path: path.names, pathNotAfter: path.notAfter)
    }

    private func path(_ policy: RFC5280Policy) async -> Path? {
        var verifier = Verifier(rootCertificates: roots.store) { policy }
        let result = await verifier.validate(leaf: leaf, intermediates: CertificateStore(chain.dropFirst()))
        guard case .validCertificate(let valid) = result else { return nil }
        let certificates = Array(valid)
        // A root in a trust store stays trusted by fiat: its own date does not end the path for clients.
        let dated = certificates.count > 1 ? certificates.dropLast() : certificates[...]
        return Path(certificates: certificates, notAfter: dated.map(\.notValidAfter.timestamp).min())
    }

    private func problem() async -> TrustObservation.Problem {
        if leaf.subject == leaf.issuer { return .selfSigned }
        var verifier = Verifier(rootCertificates: roots.store) { RFC5280Policy.withValidityCheckDisabled() }
        let result = await verifier.validate(leaf: leaf, intermediates: CertificateStore(chain.dropFirst()))
        if case .couldNotValidate(let failures) = result, !failures.isEmpty { return .forbiddenPath }
        guard chain.count == 1 else { return .unknownIssuer }
        // A public authority's leaf says where its issuer's certificate is; a private one's rarely does, but its
        // intermediates carry the root's organisation.
        let pointsAtIssuer = (try? leaf.extensions.authorityInformationAccess)??.contains { $0.method == .issuingCA }
        let known = leaf.issuer.organisation.map(roots.organisations.contains) ?? false
        return pointsAtIssuer == true || known ? .missingIntermediate : .unknownIssuer
    }

    private var detail: String {
        guard let last = facts.last, let leaf = facts.first else { return "" }
        return facts.count == 1
            ? "only the certificate itself was sent; its issuer is `\(leaf.issuer)`"
            : "the chain as sent ends at `\(last.subject)`, issued by `\(last.issuer)`"
    }
}

extension Date {
    fileprivate var timestamp: Timestamp { Timestamp(seconds: Int64(timeIntervalSince1970.rounded(.down))) }
}
