import DNSWire
import UpkeepCore

extension ChainLink {
    /// What is wrong, in one plain sentence.
    package var sentence: String {
        switch reason {
        case .expired(let time): "the signature over \(what) \(byKey) expired at \(time.rfc3339())"
        case .notYetValid(let time): "the signature over \(what) \(byKey) is not valid until \(time.rfc3339())"
        case .timesReversed: "the signature over \(what) \(byKey) ends before it begins"
        case .unsigned: "\(what) came without a signature, though \(zone) is signed"
        case .noMatchingKey(let tags): missingKey(tags)
        case .keyFlawed(let flaw): "key \(tag) of \(zone), which signs \(what), \(flaw.sentence)"
        case .signatureMismatch:
            "the signature over \(what) \(byKey) does not verify: the records, or the key, changed after signing"
        case .signerWrong(let name): "\(what) is signed by \(Self.quoted(name)), and only \(zone) may sign it"
        case .labelsWrong(let count):
            "the signature over \(what) \(byKey) counts \(count) labels, which do not fit the name"
        case .malformed: "\(what) holds data that fits no DNS message"
        case .noDS(let isOptOut): noDS(isOptOut)
        case .digestMismatch(let digest):
            "the DS for \(owner) names key \(tag), but its \(digest) digest is not that of the key the zone serves"
        case .algorithmsUnsupported(let algorithms): unsupported(algorithms)
        case .digestsUnsupported(let digests):
            "every DS for \(owner) uses a digest that cannot be checked (\(Self.list(digests)))"
        case .noKeys: "\(zone) serves no DNSKEY, though a DS vouches for one"
        case .noProof: "nothing in the reply proves that \(what) is not there"
        case .proofIncomplete(let missing): "the proof that \(what) is not there lacks \(Self.part(missing))"
        case .bitmapHolds(let type): "the reply denies \(what), but its own proof lists \(type) at the name"
        case .nameExists: "the reply denies \(owner), but its own proof shows that a name exists there"
        case .notADelegation: "\(zone) proves that \(owner) is not delegated, yet somebody answers for it"
        case .iterationsTooHigh(let count, let limit):
            "\(zone) hashes its names \(count) extra times; today's resolvers take at most \(limit) and treat it as unsigned"
        case .optOut: "the proof that \(what) is not there covers signed names only (opt-out)"
        case .aliasMismatch: "the CNAME at \(owner) is not the one that the DNAME above it makes"
        case .aliasLoop: "the aliases from \(owner) go round in circles or are too many"
        case .notLookedUp: "\(Self.looked(step.kind)) \(owner) could not be looked up"
        case .noTrustAnchor: "no trust anchor for \(zone) was given"
        case .workLimit(let limit): limit.sentence(what)
        }
    }

    private var owner: String { Self.quoted(step.owner) }
    private var zone: String { Self.quoted(step.zone) }
    private var what: String { "\(owner) \(step.type)" }
    private var tag: String { step.keyTag.map(String.init) ?? "?" }
    private var algorithm: String { step.algorithm.map { " (\($0))" } ?? "" }
    private var byKey: String { step.keyTag == nil ? "" : "by key \(tag)\(algorithm)" }

    private func missingKey(_ tags: [UInt16]) -> String {
        let known = tags.isEmpty ? "no keys" : "keys \(Self.list(Set(tags).sorted()))"
        return switch step.kind {
        case .dnskeyMatchesDS: "\(zone) is vouched for by key \(tag)\(algorithm), but serves \(known)"
        case .dnskeySelfSigned:
            "the keys of \(zone) are signed by key \(tag)\(algorithm), but vouched for are \(known)"
        default: "\(what) is signed by key \(tag)\(algorithm), but \(zone) has \(known)"
        }
    }

    private func noDS(_ isOptOut: Bool) -> String {
        isOptOut
            ? "\(zone) proves that it need not list a DS for \(owner) (opt-out): what it signs cannot be checked"
            : "\(zone) proves that there is no DS for \(owner): what it signs cannot be checked"
    }

    private func unsupported(_ algorithms: [SigningAlgorithm]) -> String {
        step.kind == .dnskeyMatchesDS
            ? "\(zone) is signed with \(Self.list(algorithms)) alone, which validators do not rely on"
            : "\(what) is signed with \(Self.list(algorithms)) alone, not with the algorithm its DS promises"
    }

    /// As people write it: without the last dot.
    private static func quoted(_ name: DNSName) -> String {
        "`\(name.isRoot ? "." : name.text(trailingDot: false))`"
    }

    private static func list(_ items: [some CustomStringConvertible]) -> String {
        items.map(\.description).joined(separator: ", ")
    }

    private static func part(_ missing: LinkFailure.MissingProof) -> String {
        switch missing {
        case .name: "the record for the name itself"
        case .closestEncloser: "the nearest name above it that exists"
        case .nextCloser: "the gap just below the nearest name that exists"
        case .wildcard: "the record for the wildcard"
        }
    }

    private static func looked(_ kind: ChainStep.Kind) -> String {
        switch kind {
        case .dsFor: "the DS for"
        case .dnskeyMatchesDS, .dnskeySelfSigned: "the keys of"
        case .rrsetSigned, .denial: "the answer for"
        }
    }
}

extension LinkFailure.WorkLimit {
    fileprivate func sentence(_ what: String) -> String {
        switch self {
        case .verifications(let limit):
            "checking \(what) needs more than \(limit) signature checks, where resolvers give up too"
        case .nsec3Hashes(let limit):
            "the proof about \(what) needs more than \(limit) hashes, where resolvers give up too"
        case .collidingKeys(let count):
            "\(count) keys share the tag that signs \(what), and resolvers do not try them all"
        case .signaturesPerSet(let count):
            "\(what) has \(count) signatures, none of the first ones holds, and resolvers do not try them all"
        case .keysPerZone(let count): "there are \(count) keys in \(what), more than resolvers look through"
        case .digestsPerDelegation(let count): "there are \(count) records in \(what), more than resolvers look through"
        }
    }
}
