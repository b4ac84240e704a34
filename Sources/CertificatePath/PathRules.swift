import CertificateReader
import UpkeepCore

/// What RFC 5280 section 6.1 and the clients of today ask of the certificates of one path.
struct PathRules {
    let certificates: [EncodedCertificate]
    /// The last certificate is trusted by fiat.
    let isTrusted: Bool
    let purpose: PathPurpose
    let now: Timestamp
    let limits: PathLimits

    func findings() -> [CandidatePath.Finding] {
        var found: [CandidatePath.Finding] = []
        for (place, certificate) in certificates.enumerated() {
            var flaws = dates(certificate)
            flaws += place == 0 ? first(certificate) : authority(certificate, at: place)
            if place == 0 || place < certificates.count - 1 || !isTrusted {
                let unknown = certificate.facts.extensions.unknownCritical
                if !unknown.isEmpty { flaws.append(.unknownCritical(unknown)) }
            }
            found += flaws.map { CandidatePath.Finding(place: place, flaw: $0) }
        }
        return found + names()
    }

    private func dates(_ certificate: EncodedCertificate) -> [PathFlaw] {
        guard let from = certificate.facts.notBefore, let until = certificate.facts.notAfter else {
            return [.datesUnreadable]
        }
        if until < now { return [.expired(until)] }
        return from > now ? [.notYetValid(from)] : []
    }

    /// What TLS needs of the certificate that a peer presents as its own.
    private func first(_ certificate: EncodedCertificate) -> [PathFlaw] {
        guard purpose != .any else { return [] }
        var flaws = wrongPurpose(certificate)
        let wanted: KeyUsage = [.digitalSignature, .keyEncipherment, .keyAgreement]
        if let usage = certificate.facts.extensions.keyUsage, usage.isDisjoint(with: wanted) {
            flaws.append(.wrongUsage(usage))
        }
        return flaws
    }

    private func authority(_ certificate: EncodedCertificate, at place: Int) -> [PathFlaw] {
        let isAnchor = isTrusted && place == certificates.count - 1
        let extensions = certificate.facts.extensions
        var flaws: [PathFlaw] = []
        // Roots of the 1990s are of version 1 and cannot say that they are authorities.
        if !certificate.facts.isAuthority, !(isAnchor && certificate.facts.version < 3) { flaws.append(.notAuthority) }
        if let usage = extensions.keyUsage, !usage.contains(.keyCertSign) { flaws.append(.mayNotSign(usage)) }
        if let allowed = extensions.basicConstraints?.pathLength {
            // Section 4.2.1.9: the first certificate is none of them, and who only renews its own name is not counted.
            let below = certificates[1..<place].count { !$0.facts.isSelfIssued }
            if below > allowed { flaws.append(.tooDeep(allowed: allowed)) }
        }
        // Not the RFC's rule, but every client's: an authority for mail does not certify servers.
        return flaws + wrongPurpose(certificate)
    }

    private func wrongPurpose(_ certificate: EncodedCertificate) -> [PathFlaw] {
        guard let wanted = purpose.extendedUsage, let allowed = certificate.facts.extensions.extendedKeyUsage,
            !allowed.contains(wanted), !allowed.contains(.any)
        else { return [] }
        return [.wrongPurpose(allowed)]
    }

    private func names() -> [CandidatePath.Finding] {
        var found: [CandidatePath.Finding] = []
        var budget = limits.comparisons
        for place in certificates.indices.dropFirst() {
            guard let constraints = certificates[place].facts.extensions.nameConstraints else { continue }
            let rules = NameConstraintRules(constraints: constraints, authority: certificates[place].shown)
            for below in 0..<place where below == 0 || !certificates[below].facts.isSelfIssued {
                if let flaw = rules.flaw(certificates[below], &budget) {
                    found.append(CandidatePath.Finding(place: below, flaw: flaw))
                }
            }
        }
        return found
    }
}
