import CertificateReader
import DNSWire
import UpkeepCore

/// Judges whether CAA records let the authority in use issue the next certificate.
struct IssuerJudge {
    let chain: PresentedChain
    let caa: Seen<CAAObservation>
    let judging: Judging

    func judge() -> Finding? {
        judging.judge(CertificateChecks.issuers, caa, judge)
    }

    private func judge(_ seen: CAAObservation) -> Finding {
        let check = CertificateChecks.issuers
        let isWildcard = chain.leaf.dnsNames.contains { $0.hasPrefix("*.") }
        let issuer = chain.authority
        let policy = IssuerPolicy(entries: seen.records, issuer: issuer)
        var evidence: Evidence = ["issuer": .text(issuer), "records": EvidenceValue(seen.records.map(\.description))]
        if let place = seen.foundAt { evidence["foundAt"] = .text(place) }
        let place = seen.foundAt.map { " at `\($0)`" } ?? ""
        guard chain.isPublic else {
            return judging.ok(check, "CAA binds public authorities; this one is private", evidence)
        }
        switch policy.standing(isWildcard: isWildcard) {
        case .free: return judging.ok(check, "any authority may issue", evidence)
        case .allowed: return judging.ok(check, "\(issuer) may issue", evidence)
        case .unknownCritical(let tag):
            return judging.bad(
                check, "a CAA record\(place) marks `\(tag)` as critical, which authorities do not know: none may issue",
                remedy: "take the record out, or write the tag right", evidence)
        case .forbidden(let permitted):
            let whom =
                permitted.isEmpty
                ? "nobody" : AuditContext.list(permitted.map { "`\($0)`" })
            let names = IssuerPolicy.domains(of: issuer) ?? []
            return judging.bad(
                check, "CAA\(place) lets \(whom) issue, and the certificate is from \(issuer): the next renewal fails",
                remedy: names.first.map { "add `CAA 0 \(isWildcard ? "issuewild" : "issue") \"\($0)\"`\(place)" },
                evidence)
        case .unknownIssuer:
            return judging.notAsked(check, "the name by which CAA knows \(issuer) is not known here")
        }
    }
}
