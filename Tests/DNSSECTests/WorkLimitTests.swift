import DNSWire
import Testing

@testable import DNSSEC

@Suite("zones made to keep validators busy")
struct WorkLimitTests {
    let signer: TestSigner
    let set: SignedSet

    init() throws {
        signer = try TestSigner()
        set = try signer.signed(
            SignedSet(
                name: DNSName("www.example."), type: .txt, ttl: 300, data: [.txt(TXTData("a"))]))
    }

    private func verify(_ set: SignedSet, _ keys: [DNSKEYData], _ work: inout ValidationWork) -> LinkFailure? {
        do throws(SetFailure) {
            _ = try set.verified(by: TrustedKeys(zone: signer.zone, keys: keys), at: Replies.now, &work)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("KeyTrap: many keys of one tag, many signatures")
    func keyTrap() throws {
        let impostors = try (1...12).map { try signer.impostor($0) }
        #expect(impostors.allSatisfy { $0.keyTag == signer.tag && $0 != signer.key })
        var work = ValidationWork()
        #expect(verify(set, [impostors[0], signer.key], &work) == nil)
        #expect(work.verifications == 2)

        work = ValidationWork()
        #expect(verify(set, impostors + [signer.key], &work) == .workLimit(.collidingKeys(13)))
        #expect(work.verifications == 2)

        var many = set
        many.signatures = (0..<200).map { seed in
            var signature = set.signatures[0]
            signature.signature[0] ^= UInt8(seed) &+ 1
            return signature
        }
        work = ValidationWork()
        #expect(verify(many, [signer.key], &work) == .workLimit(.signaturesPerSet(200)))
        #expect(work.verifications == 8)
        // The one that holds is found behind any number by keys that are not there.
        var late = set
        late.signatures = (1...40).map { seed in
            var signature = set.signatures[0]
            signature.keyTag ^= UInt16(seed)
            return signature
        }
        late.signatures += set.signatures
        #expect(verify(late, [signer.key], &work) == nil)
        #expect(work.verifications == 9)
    }

    @Test("all verifications of a judgement share one budget")
    func budget() throws {
        var limits = ValidationLimits()
        limits.verifications = 3
        var work = ValidationWork(limits: limits)
        for _ in 0..<3 { #expect(verify(set, [signer.key], &work) == nil) }
        #expect(verify(set, [signer.key], &work) == .workLimit(.verifications(3)))

        let replies = try Replies()
        let report = ChainJudge.judge(
            try replies.evidence("alg13.test.", "www.alg13.test."), anchors: try replies.anchors(), now: Replies.now,
            limits: limits)
        #expect(report.outcome.code == "bogus")
        #expect(report.outcome.link?.reason == .workLimit(.verifications(3)))
        #expect(report.outcome.link?.sentence.contains("more than 3 signature checks") == true)
    }

    @Test("NSEC3 hashing has a budget too")
    func hashes() throws {
        let replies = try Replies()
        var limits = ValidationLimits()
        limits.nsec3Hashes = 20
        let evidence = try replies.evidence("n3salt.test.", "a.b.c.nothing.n3salt.test.")
        let report = ChainJudge.judge(evidence, anchors: try replies.anchors(), now: Replies.now, limits: limits)
        #expect(report.outcome.link?.reason == .workLimit(.nsec3Hashes(20)))
        #expect(report.work.nsec3Hashes <= 20)
    }

    @Test("sets of keys and of DS have a size")
    func counts() throws {
        let replies = try Replies()
        var evidence = try replies.evidence("alg13.test.", "www.alg13.test.")
        guard case .served(var keys) = evidence.zones[2].keys, case .ds(var ds) = evidence.zones[2].delegation else {
            throw CancellationError()
        }
        keys.data += try (0..<70).map { .dnskey(try Wire.key(256, 15, [UInt8](repeating: $0, count: 32))) }
        evidence.zones[2].keys = .served(keys)
        #expect(try replies.judge(evidence).outcome.link?.reason == .workLimit(.keysPerZone(72)))
        ds.data += try (0..<20).map { .ds(try Wire.ds(UInt16($0), 13, 2, [UInt8](repeating: 0, count: 32))) }
        evidence.zones[2].delegation = .ds(ds)
        #expect(try replies.judge(evidence).outcome.link?.reason == .workLimit(.digestsPerDelegation(21)))
    }
}
