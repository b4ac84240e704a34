import Crypto
import DNSWire
import Foundation
import UpkeepCore

@testable import DNSSEC

/// An Ed25519 key that signs what no real signer would.
struct TestSigner {
    let secret: Curve25519.Signing.PrivateKey
    let key: DNSKEYData
    let zone: DNSName

    var tag: UInt16 { key.keyTag }
    var trusted: TrustedKeys { TrustedKeys(zone: zone, keys: [key]) }

    init(_ zone: String = "example.", flags: UInt16 = 256) throws {
        secret = Curve25519.Signing.PrivateKey()
        key = try Wire.key(flags, 15, secret.publicKey.rawRepresentation)
        self.zone = try DNSName(zone)
    }

    /// A key that nobody holds, with the tag of this one: bytes 30 and 31 of an Ed25519 key make up for the others.
    func impostor(_ seed: UInt8) throws -> DNSKEYData {
        var candidate = try Wire.key(key.flags, 15, [UInt8](repeating: seed, count: 32))
        candidate.publicKey[30] = 0
        candidate.publicKey[31] = 0
        // The tag is a sum of 16-bit words with the carries added in, so the last word makes up the difference.
        let word = tag &- candidate.keyTag
        for last in [word, word &- 1, word &+ 1] {
            candidate.publicKey[30] = UInt8(last >> 8)
            candidate.publicKey[31] = UInt8(last & 0xFF)
            if candidate.keyTag == tag { return candidate }
        }
        return key
    }

    /// Seconds are relative to ``Replies/now``.
    func sign(
        _ set: SignedSet, signer: DNSName? = nil, labels: UInt8? = nil, from: Int64 = -3600, to: Int64 = 3600,
        tag: UInt16? = nil
    ) throws -> RRSIGData {
        let begin = UInt32(truncatingIfNeeded: Replies.now.seconds + from)
        let end = UInt32(truncatingIfNeeded: Replies.now.seconds + to)
        func rrsig(_ signature: [UInt8]) throws -> RRSIGData {
            var bytes = [
                UInt8(set.type.rawValue >> 8), UInt8(set.type.rawValue & 0xFF), 15,
                labels ?? UInt8(set.name.signedLabelCount),
            ]
            for value in [set.ttl, end, begin] {
                bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
            }
            let tag = tag ?? self.tag
            bytes += [UInt8(tag >> 8), UInt8(tag & 0xFF)] + (signer ?? zone).wire + signature
            guard case .rrsig(let data) = try Wire.data(.rrsig, bytes) else { throw CancellationError() }
            return data
        }
        // With more labels than the owner has there is nothing to sign.
        let bytes = (try? set.recordSet.signedBytes(by: try rrsig([]))) ?? []
        return try rrsig([UInt8](try secret.signature(for: bytes)))
    }

    func signed(_ set: SignedSet) throws -> SignedSet {
        var set = set
        set.signatures = [try sign(set)]
        return set
    }
}
