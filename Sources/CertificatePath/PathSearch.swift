import CertificateReader
import UpkeepCore

/// Looks for every way from one certificate to a trusted one (RFC 4158), with no more work than the limits allow.
struct PathSearch {
    private struct Candidate {
        let certificate: EncodedCertificate
        let trustedBy: [String]
    }

    /// A path that has not come to its end.
    private struct Opening {
        var certificates: [EncodedCertificate]
        /// What is wrong with the signatures so far.
        var findings: [CandidatePath.Finding]
        /// The last certificate's standing.
        var trustedBy: [String]
    }

    private struct Pair: Hashable {
        let subject: EncodedCertificate
        let issuer: EncodedCertificate
    }

    private let store: TrustStore
    private let others: [EncodedCertificate]
    private let purpose: PathPurpose
    private let now: Timestamp
    private let limits: PathLimits
    private let memory: SignatureMemory?
    private var verdicts: [Pair: SignatureVerdict] = [:]
    private var isCutOff: Bool
    private var found: [CandidatePath] = []

    init(
        _ store: TrustStore, _ others: [EncodedCertificate], _ purpose: PathPurpose, _ now: Timestamp,
        _ limits: PathLimits, _ memory: SignatureMemory?
    ) {
        self.memory = memory
        self.store = store
        self.others = Array(others.prefix(limits.certificates))
        self.purpose = purpose
        self.now = now
        self.limits = limits
        isCutOff = others.count > limits.certificates
    }

    mutating func report(on first: EncodedCertificate) -> PathReport {
        var open = [
            Opening(certificates: [first], findings: [], trustedBy: store.anchor(first)?.sources ?? [])
        ]
        var steps = 0
        while let opening = open.popLast() {
            steps += 1
            guard steps <= limits.steps, found.count < limits.paths else {
                isCutOff = true
                break
            }
            if !opening.trustedBy.isEmpty {
                close(opening)
                continue
            }
            // The best is tried first, so it has to lie on top.
            open += continuations(of: opening).reversed()
        }
        let ordered = found.enumerated().sorted { a, b in
            (a.element.distance, a.element.certificates.count, a.offset)
                < (b.element.distance, b.element.certificates.count, b.offset)
        }
        return PathReport(paths: ordered.map(\.element), isCutOff: isCutOff, signatures: verdicts.count)
    }

    private mutating func close(_ opening: Opening, _ end: PathFlaw? = nil) {
        let rules = PathRules(
            certificates: opening.certificates, isTrusted: !opening.trustedBy.isEmpty, purpose: purpose, now: now,
            limits: limits)
        let last = opening.certificates.count - 1
        found.append(
            CandidatePath(
                certificates: opening.certificates, trustedBy: opening.trustedBy,
                findings: opening.findings + rules.findings()
                    + (end.map { [CandidatePath.Finding(place: last, flaw: $0)] } ?? [])))
    }

    private mutating func continuations(of opening: Opening) -> [Opening] {
        guard let last = opening.certificates.last else { return [] }
        let place = opening.certificates.count - 1
        let above = issuers(of: last, notIn: opening.certificates)
        guard !above.isEmpty else {
            let signsItself = last.facts.isSelfIssued && verdict(last, by: last) != .invalid
            close(opening, signsItself ? .untrustedRoot : .unknownIssuer)
            return []
        }
        guard opening.certificates.count < limits.length else {
            isCutOff = true
            return []
        }
        var next: [Opening] = []
        var misfits: [Opening] = []
        for candidate in above {
            var longer = opening
            longer.certificates.append(candidate.certificate)
            longer.trustedBy = candidate.trustedBy
            switch verdict(last, by: candidate.certificate) {
            case .valid: next.append(longer)
            case .unchecked(let why):
                longer.findings.append(CandidatePath.Finding(place: place, flaw: .uncheckedSignature(why)))
                next.append(longer)
            case .invalid:
                longer.findings.append(CandidatePath.Finding(place: place, flaw: .badSignature))
                misfits.append(longer)
            }
        }
        // One of the right name but with another key is the end of the way, and tells why; a way with a broken
        // signature is not followed any further.
        if next.isEmpty, let misfit = misfits.first { close(misfit) }
        return next
    }

    /// Those that go by the issuer's name: first the trusted, then those whose key is the one asked for, then the valid.
    private func issuers(of last: EncodedCertificate, notIn path: [EncodedCertificate]) -> [Candidate] {
        let name = last.issuerName
        let wanted = last.facts.extensions.authorityKeyIdentifier?.key
        let anchors = store.anchors(named: name)
        let known = Set(anchors.map(\.certificate))
        var seen: Set<EncodedCertificate> = []
        let candidates =
            anchors.map { Candidate(certificate: $0.certificate, trustedBy: $0.sources) }
            + others.filter { !known.contains($0) && $0.subjectName.isSame(as: name) && seen.insert($0).inserted }
            .map { Candidate(certificate: $0, trustedBy: []) }
        let usable = candidates.filter { candidate in
            // RFC 4158 section 5.2: the same name with the same key again leads round in a circle.
            !path.contains {
                $0.publicKeyInfo == candidate.certificate.publicKeyInfo
                    && $0.subject == candidate.certificate.subject
            }
        }
        return usable.enumerated().sorted { a, b in
            rank(a.element, wanted, a.offset) < rank(b.element, wanted, b.offset)
        }.map(\.element)
    }

    private func rank(_ candidate: Candidate, _ wanted: [UInt8]?, _ offset: Int) -> (Int, Int, Int, Int) {
        let facts = candidate.certificate.facts
        let key = facts.extensions.subjectKeyIdentifier
        let isOther = wanted != nil && key != nil && wanted != key
        let isValid = facts.notBefore.map { $0 <= now } == true && facts.notAfter.map { $0 >= now } == true
        return (isOther ? 1 : 0, isValid ? 0 : 1, candidate.trustedBy.isEmpty ? 1 : 0, offset)
    }

    private mutating func verdict(_ subject: EncodedCertificate, by issuer: EncodedCertificate) -> SignatureVerdict {
        let pair = Pair(subject: subject, issuer: issuer)
        if let known = verdicts[pair] ?? memory?.verdict(on: subject, by: issuer) { return known }
        guard verdicts.count < limits.signatures else {
            isCutOff = true
            return .unchecked("too many signatures to check")
        }
        let verdict = CertificateSignature(of: subject).verdict(by: issuer)
        verdicts[pair] = verdict
        memory?.remember(verdict, on: subject, by: issuer)
        return verdict
    }
}
