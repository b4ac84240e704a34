import CertificateReader
import UpkeepCore

/// Judges whether the presented chain leads to a trusted root, and whether it lacks a part.
struct ChainJudge {
    let tls: TLSObservation
    let leaf: CertificateFacts
    /// False: somebody has said not to insist; what verification says is still told.
    let verify: Bool
    var spares: [SpareCertificate] = []
    let judging: Judging

    /// `tls.chain.missing-intermediate` and `tls.chain.trust`, the one that is the cause in front.
    func judge(place: String) -> [Finding] {
        var missing = missingIntermediate(place)
        var trust = trust(place)
        if missing.status == .unknown {
            missing.suppressedBy = trust.check
        } else if missing.status != .ok {
            trust.suppressedBy = missing.check
        }
        return [missing, trust]
    }

    private func missingIntermediate(_ place: String) -> Finding {
        let check = TLSChecks.missingIntermediate
        switch tls.trust?.problem {
        case .missingIntermediate:
            guard verify else { return unverified(check, "an intermediate is missing", evidence) }
            let (summary, remedy) = spareWords
            return judging.bad(check, summary + place, remedy: remedy, evidence)
        case _ where tls.trust == nil: return judging.notAsked(check, "the chain was not verified")
        case .noRoots: return judging.notAsked(check, "this machine has no trusted roots")
        case .unreadable: return judging.notAsked(check, "a certificate in the chain cannot be read")
        case .selfSigned, .unknownIssuer, .otherKey, .issuerExpired, .issuerNotYetValid, .forbiddenPath,
            .uncheckedSignature, nil:
            let count = tls.presented.count
            return judging.ok(
                check, count > 1 ? "\(AuditContext.count(count - 1, "certificate")) sent above it" : "none needed")
        }
    }

    /// The sentence and the way out, with the very certificate to append when it is at hand.
    private var spareWords: (String, String?) {
        let sentence = TrustObservation.Problem.missingIntermediate.sentence(leaf: leaf, culprit: nil)
        guard let spare = spares.first else { return (sentence.summary, sentence.remedy) }
        let name = spare.facts.commonName ?? spare.facts.subject
        return (
            sentence.summary,
            "append `\(name)` to the served file, after the site's own certificate; it was found at `\(spare.source)`, "
                + "and stands in the evidence as PEM"
        )
    }

    private func trust(_ place: String) -> Finding {
        let check = TLSChecks.trust
        guard let problem = tls.trust?.problem else {
            guard let trust = tls.trust else {
                return judging.bad(
                    check, .unknown, "the chain was not verified\(place)",
                    remedy: "look at the chain with `openssl s_client -showcerts -connect HOST:PORT -servername HOST`")
            }
            var evidence: Evidence = ["path": EvidenceValue(trust.path)]
            addOpinions(to: &evidence)
            return judging.ok(check, "trusted", evidence)
        }
        guard verify else { return unverified(check, problem.rawValue, evidence) }
        if problem == .uncheckedSignature, let hash = PresentedChain(tls.presented, trust: tls.trust)?.forgeable {
            return judging.bad(
                check, "nothing vouches for the chain: no client takes signatures over \(hash) any more\(place)",
                remedy: CertificateChecks.signature.remedy, evidence)
        }
        let sentence = problem.sentence(leaf: leaf, culprit: tls.trust?.culprit)
        return judging.bad(
            check, problem == .noRoots || problem == .uncheckedSignature ? .unknown : nil, sentence.summary + place,
            remedy: sentence.remedy, evidence)
    }

    private var evidence: Evidence {
        var evidence: Evidence = [
            "problem": .text(tls.trust?.problem?.rawValue ?? ""),
            "presented": EvidenceValue(tls.presented.prefix(20).map(\.subject)), "issuer": .text(leaf.issuer),
        ]
        if let trust = tls.trust {
            if !trust.path.isEmpty { evidence["path"] = EvidenceValue(trust.path) }
            if !trust.detail.isEmpty { evidence["detail"] = .text(trust.detail) }
        }
        addOpinions(to: &evidence)
        if tls.trust?.problem == .missingIntermediate {
            if let pem = spares.first?.pem { evidence["append"] = .text(pem) }
        }
        return evidence
    }

    private func addOpinions(to evidence: inout Evidence) {
        guard let trust = tls.trust else { return }
        if !trust.candidates.isEmpty {
            evidence["paths"] = EvidenceValue(trust.candidates.prefix(10).map(\.explanation))
        }
        if let second = trust.secondOpinion, second.isTrusted != (trust.problem == nil) {
            let words = second.isTrusted ? "trusts it" : "does not trust it: \(second.detail)"
            evidence["secondOpinion"] = .text("\(second.verifier) \(words)")
        }
    }

    /// What verification would hold against the site, on which somebody has said not to insist.
    private func unverified(_ check: Check, _ what: String, _ evidence: Evidence) -> Finding {
        judging.ok(check, "not verified, as configured: \(what)", evidence)
    }
}
