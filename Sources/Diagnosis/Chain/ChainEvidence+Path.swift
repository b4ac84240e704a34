package import Checks
package import DNSSEC
package import DNSWire
package import UpkeepCore

extension ChainEvidence {
    /// What a walk and the questions beside it showed of the chain from a trust anchor down to one answer.
    /// - Parameters:
    ///   - anchors: The chain begins at the lowest zone of the path that has one.
    ///   - server: Only this server's keys and answer count for the last zone; nil takes whichever answered.
    ///   - question: The answer to end with; nil ends with the last zone's keys.
    package init(
        _ path: DelegationPath, _ transcript: DNSTranscript, anchors: [TrustAnchor], server: Endpoint? = nil,
        question: DNSQuestion? = nil
    ) {
        var names = path.steps.map(\.zone)
        if names.last != path.zone { names.append(path.zone) }
        let start = names.lastIndex { name in anchors.contains { $0.zone == name } } ?? 0
        let zones = names.enumerated().dropFirst(start).map { place, name in
            Zone(
                name: name,
                delegation: place > 0 ? Self.delegation(of: name, path.steps[place - 1], transcript) : .notLookedUp,
                keys: Self.keys(of: name, transcript, server: name == path.zone ? server : nil))
        }
        self.init(
            zones: zones,
            answer: question.flatMap { question in
                transcript.wholeAnswer(to: question, from: server).map { Answer(question, $0) }
            })
    }

    private static func delegation(
        of zone: DNSName, _ above: DelegationStep, _ transcript: DNSTranscript
    ) -> Delegation {
        let referrals = above.referrals.filter { $0.kind == .delegation(zone: zone) }
        if let signed = referrals.first(where: { !$0.ds.isEmpty }),
            let set = SignedSet.sets(in: signed.ds).first(where: { $0.type == .ds })
        {
            return .ds(set)
        }
        if let denied = referrals.first(where: { !$0.proof.isEmpty }) {
            return .denied(SignedSet.sets(in: denied.proof))
        }
        guard let reply = transcript.wholeAnswer(to: DNSQuestion(zone, .ds)) else { return .notLookedUp }
        let set = SignedSet.sets(in: reply.answers).first { $0.type == .ds && $0.name == zone }
        return set.map { .ds($0) } ?? .denied(SignedSet.sets(in: reply.authority))
    }

    private static func keys(of zone: DNSName, _ transcript: DNSTranscript, server: Endpoint?) -> Keys {
        guard let reply = transcript.wholeAnswer(to: DNSQuestion(zone, .dnskey), from: server) else {
            return .notLookedUp
        }
        let set = SignedSet.sets(in: reply.answers).first { $0.type == .dnskey && $0.name == zone }
        return set.map { .served($0) } ?? .none
    }
}

extension DNSTranscript {
    /// The first answer to `question` that says something about it and is whole, signatures asked for.
    fileprivate func wholeAnswer(to question: DNSQuestion, from server: Endpoint? = nil) -> DNSMessage? {
        replies(to: question).lazy
            .filter { server == nil || $0.query.server == server }
            .filter { $0.isAuthoritativeAnswer && $0.query.edns?.dnssecOK == true }
            .compactMap(\.message)
            .first { !$0.header.truncated }
    }
}
