import DNSWire
import Testing

@testable import DNSSEC

@Suite("what a zone asks of its parent")
struct ChildSignalTests {
    let zone: DNSName
    let ds: [DSData]
    let keys: SignedSet
    let ksk: DNSKEYData
    let zsk: DNSKEYData

    init() throws {
        let replies = try Replies()
        zone = try DNSName("alg13.test.")
        ds = try replies.set("alg13.test.", .ds).digests
        keys = try replies.set("alg13.test.", .dnskey)
        ksk = try #require(keys.keys.first { $0.flags == 257 })
        zsk = try #require(keys.keys.first { $0.flags == 256 })
    }

    private func cds(_ data: [DSData]) -> SignedSet {
        SignedSet(name: zone, type: .cds, ttl: 60, data: data.map { .cds($0) }, signatures: keys.signatures)
    }

    private func cdnskey(_ data: [DNSKEYData]) -> SignedSet {
        SignedSet(name: zone, type: .cdnskey, ttl: 60, data: data.map { .cdnskey($0) }, signatures: keys.signatures)
    }

    private func judge(_ cds: SignedSet?, _ cdnskey: SignedSet?) -> [ChildSignal] {
        ChildSignal.judge(zone: zone, ds: ds, keys: keys, cds: cds, cdnskey: cdnskey)
    }

    private func digest(_ key: DNSKEYData) throws -> DSData {
        let digest = try #require(DigestAlgorithm.sha256.digest(of: key.digestInput(owner: zone)))
        return try Wire.ds(key.keyTag, key.algorithm, 2, digest)
    }

    @Test func inOrder() {
        #expect(judge(nil, nil) == [])
        #expect(judge(cds(ds), cdnskey([ksk])) == [])
    }

    @Test func halves() {
        #expect(judge(cds(ds), nil) == [.onlyCDS])
        #expect(judge(nil, cdnskey([ksk])) == [.onlyCDNSKEY])
    }

    @Test func removal() throws {
        let none = try Wire.ds(0, 0, 0, [0])
        let noKey = try Wire.key(0, 0, [0])
        #expect(judge(cds([none]), cdnskey([noKey])) == [.removal])
        #expect(judge(cds([none] + ds), cdnskey([noKey])) == [.removalMixed])
    }

    @Test("a key that does not sign the keys, one that is not served, and a wrong digest")
    func wrong() throws {
        let idle = zsk.keyTag
        let own = ksk.keyTag
        #expect(
            judge(cds([try digest(zsk)]), cdnskey([zsk])) == [
                .keyDoesNotSignKeys(idle), .pending(add: [idle], remove: [own]),
            ])
        let stranger = try TestSigner("alg13.test.", flags: 257).key
        let tag = stranger.keyTag
        #expect(
            judge(cds(ds + [try digest(stranger)]), cdnskey([ksk, stranger])) == [
                .keyNotServed(tag, .cds), .keyNotServed(tag, .cdnskey), .pending(add: [tag], remove: []),
            ])
        var broken = ds[0]
        broken.digest[0] ^= 1
        #expect(judge(cds([broken]), cdnskey([ksk])) == [.digestDiffers(own)])
        #expect(judge(cds(ds), cdnskey([ksk, zsk])).contains(.disagree(cds: [own], cdnskey: [own, idle].sorted())))
    }

    @Test func signatures() {
        var set = cds(ds)
        set.signatures[0].keyTag ^= 1
        #expect(judge(set, cdnskey([ksk])) == [.notSignedByDSKey(.cds)])
        set.signatures = []
        #expect(judge(set, cdnskey([ksk])) == [.unsigned(.cds)])
        #expect(ChildSignal.unsigned(.cds).isProblem && !ChildSignal.pending(add: [], remove: [1]).isProblem)
        #expect(ChildSignal.pending(add: [], remove: [1]).sentence.contains("none"))
    }
}
