import CertificatePath
import CertificateReader
import Checks
import UpkeepCore

/// Looks for a path from a leaf to a trusted root and, when there is none, for the reason.
struct ChainDiagnosis {
    let leaf: EncodedCertificate
    /// What came with it and can be read, in its order.
    let others: [EncodedCertificate]
    let roots: LoadedRoots
    let now: Timestamp

    func trust() -> TrustObservation {
        let report = PathFinder(store: roots.store, memory: roots.signatures).report(on: leaf, with: others, at: now)
        var trust = report.nearest.map(trust) ?? unreachable(nil)
        trust.candidates = report.paths.map {
            Checks.CandidatePath(subjects: $0.subjects, isTrusted: $0.holds, explanation: $0.sentence)
        }
        return trust
    }

    private func trust(_ path: CertificatePath.CandidatePath) -> TrustObservation {
        guard !path.trustedBy.isEmpty else { return unreachable(path) }
        // What is wrong with the leaf itself, its dates and purposes, has checks of its own.
        let above = path.findings.filter { finding in
            switch finding.flaw {
            case .expired, .notYetValid, .wrongPurpose, .wrongUsage, .datesUnreadable: finding.place > 0
            default: true
            }
        }
        var trust = TrustObservation(path: path.subjects, pathNotAfter: path.notAfter)
        guard let worst = above.first(where: { !$0.flaw.isOfDates }) else { return dated(trust, path, above) }
        trust.detail = path.sentence
        if case .uncheckedSignature = worst.flaw {
            trust.problem = .uncheckedSignature
            trust.culprit = TrustObservation.Culprit(
                subject: path.certificates[worst.place].facts.subject,
                isRoot: worst.place == path.certificates.count - 1, fault: worst.flaw.sentence)
            return trust
        }
        trust.path = []
        trust.pathNotAfter = nil
        switch worst.flaw {
        case .badSignature:
            trust.problem = .otherKey
            trust.culprit = TrustObservation.Culprit(
                subject: path.certificates[worst.place].facts.issuer,
                isRoot: worst.place + 1 == path.certificates.count - 1)
        default:
            trust.problem = .forbiddenPath
            trust.culprit = TrustObservation.Culprit(
                subject: path.certificates[worst.place].facts.subject,
                isRoot: worst.place == path.certificates.count - 1, fault: worst.flaw.sentence)
        }
        return trust
    }

    /// What is wrong with a path that only its dates break; a leaf that is out for the same reason has its own check.
    private func dated(
        _ trust: TrustObservation, _ path: CertificatePath.CandidatePath,
        _ above: [CertificatePath.CandidatePath.Finding]
    ) -> TrustObservation {
        var trust = trust
        let leaf = leaf.facts
        for finding in above {
            switch finding.flaw {
            case .expired where leaf.notAfter.map { $0 >= now } != false: trust.problem = .issuerExpired
            case .notYetValid where leaf.notBefore.map { $0 <= now } != false: trust.problem = .issuerNotYetValid
            default: continue
            }
            let facts = path.certificates[finding.place].facts
            trust.culprit = TrustObservation.Culprit(
                subject: facts.subject, isRoot: finding.place == path.certificates.count - 1)
            trust.detail =
                "`\(facts.subject)` is valid from \(facts.notBefore?.rfc3339() ?? "?") "
                + "to \(facts.notAfter?.rfc3339() ?? "?")"
            return trust
        }
        return trust
    }

    private func unreachable(_ path: CertificatePath.CandidatePath?) -> TrustObservation {
        TrustObservation(path: [], pathNotAfter: nil, problem: problem(path), detail: detail)
    }

    private func problem(_ path: CertificatePath.CandidatePath?) -> TrustObservation.Problem {
        if leaf.facts.isSelfIssued { return .selfSigned }
        guard path?.certificates.count == 1 else { return .unknownIssuer }
        // A public authority's leaf says where its issuer's certificate is; a private one's rarely does, but its
        // intermediates carry the root's organisation.
        let pointsAtIssuer = !leaf.facts.extensions.issuers.isEmpty
        let isKnown = leaf.issuerName.organisations.contains { roots.organisations.contains($0) }
        return pointsAtIssuer || isKnown ? .missingIntermediate : .unknownIssuer
    }

    private var detail: String {
        guard let last = others.last else {
            return "only the certificate itself was sent; its issuer is `\(leaf.facts.issuer)`"
        }
        return "the chain as sent ends at `\(last.facts.subject)`, issued by `\(last.facts.issuer)`"
    }
}

extension CertificatePath.CandidatePath {
    /// Subject names, the first certificate's first.
    var subjects: [String] { certificates.map(\.facts.subject) }

    /// When the path runs out. A root in a trust store stays trusted by fiat: its own date does not end the path.
    var notAfter: Timestamp? {
        let dated = certificates.count > 1 ? certificates.dropLast() : certificates[...]
        return dated.compactMap(\.facts.notAfter).min()
    }
}

extension PathFlaw {
    var isOfDates: Bool {
        switch self {
        case .expired, .notYetValid: true
        default: false
        }
    }
}
