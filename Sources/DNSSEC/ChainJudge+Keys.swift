import DNSWire

extension ChainJudge {
    /// A zone's keys, from its parent's or an anchor's word for them.
    mutating func keys(
        of zone: ChainEvidence.Zone, isFirst: Bool, parent: TrustedKeys?
    ) throws(ChainLink) -> TrustedKeys {
        let step = ChainStep(.dnskeyMatchesDS, zone: zone.name, owner: zone.name, type: .dnskey)
        var digests: [DSData] = []
        var anchored: [DNSKEYData] = []
        if isFirst {
            for anchor in anchors where anchor.zone == zone.name {
                switch anchor.key {
                case .digest(let digest): digests.append(digest)
                case .key(let key): anchored.append(key)
                }
            }
            guard !digests.isEmpty || !anchored.isEmpty else { throw ChainLink(step, .noTrustAnchor) }
        } else if let parent {
            digests = try self.digests(for: zone, from: parent)
        }
        let served: SignedSet
        switch zone.keys {
        case .served(let set): served = set
        case .none:
            try checkSupport(digests, anchored, step)
            throw ChainLink(step, .noKeys)
        case .notLookedUp:
            try checkSupport(digests, anchored, step)
            throw ChainLink(step, .notLookedUp)
        }
        try checkSupport(digests, anchored, step)
        guard served.name == zone.name, served.type == .dnskey, !served.keys.isEmpty else {
            throw ChainLink(step, .noKeys)
        }
        guard served.keys.count <= work.limits.keysPerZone else {
            throw ChainLink(step, .workLimit(.keysPerZone(served.keys.count)))
        }
        let all = TrustedKeys(zone: zone.name, keys: served.keys)
        let entry = try entryKeys(all, digests, anchored, step)
        try verify(served, entry, as: .dnskeySelfSigned)
        return all
    }

    /// The DS set that the parent signs.
    private mutating func digests(
        for zone: ChainEvidence.Zone, from parent: TrustedKeys
    ) throws(ChainLink) -> [DSData] {
        let step = ChainStep(.dsFor, zone: parent.zone, owner: zone.name, type: .ds)
        guard zone.name != parent.zone, zone.name.isWithin(parent.zone) else { throw ChainLink(step, .notLookedUp) }
        switch zone.delegation {
        case .notLookedUp: throw ChainLink(step, .notLookedUp)
        case .ds(let set):
            guard set.name == zone.name, set.type == .ds else { throw ChainLink(step, .notLookedUp) }
            guard set.digests.count <= work.limits.digestsPerDelegation else {
                throw ChainLink(step, .workLimit(.digestsPerDelegation(set.digests.count)))
            }
            try verify(set, parent, as: .dsFor)
            return set.digests
        case .denied(let authority):
            var proof = try proof(in: authority, parent, step)
            throw ChainLink(step, .noDS(optOut: try prove(.noDS(zone.name), &proof, step)))
        }
    }

    /// Ends the chain as insecure when nothing that vouches can be checked (RFC 4035 §5.2).
    private func checkSupport(
        _ digests: [DSData], _ anchored: [DNSKEYData], _ step: ChainStep
    ) throws(ChainLink) {
        let algorithms = digests.map(\.algorithm) + anchored.map(\.algorithm)
        let named = algorithms.map { SigningAlgorithm(rawValue: $0) }
        guard named.contains(where: { $0.standing == .supported }) else {
            throw ChainLink(step, .algorithmsUnsupported(Set(named).sorted()))
        }
        guard anchored.contains(where: \.isSupported) || digests.contains(where: \.isSupported) else {
            let kinds = Set(digests.map { DigestAlgorithm(rawValue: $0.digestType) })
            throw ChainLink(step, .digestsUnsupported(kinds.sorted()))
        }
    }

    /// The served keys that a DS or an anchor names.
    private mutating func entryKeys(
        _ served: TrustedKeys, _ digests: [DSData], _ anchored: [DNSKEYData], _ step: ChainStep
    ) throws(ChainLink) -> TrustedKeys {
        var supported = digests.filter(\.isSupported)
        // SHA-1 counts only where nothing better is offered (RFC 4509 §3).
        if supported.contains(where: { $0.digestType != DigestAlgorithm.sha1.rawValue }) {
            supported.removeAll { $0.digestType == DigestAlgorithm.sha1.rawValue }
        } else if !supported.isEmpty {
            notes.append(.deprecatedDigest(zone: served.zone, .sha1))
        }
        var found: [DNSKEYData] = []
        var failure: SetFailure?
        for digest in supported {
            do throws(SetFailure) {
                let key = try served.key(named: digest)
                if !found.contains(key) { found.append(key) }
            } catch {
                if failure == nil || failure?.reason.isMissingKey == true && !error.reason.isMissingKey {
                    failure = error
                }
            }
        }
        for key in anchored where key.isSupported {
            if served.keys.contains(key) {
                if !found.contains(key) { found.append(key) }
            } else if failure == nil {
                let facts = KeyFacts(key)
                failure = SetFailure(
                    .noMatchingKey(tagsSeen: served.facts.map(\.tag)), keyTag: facts.tag, algorithm: facts.algorithm)
            }
        }
        guard let first = found.first else { throw ChainLink(step, failure ?? SetFailure(.noKeys)) }
        var step = step
        step.keyTag = first.keyTag
        step.algorithm = SigningAlgorithm(rawValue: first.algorithm)
        held.append(step)
        return TrustedKeys(zone: served.zone, keys: found)
    }
}

extension TrustedKeys {
    /// The key that a DS is the digest of (RFC 4034 §5.1.4).
    fileprivate func key(named digest: DSData) throws(SetFailure) -> DNSKEYData {
        let algorithm = SigningAlgorithm(rawValue: digest.algorithm)
        let candidates = zip(keys, facts).filter { $1.tag == digest.keyTag && $1.algorithm == algorithm }
        guard !candidates.isEmpty else {
            throw SetFailure(
                .noMatchingKey(tagsSeen: facts.map(\.tag)), keyTag: digest.keyTag, algorithm: algorithm)
        }
        for (key, _) in candidates where digest.isDigest(of: key, in: zone) { return key }
        throw SetFailure(
            .digestMismatch(DigestAlgorithm(rawValue: digest.digestType)), keyTag: digest.keyTag, algorithm: algorithm)
    }
}

extension DSData {
    fileprivate var isSupported: Bool {
        SigningAlgorithm(rawValue: algorithm).standing == .supported
            && DigestAlgorithm(rawValue: digestType).isSupported
    }
}

extension DNSKEYData {
    fileprivate var isSupported: Bool { SigningAlgorithm(rawValue: algorithm).standing == .supported }
}

extension LinkFailure {
    fileprivate var isMissingKey: Bool {
        if case .noMatchingKey = self { true } else { false }
    }
}
