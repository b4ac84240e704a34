import DNSWire
import Testing
import UpkeepCore

@testable import DNSSEC

@Suite("chains that break, and where")
struct BrokenChainTests {
    let replies: Replies

    init() throws { replies = try Replies() }

    private func link(_ zone: String, _ code: String) throws -> ChainLink {
        let report = try replies.judge(zone, "www." + zone)
        #expect(report.outcome.code == code)
        return try #require(report.outcome.link)
    }

    @Test func expired() throws {
        let link = try link("expired.test.", "bogus")
        #expect(link.step.kind == .dnskeySelfSigned)
        #expect(link.reason == .expired(since: try #require(Timestamp(rfc3339: "2020-02-01T00:00:00Z"))))
        #expect(
            link.sentence
                == "the signature over `expired.test` DNSKEY by key \(link.step.keyTag ?? 0) (ECDSAP256SHA256) "
                + "expired at 2020-02-01T00:00:00Z")
    }

    @Test func future() throws {
        let link = try link("future.test.", "bogus")
        #expect(link.step.kind == .dnskeySelfSigned)
        #expect(link.reason == .notYetValid(until: try #require(Timestamp(rfc3339: "2035-01-01T00:00:00Z"))))
    }

    @Test func digestMismatch() throws {
        let link = try link("mismatch.test.", "bogus")
        #expect(link.step.kind == .dnskeyMatchesDS)
        #expect(link.reason == .digestMismatch(.sha256))
        #expect(link.step.keyTag == (try replies.set("mismatch.test.", .ds).digests.first?.keyTag))
    }

    @Test func wrongKey() throws {
        let link = try link("wrongkey.test.", "bogus")
        #expect(link.step.kind == .dnskeyMatchesDS)
        let tags = try replies.set("wrongkey.test.", .dnskey).keys.map { KeyFacts($0).tag }
        #expect(link.reason == .noMatchingKey(tagsSeen: tags))
        let listed = tags.sorted().map(String.init).joined(separator: ", ")
        #expect(
            link.sentence
                == "`wrongkey.test` is vouched for by key \(link.step.keyTag ?? 0) (ECDSAP256SHA256), but serves keys "
                + listed)
    }

    @Test func unsignedDelegation() throws {
        let link = try link("unsigned.test.", "insecure")
        #expect(link.step.kind == .dsFor)
        #expect(link.step.zone == (try DNSName("test.")))
        #expect(link.reason == .noDS(optOut: false))
        #expect(
            link.sentence == "`test` proves that there is no DS for `unsigned.test`: what it signs cannot be checked")
    }

    @Test func digestKinds() throws {
        let sha1 = try replies.judge("sha1.test.", "www.sha1.test.")
        #expect(sha1.outcome == .secure)
        #expect(sha1.notes == [.deprecatedDigest(zone: try DNSName("sha1.test."), .sha1)])
        let sha384 = try replies.judge("sha384.test.", "www.sha384.test.")
        #expect(sha384.outcome == .secure && sha384.notes.isEmpty)
        let link = try link("newdigest.test.", "insecure")
        #expect(link.reason == .digestsUnsupported([DigestAlgorithm(rawValue: 6)]))
    }

    @Test("more NSEC3 iterations than resolvers take make a denial insecure, not an answer")
    func iterations() throws {
        for (zone, count) in [("n3many.test.", UInt16(100)), ("n3trap.test.", 2500)] {
            #expect(try replies.judge(zone, "www." + zone).outcome == .secure)
            let report = try replies.judge(zone, "nothing." + zone)
            #expect(report.outcome.link?.reason == .iterationsTooHigh(count, limit: 50))
            #expect(report.outcome.code == "insecure")
            #expect(report.work.nsec3Hashes == 0)
        }
        let few = try replies.judge("n3salt.test.", "nothing.n3salt.test.")
        #expect(few.outcome == .secure)
        #expect(few.notes == [.nsec3Iterations(zone: try DNSName("n3salt.test."), 10)])
    }

    @Test("a zone that stopped signing under a DS")
    func stoppedSigning() throws {
        var evidence = try replies.evidence("alg13.test.", "www.alg13.test.")
        evidence.answer?.answers[0].signatures = []
        let link = try #require(try replies.judge(evidence).outcome.link)
        #expect(link.reason == .unsigned && link.step.kind == .rrsetSigned)
        #expect(link.sentence == "`www.alg13.test` A came without a signature, though `alg13.test` is signed")
        evidence.zones[2].keys = .none
        let report = try replies.judge(evidence)
        #expect(report.outcome == .bogus(ChainLink(try .dnskey("alg13.test."), .noKeys)))
        #expect(report.keys == nil)
    }

    @Test("a server that fails or says nothing was not heard")
    func failed() throws {
        var refusal = try replies.reply("alg13.test.", .dnskey)
        refusal.header.rcode = .serverFailure
        let name = try DNSName("alg13.test.")
        let ds = try replies.reply("alg13.test.", .ds)
        #expect(ChainEvidence.Zone(name: name, ds: ds, keys: refusal).keys == .notLookedUp)
        #expect(ChainEvidence.Zone(name: name, ds: refusal, keys: nil).delegation == .notLookedUp)
        refusal.header.rcode = .noError
        refusal.answers = []
        #expect(ChainEvidence.Zone(name: name, ds: ds, keys: refusal).keys == .none)
    }

    @Test("what was not looked up is indeterminate, and named")
    func missing() throws {
        var evidence = try replies.evidence("alg13.test.", "www.alg13.test.")
        evidence.zones[2].keys = .notLookedUp
        #expect(
            try replies.judge(evidence).outcome == .indeterminate(ChainLink(try .dnskey("alg13.test."), .notLookedUp)))
        evidence.zones[2].delegation = .notLookedUp
        let link = try #require(try replies.judge(evidence).outcome.link)
        #expect(link.step.kind == .dsFor)
        #expect(link.sentence == "the DS for `alg13.test` could not be looked up")
        let none = ChainJudge.judge(evidence, anchors: [], now: Replies.now)
        #expect(none.outcome.link?.reason == .noTrustAnchor)
        #expect(none.outcome.code == "indeterminate")
        let empty = ChainJudge.judge(ChainEvidence(zones: []), anchors: try replies.anchors(), now: Replies.now)
        #expect(empty.outcome.code == "indeterminate")
    }

    @Test("changed data, another zone's signature, and another key's")
    func forged() throws {
        var evidence = try replies.evidence("alg8.test.", "www.alg8.test.")
        evidence.answer?.answers[0].data.removeLast()
        let link = try #require(try replies.judge(evidence).outcome.link)
        #expect(link.reason == .signatureMismatch)
        #expect(link.step.owner == (try DNSName("www.alg8.test.")) && link.step.type == .a)
        #expect(link.step.algorithm == .rsaSHA256 && link.step.keyTag != nil)

        var foreign = try replies.evidence("alg8.test.", "www.alg8.test.")
        foreign.answer?.answers[0].signatures = try replies.answer("www.alg13.test.", .a).answers[0].signatures
        let wrong = try #require(try replies.judge(foreign).outcome.link)
        #expect(wrong.reason == .signerWrong(try DNSName("alg13.test.")))

        var lost = try replies.evidence("alg8.test.", "www.alg8.test.")
        lost.answer?.answers[0].signatures[0].keyTag ^= 1
        guard case .noMatchingKey = try replies.judge(lost).outcome.link?.reason else {
            Issue.record("\(try replies.judge(lost).outcome)")
            return
        }
    }

    @Test("the anchor's own zone is checked against the anchor")
    func anchors() throws {
        let evidence = try replies.evidence("alg13.test.", "www.alg13.test.")
        let real = ChainJudge.judge(evidence, anchors: TrustAnchor.root, now: Replies.now)
        #expect(real.outcome.code == "bogus")
        #expect(
            real.outcome.link?.step
                == ChainStep(
                    .dnskeyMatchesDS, zone: .root, owner: .root, type: .dnskey, keyTag: 20326, algorithm: .rsaSHA256))
        // From a zone in the middle, by its DS.
        let island = ChainEvidence(zones: Array(evidence.zones[1...]), answer: evidence.answer)
        let digest = try #require(try replies.set("test.", .ds).digests.first)
        let anchor = TrustAnchor(zone: try DNSName("test."), .digest(digest))
        #expect(ChainJudge.judge(island, anchors: [anchor], now: Replies.now).outcome == .secure)
    }

    @Test("every broken link has one sentence of its own, without a full stop")
    func sentences() throws {
        let zones = ["expired", "future", "mismatch", "wrongkey", "unsigned", "newdigest", "alg16"]
        let sentences = try zones.map { zone in
            try #require(try replies.judge("\(zone).test.", "www.\(zone).test.").outcome.link).sentence
        }
        #expect(Set(sentences).count == zones.count)
        #expect(sentences.allSatisfy { !$0.hasSuffix(".") && $0.contains("`") })
    }
}

extension ChainStep {
    fileprivate static func dnskey(_ zone: String) throws -> ChainStep {
        ChainStep(.dnskeyMatchesDS, zone: try DNSName(zone), owner: try DNSName(zone), type: .dnskey)
    }
}
