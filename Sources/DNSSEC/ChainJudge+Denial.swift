import DNSWire

extension ChainJudge {
    /// The denial that a reply's authority section holds, its records verified.
    /// - Parameter step: What is to be denied, for the link when there is nothing to deny it with.
    mutating func proof(
        in authority: [SignedSet], _ keys: TrustedKeys, _ step: ChainStep
    ) throws(ChainLink) -> DenialProof {
        let sets = authority.filter { $0.type == .nsec || $0.type == .nsec3 }
        guard !sets.isEmpty else { throw ChainLink(step, .noProof) }
        var plain: [NSECRange] = []
        var hashed: [(DNSName, NSEC3Data)] = []
        var broken: ChainLink?
        for set in sets.prefix(work.limits.denialSets) {
            do throws(ChainLink) {
                try verify(set, keys, as: .denial)
            } catch {
                if case .workLimit = error.reason { throw error }
                broken = broken ?? error
                continue
            }
            for data in set.data {
                switch data {
                case .nsec(let body): plain.append(NSECRange(owner: set.name, next: body.next, types: body.types))
                case .nsec3(let body): hashed.append((set.name, body))
                default: break
                }
            }
        }
        if !plain.isEmpty { return DenialProof(denial: NSECDenial(ranges: plain), broken: broken) }
        // Flags beyond opt-out and other hashes are to be passed over (RFC 5155 §8.1, §8.2).
        let known = hashed.filter { $1.parameters.algorithm == NSEC3Hash.algorithm && $1.parameters.flags <= 1 }
        guard let parameters = known.first?.1.parameters else { throw broken ?? ChainLink(step, .noProof) }
        let limit = work.limits.nsec3Iterations
        if let excess = known.map(\.1.parameters.iterations).max(), excess > limit {
            throw ChainLink(step, .iterationsTooHigh(excess, limit: limit))
        }
        if parameters.iterations > 0 {
            let note = ChainNote.nsec3Iterations(zone: keys.zone, parameters.iterations)
            if !notes.contains(note) { notes.append(note) }
        }
        let ranges = known.compactMap { owner, body in
            body.parameters.salt == parameters.salt && body.parameters.iterations == parameters.iterations
                ? HashedRange(owner: owner, zone: keys.zone, body) : nil
        }
        let denial = NSEC3Denial(zone: keys.zone, parameters: parameters, ranges: ranges)
        return DenialProof(denial: denial, broken: broken)
    }

    /// Runs one proof. When it lacks a record, and one came with a broken signature, that is the link.
    /// - Returns: Whether the proof rests on opt-out.
    mutating func prove(
        _ question: DenialQuestion, _ proof: inout DenialProof, _ step: ChainStep
    ) throws(ChainLink) -> Bool {
        do throws(SetFailure) {
            let isOptOut = try proof.denial.prove(question, &work)
            held.append(step)
            return isOptOut
        } catch {
            if case .proofIncomplete = error.reason, let broken = proof.broken { throw broken }
            throw ChainLink(step, error)
        }
    }
}
