import DNSWire
package import UpkeepCore

/// Walks from a trust anchor to an answer and stops at the first link that does not hold (RFC 4035 §5).
package struct ChainJudge {
    let now: Timestamp
    let anchors: [TrustAnchor]
    var work: ValidationWork
    var held: [ChainStep] = []
    var notes: [ChainNote] = []

    private init(anchors: [TrustAnchor], now: Timestamp, limits: ValidationLimits) {
        self.now = now
        self.anchors = anchors
        work = ValidationWork(limits: limits)
    }

    /// What a validating resolver with these anchors would make of the evidence at `now`.
    package static func judge(
        _ evidence: ChainEvidence, anchors: [TrustAnchor], now: Timestamp,
        limits: ValidationLimits = ValidationLimits()
    ) -> ChainReport {
        var judge = ChainJudge(anchors: anchors, now: now, limits: limits)
        let windows = evidence.sets.flatMap { set in
            set.signatures.prefix(limits.signaturesPerSet).map { SignatureWindow($0, owner: set.name, now: now) }
        }
        var keys: TrustedKeys?
        var outcome = ChainOutcome.secure
        do throws(ChainLink) {
            for (place, zone) in evidence.zones.enumerated() {
                keys = try judge.keys(of: zone, isFirst: place == 0, parent: keys)
            }
            guard let keys else {
                let step = ChainStep(.dnskeyMatchesDS, zone: .root, owner: .root, type: .dnskey)
                throw ChainLink(step, .notLookedUp)
            }
            if let answer = evidence.answer { try judge.check(answer, keys) }
        } catch {
            outcome = ChainOutcome(error)
            if keys?.zone != evidence.zones.last?.name { keys = nil }
        }
        return ChainReport(
            outcome: outcome, held: judge.held, notes: judge.notes, windows: windows, keys: keys, work: judge.work)
    }

    /// A set that must be the zone's own, not made from a wildcard.
    mutating func verify(
        _ set: SignedSet, _ keys: TrustedKeys, as kind: ChainStep.Kind
    ) throws(ChainLink) {
        let verified = try expandable(set, keys, as: kind)
        guard verified.wildcard == nil else {
            throw ChainLink(step(kind, set, keys.zone), .labelsWrong(verified.signature.labels))
        }
    }

    mutating func expandable(
        _ set: SignedSet, _ keys: TrustedKeys, as kind: ChainStep.Kind
    ) throws(ChainLink) -> VerifiedSet {
        var step = step(kind, set, keys.zone)
        do throws(SetFailure) {
            let verified = try set.verified(by: keys, at: now, &work)
            step.keyTag = verified.signature.keyTag
            step.algorithm = SigningAlgorithm(rawValue: verified.signature.algorithm)
            held.append(step)
            return verified
        } catch {
            throw ChainLink(step, error)
        }
    }

    private func step(_ kind: ChainStep.Kind, _ set: SignedSet, _ zone: DNSName) -> ChainStep {
        ChainStep(kind, zone: zone, owner: set.name, type: set.type)
    }
}
