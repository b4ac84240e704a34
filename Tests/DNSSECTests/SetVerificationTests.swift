import DNSWire
import Testing
import UpkeepCore

@testable import DNSSEC

@Suite("one record set and its signatures")
struct SetVerificationTests {
    let signer: TestSigner

    init() throws { signer = try TestSigner() }

    private func set(_ name: String = "www.example.") throws -> SignedSet {
        SignedSet(
            name: try DNSName(name), type: .txt, ttl: 300, data: [.txt(TXTData("b")), .txt(TXTData("a"))])
    }

    private func failure(_ set: SignedSet, _ trusted: TrustedKeys? = nil, at now: Timestamp = Replies.now)
        -> LinkFailure?
    {
        var work = ValidationWork()
        do throws(SetFailure) {
            _ = try set.verified(by: trusted ?? signer.trusted, at: now, &work)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("order, case and doubles do not matter; the TTL received does not either")
    func canonical() throws {
        var set = try signer.signed(set())
        #expect(failure(set) == nil)
        set.data.reverse()
        set.data.append(set.data[0])
        set.name = try DNSName("WwW.Example.")
        set.ttl = 5
        #expect(failure(set) == nil)
    }

    @Test("times are compared in 32 bits that wrap")
    func times() throws {
        var set = try set()
        set.signatures = [try signer.sign(set, from: -100, to: 100)]
        let now = Replies.now
        #expect(failure(set, at: Timestamp(seconds: now.seconds - 100)) == nil)
        #expect(failure(set, at: Timestamp(seconds: now.seconds + 100)) == nil)
        let end = Timestamp(seconds: now.seconds + 100)
        #expect(failure(set, at: Timestamp(seconds: now.seconds + 101)) == .expired(since: end))
        let start = Timestamp(seconds: now.seconds - 100)
        #expect(failure(set, at: Timestamp(seconds: now.seconds - 101)) == .notYetValid(until: start))
        // One era later the same 32 bits mean the later moment.
        let era: Int64 = 1 << 32
        #expect(failure(set, at: Timestamp(seconds: now.seconds + era)) == nil)
        #expect(
            failure(set, at: Timestamp(seconds: now.seconds + era + 200))
                == .expired(since: Timestamp(seconds: end.seconds + era)))
        set.signatures = [try signer.sign(set, from: 100, to: -100)]
        #expect(failure(set) == .timesReversed)
    }

    @Test("labels: a wildcard's are fewer, more than there are is wrong")
    func labels() throws {
        var set = try set("a.b.example.")
        set.signatures = [try signer.sign(set, labels: 1)]
        var work = ValidationWork()
        #expect(try set.verified(by: signer.trusted, at: Replies.now, &work).wildcard == (try DNSName("*.example.")))
        set.signatures = [try signer.sign(set, labels: 4)]
        #expect(failure(set) == .labelsWrong(4))
        // The wildcard itself, asked for by name.
        var star = try self.set("*.example.")
        star.signatures = [try signer.sign(star, labels: 1)]
        #expect(try star.verified(by: signer.trusted, at: Replies.now, &work).wildcard == nil)
    }

    @Test(
        "keys that must not be used",
        arguments: [
            (UInt16(0), KeyFlaw.notAZoneKey), (UInt16(1), .notAZoneKey), (UInt16(384), .revoked),
            (UInt16(385), .revoked),
        ])
    func flags(flags: UInt16, flaw: KeyFlaw) throws {
        let signer = try TestSigner(flags: flags)
        #expect(failure(try signer.signed(set()), signer.trusted) == .keyFlawed(flaw))
    }

    @Test("protocol 3 only, and either kind of key signs")
    func protocolNumber() throws {
        var key = signer.key
        key.protocol = 2
        let signature = try signer.sign(set(), tag: key.keyTag)
        var set = try set()
        set.signatures = [signature]
        #expect(failure(set, TrustedKeys(zone: signer.zone, keys: [key])) == .keyFlawed(.wrongProtocol(2)))
        let entry = try TestSigner(flags: 257)
        #expect(failure(try entry.signed(self.set()), entry.trusted) == nil)
    }

    @Test("the signer must be the zone")
    func signerName() throws {
        var set = try set()
        set.signatures = [try signer.sign(set, signer: DNSName("www.example."))]
        #expect(failure(set) == .signerWrong(try DNSName("www.example.")))
        let outside = try signer.signed(self.set("www.example.net."))
        #expect(failure(outside) == .signerWrong(try DNSName("example.")))
    }

    @Test("one good signature is enough; of bad ones the nearest is told")
    func several() throws {
        let set = try set()
        let good = try signer.sign(set)
        let old = try signer.sign(set, from: -200, to: -100)
        let foreign = try signer.sign(set, signer: DNSName("net."))
        var mixed = set
        mixed.signatures = [foreign, old, good]
        #expect(failure(mixed) == nil)
        mixed.signatures = [foreign, old]
        #expect(failure(mixed) == .expired(since: Timestamp(seconds: Replies.now.seconds - 100)))
        mixed.signatures = []
        #expect(failure(mixed) == .unsigned)
    }

    @Test("keys and signatures that are no such thing", arguments: [8, 10, 13, 14, 15] as [UInt8])
    func garbage(algorithm: UInt8) throws {
        for length in [0, 1, 3, 31, 32, 64, 65, 96, 260] {
            let key = try Wire.key(256, algorithm, [UInt8](repeating: 0xFF, count: length))
            for size in [0, 1, 64, 96, 256] {
                let check = SignatureCheck([UInt8](repeating: 0xFF, count: size), over: [1], by: key)
                #expect(check != .valid)
            }
        }
        let empty = try Wire.key(256, algorithm, [])
        #expect(KeyFacts(empty).flaw == .malformed)
    }
}
