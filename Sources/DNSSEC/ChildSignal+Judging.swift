package import DNSWire

extension ChildSignal {
    /// - Parameters:
    ///   - ds: The parent's, empty when there is none.
    ///   - keys: The zone's DNSKEY set as served.
    ///   - cds: nil when the zone has none; likewise `cdnskey`.
    package static func judge(
        zone: DNSName, ds: [DSData], keys: SignedSet, cds: SignedSet?, cdnskey: SignedSet?
    ) -> [ChildSignal] {
        guard cds != nil || cdnskey != nil else { return [] }
        let digests = cds?.digests ?? []
        let asked = cdnskey?.keys ?? []
        var signals: [ChildSignal] = []
        if cdnskey == nil { signals.append(.onlyCDS) }
        if cds == nil { signals.append(.onlyCDNSKEY) }
        for set in [cds, cdnskey].compactMap(\.self) { signals += signing(set, ds, zone, keys) }

        let removals = digests.filter { $0.algorithm == 0 }.count + asked.filter { $0.algorithm == 0 }.count
        guard removals == 0 else {
            let isMixed = removals < digests.count + asked.count
            return signals + [isMixed ? .removalMixed : .removal]
        }
        let facts = digests.map { DSFacts($0, zone: zone, keys: keys.keys) }
        for fact in facts {
            switch fact.match {
            case .key, .uncheckable: break
            case .digestDiffers: signals.append(.digestDiffers(fact.tag))
            case .noKey: signals.append(.keyNotServed(fact.tag, .cds))
            }
        }
        for key in asked where !keys.keys.contains(key) {
            signals.append(.keyNotServed(key.keyTag, .cdnskey))
        }
        let cdsTags = Set(facts.map(\.tag))
        let keyTags = Set(asked.map(\.keyTag))
        if cds != nil, cdnskey != nil, cdsTags != keyTags {
            signals.append(.disagree(cds: cdsTags.sorted(), cdnskey: keyTags.sorted()))
        }
        let wanted = cdsTags.union(keyTags)
        let signing = Set(keys.signatures.map(\.keyTag))
        let idle = wanted.intersection(keys.keys.map(\.keyTag)).subtracting(signing)
        signals += idle.sorted().map { .keyDoesNotSignKeys($0) }
        let present = Set(ds.map(\.keyTag))
        if wanted != present {
            signals.append(
                .pending(add: wanted.subtracting(present).sorted(), remove: present.subtracting(wanted).sorted()))
        }
        return signals
    }

    private static func signing(
        _ set: SignedSet, _ ds: [DSData], _ zone: DNSName, _ keys: SignedSet
    ) -> [ChildSignal] {
        guard !set.signatures.isEmpty else { return [.unsigned(set.type)] }
        // Without a DS there is nobody yet whose word the parent could ask for (RFC 8078 §3).
        guard !ds.isEmpty else { return [] }
        let trusted = Set(
            ds.compactMap { digest -> UInt16? in
                guard case .key(let key) = DSFacts(digest, zone: zone, keys: keys.keys).match else { return nil }
                return key.tag
            })
        return set.signatures.contains { trusted.contains($0.keyTag) } ? [] : [.notSignedByDSKey(set.type)]
    }

    package var sentence: String {
        switch self {
        case .onlyCDS: "the zone has CDS records without CDNSKEY: a parent that reads the latter sees nothing"
        case .onlyCDNSKEY: "the zone has CDNSKEY records without CDS: a parent that reads the latter sees nothing"
        case .disagree(let cds, let cdnskey):
            "CDS means keys \(Self.list(cds)) and CDNSKEY keys \(Self.list(cdnskey)): they must agree"
        case .removal: "the zone asks its parent to remove the DS, which ends DNSSEC for it"
        case .removalMixed: "the zone asks its parent to remove the DS and for another one at once"
        case .keyNotServed(let tag, let type): "\(type) asks for key \(tag), which the zone does not serve"
        case .digestDiffers(let tag): "the CDS for key \(tag) holds another digest than that of the key"
        case .unsigned(let type): "the \(type) set is not signed, so no parent acts on it"
        case .notSignedByDSKey(let type):
            "the \(type) set is not signed by a key the parent's DS means, so the parent must not act on it"
        case .keyDoesNotSignKeys(let tag):
            "key \(tag) is asked for and does not sign the zone's keys: the zone breaks once the parent follows"
        case .pending(let add, let remove):
            "the parent has yet to add DS for \(Self.list(add)) and remove those for \(Self.list(remove))"
        }
    }

    private static func list(_ tags: [UInt16]) -> String {
        tags.isEmpty ? "none" : tags.map(String.init).joined(separator: ", ")
    }
}
