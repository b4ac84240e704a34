import DNSWire
import Foundation
import Testing
import UpkeepCore

@testable import DNSSEC

@Suite("the RFCs' own examples")
struct VectorTests {
    private static func lines() throws -> [[Substring]] {
        let file = try #require(Bundle.module.url(forResource: "Fixtures/vectors", withExtension: "txt"))
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { $0.split(separator: ";") }
    }

    @Test("signatures verify, and not after one bit changed")
    func signatures() throws {
        var seen = 0
        for parts in try Self.lines() where parts.count == 6 {
            let type = try #require(DNSRecordType(parts[3]))
            guard case .dnskey(let key) = try Wire.data(.dnskey, hex: parts[2]),
                case .rrsig(let signature) = try Wire.data(.rrsig, hex: parts[5])
            else { throw CancellationError() }
            let now = Timestamp(seconds: Int64(signature.inception) + 1)
            let set = SignedSet(
                name: try DNSName(parts[1]), type: type, ttl: 60, data: [try Wire.data(type, hex: parts[4])],
                signatures: [signature])
            let trusted = TrustedKeys(zone: signature.signer, keys: [key])
            var work = ValidationWork()
            seen += 1
            if parts[0].contains("512 bits") {
                #expect(
                    throws: SetFailure(.keyFlawed(.unsupportedSize(bits: 512)), keyTag: 9033, algorithm: .rsaSHA256)
                ) {
                    try set.verified(by: trusted, at: now, &work)
                }
                continue
            }
            if parts[0].contains("algorithm 16") {
                #expect(throws: SetFailure(.algorithmsUnsupported([.ed448]), keyTag: 9713, algorithm: .ed448)) {
                    try set.verified(by: trusted, at: now, &work)
                }
                continue
            }
            #expect(try set.verified(by: trusted, at: now, &work).wildcard == nil, "\(parts[0])")
            var forged = set
            forged.signatures[0].originalTTL ^= 1
            let error = #expect(throws: SetFailure.self) { try forged.verified(by: trusted, at: now, &work) }
            #expect(error?.reason == .signatureMismatch, "\(parts[0])")
        }
        #expect(seen == 7)
    }

    @Test("digests and tags")
    func digests() throws {
        var seen = 0
        for parts in try Self.lines() where parts.count == 4 {
            guard case .dnskey(let key) = try Wire.data(.dnskey, hex: parts[2]),
                case .ds(let ds) = try Wire.data(.ds, hex: parts[3])
            else { throw CancellationError() }
            let zone = try DNSName(parts[1])
            #expect(DSFacts(ds, zone: zone, keys: [key]).match == .key(KeyFacts(key)), "\(parts[0])")
            var other = ds
            other.digest[0] ^= 1
            #expect(DSFacts(other, zone: zone, keys: [key]).match == .digestDiffers)
            other.digestType = 9
            #expect(DSFacts(other, zone: zone, keys: [key]).match == .uncheckable)
            other.keyTag ^= 1
            #expect(DSFacts(other, zone: zone, keys: [key]).match == .noKey)
            seen += 1
        }
        #expect(seen == 5)
    }

    @Test(
        "hashed names of RFC 5155 appendix A",
        arguments: [
            ("example", "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom"), ("a.example", "35mthgpgcu1qg68fab165klnsnk3dpvl"),
            ("NS1.example", "2t7b4g4vsa5smi47k61mv5bv1a22bojr"), ("*.w.example", "r53bq7cc2uvmubfu5ocmm6pers9tk9en"),
            ("x.y.w.example", "2vptu5timamqttgl4luu9kg21e0aor3s"),
        ])
    func hashes(name: String, text: String) throws {
        let hash = NSEC3Hash.hash(try DNSName(name), iterations: 12, salt: [0xAA, 0xBB, 0xCC, 0xDD])
        func range(_ label: some StringProtocol) throws -> HashedRange? {
            let zone = try DNSName("example")
            let data = try Wire.data(.nsec3, [1, 0, 0, 0, 0, 20] + hash)
            guard case .nsec3(let body) = data else { throw CancellationError() }
            return HashedRange(owner: try DNSName("\(label).example"), zone: zone, body)
        }
        #expect(try range(text)?.hash == hash)
        #expect(try range(text.uppercased())?.hash == hash)
        #expect(try range(text.dropLast()) == nil)
        #expect(try range(text.dropLast() + "w") == nil)
    }
}
