import DNSWire
import Testing
import UpkeepCore

@testable import DNSSEC

@Suite("what an audit asks of signed data")
struct AuditTests {
    let replies: Replies

    init() throws { replies = try Replies() }

    @Test func life() throws {
        let life = try #require(SignatureLife(try replies.set("www.alg13.test.", .a), now: Replies.now))
        #expect(life.lastExpiration == Timestamp(rfc3339: "2027-01-01T00:00:00Z"))
        #expect(life.remaining == .seconds(214 * 86_400))
        #expect(life.longest == .seconds(365 * 86_400))
        let past = try #require(SignatureLife(try replies.set("www.expired.test.", .a), now: Replies.now))
        #expect(past.remaining < .zero)
        #expect(SignatureLife(try replies.set("www.unsigned.test.", .a), now: Replies.now) == nil)
    }

    @Test(
        "sizes and flags of real keys",
        arguments: [
            ("alg8.test.", [1024, 2048]), ("alg10.test.", [1280, 2048]), ("alg13.test.", [256, 256]),
            ("alg14.test.", [384, 384]), ("alg15.test.", [256, 256]), ("alg16.test.", [456, 456]),
            ("alg5.test.", [1024, 2048]),
        ])
    func keys(zone: String, bits: [Int]) throws {
        let set = try replies.set(zone, .dnskey)
        let facts = set.keys.map(KeyFacts.init)
        #expect(facts.compactMap(\.bits).sorted() == bits)
        #expect(facts.filter(\.isSecureEntryPoint).count == 1)
        #expect(facts.allSatisfy { $0.isZoneKey && !$0.isRevoked && $0.flaw == nil })
        // The signatures, made by another program, name the same tags.
        #expect(Set(facts.filter(\.isSecureEntryPoint).map(\.tag)) == Set(set.signatures.map(\.keyTag)))
    }

    @Test("every algorithm announced signs everything, or is told")
    func coverage() throws {
        let ds = try replies.set("two.test.", .ds).digests
        let keys = try replies.set("two.test.", .dnskey)
        var www = try replies.set("www.two.test.", .a)
        #expect(AlgorithmCoverage(ds: ds, keys: keys.keys, sets: [keys, www]).gaps == [])
        www.signatures.removeAll { $0.algorithm == 8 }
        let some = AlgorithmCoverage(ds: ds, keys: keys.keys.filter { $0.algorithm == 13 }, sets: [www])
        #expect(some.withoutKey == [.rsaSHA256] && some.gaps == [])
        #expect(
            AlgorithmCoverage(ds: ds, keys: keys.keys, sets: [www]).gaps == [
                AlgorithmCoverage.Gap(owner: www.name, type: .a, algorithm: .rsaSHA256)
            ])
    }

    @Test("each provider must serve the keys the others sign with")
    func multiSigner() throws {
        let a = try replies.set("alg13.test.", .dnskey).keys
        let b = try replies.set("mismatch.test.", .dnskey).keys
        let signedA = try replies.set("www.alg13.test.", .a).signatures
        let signedB = try replies.set("www.mismatch.test.", .a).signatures
        let zsk = try #require(b.first { $0.flags == 256 })
        let first = MultiSignerGap.Provider(name: "a", keys: a + [zsk], signatures: signedA)
        let second = MultiSignerGap.Provider(name: "b", keys: b, signatures: signedB)
        let gaps = MultiSignerGap.gaps(among: [first, second])
        #expect(gaps.map(\.holder) == ["b"] && gaps.map(\.signer) == ["a"])
        #expect(gaps.first?.tag == signedA.first?.keyTag)
        #expect(gaps.first?.sentence.contains("which `b` does not serve") == true)
        let whole = MultiSignerGap.Provider(name: "b", keys: b + a, signatures: signedB)
        #expect(MultiSignerGap.gaps(among: [first, whole]) == [])
    }

    @Test("a denial that denies what is served", arguments: ["alg13.test.", "n3.test."])
    func contradiction(zone: String) throws {
        let apex = try DNSName(zone)
        let name = try DNSName("www." + zone)
        let served = [try replies.set("www." + zone, .a), try replies.set("www." + zone, .aaaa)]
        let denial = try replies.answer("www." + zone, .txt).authority
        #expect(BitmapContradiction.find(at: name, denial: denial, served: served, zone: apex) == [])
        let broken = Self.without(.aaaa, denial)
        let found = BitmapContradiction.find(at: name, denial: broken, served: served, zone: apex)
        #expect(found.map(\.type) == [.aaaa] && found.map(\.kind) == [.typeMissing])
        // The name denied whole.
        let gone = try replies.answer("nothing." + zone, .a).authority
        var there = try replies.set("www." + zone, .a)
        there.name = try DNSName("nothing." + zone)
        let denied = BitmapContradiction.find(at: there.name, denial: gone, served: [there], zone: apex)
        #expect(denied.map(\.kind) == [.nameDenied])
    }

    @Test("a wildcard's bitmap without the wildcard's own type", arguments: ["alg13.test.", "n3.test."])
    func wildcardContradiction(zone: String) throws {
        let name = try DNSName("a.wild." + zone)
        let served = [try replies.set("a.wild." + zone, .txt)]
        let denial = try replies.answer("a.wild." + zone, .a).authority
        let apex = try DNSName(zone)
        #expect(BitmapContradiction.find(at: name, denial: denial, served: served, zone: apex) == [])
        let found = BitmapContradiction.find(at: name, denial: Self.without(.txt, denial), served: served, zone: apex)
        #expect(found.map(\.type) == [.txt] && found.map(\.kind) == [.typeMissing])
        #expect(found.first?.sentence.contains("does not list TXT") == true)
    }

    /// The same records with one type struck from every bitmap.
    private static func without(_ type: DNSRecordType, _ sets: [SignedSet]) -> [SignedSet] {
        sets.map { set in
            var set = set
            set.data = set.data.map { data in
                switch data {
                case .nsec(var body):
                    body.types = DNSTypeBitmap(body.types.types.filter { $0 != type })
                    return .nsec(body)
                case .nsec3(var body):
                    body.types = DNSTypeBitmap(body.types.types.filter { $0 != type })
                    return .nsec3(body)
                default: return data
                }
            }
            return set
        }
    }
}
