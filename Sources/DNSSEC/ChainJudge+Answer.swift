import DNSWire

extension ChainJudge {
    /// Checks an answer of the last zone, along its aliases as far as they stay in the zone and in the reply.
    mutating func check(_ answer: ChainEvidence.Answer, _ keys: TrustedKeys) throws(ChainLink) {
        var name = answer.name
        for hop in 0...work.limits.aliases {
            guard name.isWithin(keys.zone) else {
                notes.append(.continues(at: name))
                return
            }
            let own = answer.answers.filter { $0.name == name }
            let direct = own.filter { $0.type == answer.type || answer.type == .any }
            if !direct.isEmpty {
                for set in direct { try positive(set, answer.authority, keys) }
                return
            }
            if let target = try alias(name, own.first { $0.type == .cname }, answer, keys) {
                name = target
                continue
            }
            if hop > 0, answer.authority.allSatisfy({ $0.type != .nsec && $0.type != .nsec3 }) {
                notes.append(.continues(at: name))
                return
            }
            return try negative(name, answer, keys)
        }
        throw ChainLink(ChainStep(.rrsetSigned, zone: keys.zone, owner: answer.name, type: .cname), .aliasLoop)
    }

    private mutating func positive(
        _ set: SignedSet, _ authority: [SignedSet], _ keys: TrustedKeys
    ) throws(ChainLink) {
        let verified = try expandable(set, keys, as: .rrsetSigned)
        guard let wildcard = verified.wildcard, let encloser = wildcard.parent else { return }
        notes.append(.wildcard(owner: set.name, from: wildcard))
        let step = ChainStep(.denial, zone: keys.zone, owner: set.name, type: set.type)
        var proof = try proof(in: authority, keys, step)
        if try prove(.noNearer(set.name, than: encloser), &proof, step) { throw ChainLink(step, .optOut) }
    }

    /// Where an alias at `name`, or a DNAME above it, leads; nil when there is neither.
    private mutating func alias(
        _ name: DNSName, _ cname: SignedSet?, _ answer: ChainEvidence.Answer, _ keys: TrustedKeys
    ) throws(ChainLink) -> DNSName? {
        let above = answer.answers.first { $0.type == .dname && $0.name != name && name.isWithin($0.name) }
        if let above, case .dname(let target)? = above.data.first {
            try verify(above, keys, as: .rrsetSigned)
            let made = name.replacing(above.name, with: target)
            // A CNAME made from a DNAME is not signed, so it must say just what the DNAME does (RFC 6672 §5.3.1).
            if let cname, cname.data != made.map({ [.cname($0)] }) ?? [] {
                throw ChainLink(
                    ChainStep(.rrsetSigned, zone: keys.zone, owner: name, type: .cname), .aliasMismatch)
            }
            return made
        }
        guard let cname, case .cname(let target)? = cname.data.first else { return nil }
        try positive(cname, answer.authority, keys)
        return target
    }

    private mutating func negative(
        _ name: DNSName, _ answer: ChainEvidence.Answer, _ keys: TrustedKeys
    ) throws(ChainLink) {
        if let cut = answer.authority.first(where: { $0.type == .ns && $0.name != keys.zone && name.isWithin($0.name) })
        {
            // A referral: the chain was meant to go on to the zone below.
            throw ChainLink(ChainStep(.dsFor, zone: keys.zone, owner: cut.name, type: .ds), .notLookedUp)
        }
        let step = ChainStep(.denial, zone: keys.zone, owner: name, type: answer.type)
        for set in answer.authority where set.type == .soa { try verify(set, keys, as: .rrsetSigned) }
        var proof = try proof(in: answer.authority, keys, step)
        let question: DenialQuestion =
            answer.rcode == .noSuchName ? .noName(name) : .noData(name, answer.type)
        if try prove(question, &proof, step) { throw ChainLink(step, .optOut) }
    }
}
