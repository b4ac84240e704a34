import DNSWire
package import UpkeepCore

extension SignedSet {
    /// The set proven by one of its signatures (RFC 4035 §5.3). One that holds is enough, whatever the others are.
    /// - Throws: Why the most promising signature does not hold.
    package func verified(
        by trusted: TrustedKeys, at now: Timestamp, _ work: inout ValidationWork
    ) throws(SetFailure) -> VerifiedSet {
        guard !signatures.isEmpty else { throw SetFailure(.unsigned) }
        var worst: SetFailure?
        for signature in promising(trusted).prefix(work.limits.signaturesPerSet) {
            do throws(SetFailure) {
                return try verified(with: signature, by: trusted, at: now, &work)
            } catch {
                if case .workLimit(.verifications) = error.reason { throw error }
                if error.promise > worst?.promise ?? -1 { worst = error }
            }
        }
        if signatures.count > work.limits.signaturesPerSet {
            throw SetFailure(.workLimit(.signaturesPerSet(signatures.count)))
        }
        throw worst ?? SetFailure(.unsigned)
    }

    /// The signatures, those by a known key first: the limit must not cut off the one that holds.
    private func promising(_ trusted: TrustedKeys) -> [RRSIGData] {
        let tags = Set(trusted.facts.map(\.tag))
        return signatures.filter { tags.contains($0.keyTag) } + signatures.filter { !tags.contains($0.keyTag) }
    }

    private func verified(
        with signature: RRSIGData, by trusted: TrustedKeys, at now: Timestamp, _ work: inout ValidationWork
    ) throws(SetFailure) -> VerifiedSet {
        let algorithm = SigningAlgorithm(rawValue: signature.algorithm)
        func failure(_ reason: LinkFailure) -> SetFailure {
            SetFailure(reason, keyTag: signature.keyTag, algorithm: algorithm)
        }
        guard signature.signer == trusted.zone, name.isWithin(trusted.zone) else {
            throw failure(.signerWrong(signature.signer))
        }
        guard let source = name.signedOwner(labels: signature.labels) else {
            throw failure(.labelsWrong(signature.labels))
        }
        guard algorithm.standing == .supported else { throw failure(.algorithmsUnsupported([algorithm])) }
        if let reason = Self.timeFailure(signature, at: now) { throw failure(reason) }

        let matching = zip(trusted.keys, trusted.facts).filter {
            $1.tag == signature.keyTag && $1.algorithm == algorithm
        }
        guard !matching.isEmpty else { throw failure(.noMatchingKey(tagsSeen: trusted.facts.map(\.tag))) }
        let usable = matching.filter { $0.1.flaw == nil }
        guard !usable.isEmpty else { throw failure(matching.first?.1.flaw.map { .keyFlawed($0) } ?? .malformed) }
        guard let bytes = try? recordSet.signedBytes(by: signature) else {
            throw failure(.malformed)
        }
        for (key, _) in usable.prefix(work.limits.collidingKeys) {
            try work.spendVerification()
            switch SignatureCheck(signature.signature, over: bytes, by: key) {
            case .valid:
                return VerifiedSet(set: self, signature: signature, wildcard: source == name ? nil : source)
            case .invalid: continue
            case .unusableKey(let flaw): throw failure(.keyFlawed(flaw))
            }
        }
        guard usable.count <= work.limits.collidingKeys else {
            throw failure(.workLimit(.collidingKeys(usable.count)))
        }
        throw failure(.signatureMismatch)
    }

    /// Why a signature does not hold now (RFC 4035 §5.3.1).
    static func timeFailure(_ signature: RRSIGData, at now: Timestamp) -> LinkFailure? {
        let (clock, end) = (DNSSerial(now), DNSSerial(rawValue: signature.expiration))
        if end.precedes(DNSSerial(rawValue: signature.inception)) { return .timesReversed }
        if end.precedes(clock) { return .expired(since: signature.expiration(near: now)) }
        if clock.precedes(DNSSerial(rawValue: signature.inception)) {
            return .notYetValid(until: signature.inception(near: now))
        }
        return nil
    }
}

extension SetFailure {
    /// How near the signature came to being right: of several failures the nearest is the one to tell.
    fileprivate var promise: Int {
        switch reason {
        case .workLimit: 9
        case .signatureMismatch: 8
        case .expired: 7
        case .notYetValid: 6
        case .keyFlawed: 5
        case .noMatchingKey: 4
        case .timesReversed, .malformed: 3
        case .labelsWrong: 2
        case .signerWrong: 1
        default: 0
        }
    }
}
