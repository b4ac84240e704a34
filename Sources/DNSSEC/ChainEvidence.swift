package import DNSWire

/// What was seen on the way from a trust anchor's zone down to an answer.
package struct ChainEvidence: Sendable, Hashable {
    /// From the anchor's zone down, each the parent of the next.
    package var zones: [Zone]
    /// From the last zone; nil to judge the zones alone.
    package var answer: Answer?

    package init(zones: [Zone], answer: Answer? = nil) {
        self.zones = zones
        self.answer = answer
    }

    package struct Zone: Sendable, Hashable {
        package var name: DNSName
        /// What the parent said when asked for DS. The first zone's does not count.
        package var delegation: Delegation
        /// What the zone said when asked for DNSKEY.
        package var keys: Keys

        package init(name: DNSName, delegation: Delegation = .notLookedUp, keys: Keys) {
            self.name = name
            self.delegation = delegation
            self.keys = keys
        }
    }

    package enum Delegation: Sendable, Hashable {
        case ds(SignedSet)
        /// No DS: the authority section that came instead.
        case denied([SignedSet])
        case notLookedUp
    }

    package enum Keys: Sendable, Hashable {
        case served(SignedSet)
        case none
        case notLookedUp
    }

    package struct Answer: Sendable, Hashable {
        package var name: DNSName
        package var type: DNSRecordType
        package var rcode: DNSResponseCode
        package var answers: [SignedSet]
        package var authority: [SignedSet]

        package init(
            name: DNSName, type: DNSRecordType, rcode: DNSResponseCode = .noError, answers: [SignedSet] = [],
            authority: [SignedSet] = []
        ) {
            self.name = name
            self.type = type
            self.rcode = rcode
            self.answers = answers
            self.authority = authority
        }

        /// A server's reply to one question.
        package init(_ question: DNSQuestion, _ reply: DNSMessage) {
            self.init(
                name: question.name, type: question.type, rcode: reply.header.rcode,
                answers: SignedSet.sets(in: reply.answers), authority: SignedSet.sets(in: reply.authority))
        }
    }

    /// Every set in the evidence.
    var sets: [SignedSet] {
        var sets: [SignedSet] = []
        for zone in zones {
            switch zone.delegation {
            case .ds(let set): sets.append(set)
            case .denied(let authority): sets += authority
            case .notLookedUp: break
            }
            if case .served(let set) = zone.keys { sets.append(set) }
        }
        if let answer { sets += answer.answers + answer.authority }
        return sets
    }
}
