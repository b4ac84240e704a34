import Crypto
import DNSSEC
import DNSWire
import UpkeepCore

/// Any bytes are what servers said on the way down a chain: judging it may not trap or hang, keeps to its limits, says the
/// same twice, and calls nothing secure that no signature or no anchor vouches for.
///
/// The first byte chooses: with bit 0 the signatures are made anew, and hold, so that what comes behind them is reached;
/// with bit 1 the limits are small. Then come messages, each after its length: replies about DNSKEY and DS make the zones
/// in the order of their first mention, any other reply is the answer. The first zone's entry keys are the anchors.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzDNSSEC(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    guard let choice = bytes.first else { return 0 }
    var evidence = evidence(bytes.dropFirst())
    if choice & 1 != 0 { sign(&evidence) }
    let anchors = anchors(evidence)
    var limits = ValidationLimits()
    if choice & 2 != 0 {
        limits.verifications = 4
        limits.nsec3Hashes = 16
        limits.signaturesPerSet = 2
        limits.denialSets = 2
    }
    let report = ChainJudge.judge(evidence, anchors: anchors, now: now, limits: limits)
    precondition(report.work.verifications <= limits.verifications && report.work.nsec3Hashes <= limits.nsec3Hashes)
    precondition(report == ChainJudge.judge(evidence, anchors: anchors, now: now, limits: limits))
    precondition(report.outcome.link.map { !$0.sentence.isEmpty && !$0.reason.code.isEmpty } ?? true)
    precondition(report.notes.allSatisfy { !$0.sentence.isEmpty })
    precondition(report.outcome != .secure || !report.held.isEmpty)
    precondition(ChainJudge.judge(evidence, anchors: [], now: now, limits: limits).outcome != .secure)
    _ = ClockGuard(report.windows, now: now).sentence
    audit(evidence, limits)

    evidence.strip()
    precondition(ChainJudge.judge(evidence, anchors: anchors, now: now, limits: limits).outcome != .secure)
    return 0
}

/// When the seeds' signatures hold: 2026-06-01.
private let now = Timestamp(seconds: 1_780_272_000)

/// Messages looked at; a chain has no more than two for each zone.
private let mostMessages = 24

private func evidence(_ bytes: some Sequence<UInt8>) -> ChainEvidence {
    var framing = DNSStreamFraming()
    framing.append(bytes)
    var names: [DNSName] = []
    var replies: [DNSQuestion: DNSMessage] = [:]
    var evidence = ChainEvidence(zones: [])
    for _ in 0..<mostMessages {
        guard let bytes = framing.next() else { break }
        guard let reply = try? DNSMessage(decoding: bytes), let question = reply.questions.first else { continue }
        if question.type == .dnskey || question.type == .ds {
            if !names.contains(question.name) { names.append(question.name) }
            replies[question] = reply
        } else {
            evidence.answer = ChainEvidence.Answer(question, reply)
        }
    }
    evidence.zones = names.map { name in
        ChainEvidence.Zone(name: name, ds: replies[DNSQuestion(name, .ds)], keys: replies[DNSQuestion(name, .dnskey)])
    }
    return evidence
}

private func anchors(_ evidence: ChainEvidence) -> [TrustAnchor] {
    guard let zone = evidence.zones.first, case .served(let set) = zone.keys else { return [] }
    return set.keys.filter(\.isEntryPoint).map { TrustAnchor(zone: zone.name, .key($0)) }
}

/// What an audit asks of the same data.
private func audit(_ evidence: ChainEvidence, _ limits: ValidationLimits) {
    guard let zone = evidence.zones.last, case .served(let keys) = zone.keys else { return }
    _ = SignatureLife(keys, now: now)
    if let answer = evidence.answer {
        let found = BitmapContradiction.find(
            at: answer.name, denial: answer.authority, served: answer.answers, zone: zone.name, limits: limits)
        precondition(found.allSatisfy { !$0.sentence.isEmpty })
        _ = AlgorithmCoverage(ds: [], keys: keys.keys, sets: answer.answers)
    }
    guard case .ds(let ds) = zone.delegation else { return }
    _ = ds.digests.prefix(limits.digestsPerDelegation).map { DSFacts($0, zone: zone.name, keys: keys.keys) }
    precondition(
        ChildSignal.judge(zone: zone.name, ds: ds.digests, keys: keys, cds: ds, cdnskey: keys)
            .allSatisfy { !$0.sentence.isEmpty })
}

// MARK: - Signatures that hold

/// The one who signs: an Ed25519 key that is every zone's entry key.
private let signer = try? Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 7, count: 32))
private let key: DNSKEYData? = signer.flatMap { signer in
    let data = try? DNSRecordData(type: .dnskey, wire: [1, 1, 3, 15] + signer.publicKey.rawRepresentation)
    guard case .dnskey(let key)? = data else { return nil }
    return key
}

/// Gives every zone the signer's key, every delegation its digest, and every set of some records a signature for each that
/// it had, which says all that the old one said.
private func sign(_ evidence: inout ChainEvidence) {
    guard let key else { return }
    var budget = 64
    for place in evidence.zones.indices {
        let zone = evidence.zones[place].name
        if case .served(var set) = evidence.zones[place].keys {
            set.data.append(.dnskey(key))
            sign(&set, &budget)
            evidence.zones[place].keys = .served(set)
        }
        switch evidence.zones[place].delegation {
        case .ds(var set):
            let digest = Array(SHA256.hash(data: key.digestInput(owner: zone)))
            let head = [UInt8(key.keyTag >> 8), UInt8(truncatingIfNeeded: key.keyTag), 15, 2]
            if let ds = try? DNSRecordData(type: .ds, wire: head + digest) { set.data.append(ds) }
            sign(&set, &budget)
            evidence.zones[place].delegation = .ds(set)
        case .denied(var sets):
            for place in sets.indices { sign(&sets[place], &budget) }
            evidence.zones[place].delegation = .denied(sets)
        case .notLookedUp: break
        }
    }
    guard var answer = evidence.answer else { return }
    for place in answer.answers.indices { sign(&answer.answers[place], &budget) }
    for place in answer.authority.indices { sign(&answer.authority[place], &budget) }
    evidence.answer = answer
}

private func sign(_ set: inout SignedSet, _ budget: inout Int) {
    guard let signer, let key else { return }
    let records = DNSRecordSet(set.name, set.type, ttl: set.ttl, data: set.data)
    for place in set.signatures.indices where budget > 0 {
        budget -= 1
        set.signatures[place].algorithm = key.algorithm
        set.signatures[place].keyTag = key.keyTag
        guard let bytes = try? records.signedBytes(by: set.signatures[place]),
            let signature = try? signer.signature(for: bytes)
        else { continue }
        set.signatures[place].signature = Array(signature)
    }
}

extension ChainEvidence {
    /// Takes every signature away.
    fileprivate mutating func strip() {
        for place in zones.indices {
            if case .served(var set) = zones[place].keys {
                set.signatures = []
                zones[place].keys = .served(set)
            }
            switch zones[place].delegation {
            case .ds(var set):
                set.signatures = []
                zones[place].delegation = .ds(set)
            case .denied(let sets): zones[place].delegation = .denied(Self.stripped(sets))
            case .notLookedUp: break
            }
        }
        guard var bare = answer else { return }
        bare.answers = Self.stripped(bare.answers)
        bare.authority = Self.stripped(bare.authority)
        answer = bare
    }

    private static func stripped(_ sets: [SignedSet]) -> [SignedSet] {
        sets.map { set in
            var set = set
            set.signatures = []
            return set
        }
    }
}
