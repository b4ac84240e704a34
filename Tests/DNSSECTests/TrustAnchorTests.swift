import DNSWire
import Testing

@testable import DNSSEC

@Suite("trust anchors")
struct TrustAnchorTests {
    /// The root's key of 2017, as `dig . DNSKEY` prints it.
    private static let ksk2017 = """
        .  172800  IN  DNSKEY  257 3 8 (
            AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SWXgnLh4+B5xQlN
            Vz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+
            sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555
            KrUB5qihylGa8subX2Nn6UwNR1AkUTV74bU= ) ; KSK; alg = RSASHA256 ; key id = 20326
        """
    private static let ksk2024 = """
        . IN DNSKEY 257 3 8 AwEAAa96jeuknZlaeSrvyAJj6ZHv28hhOKkx3rLGXVaC6rXTsDc449/cidltpkyGwCJNnOAlFNKF2jBosZBU5eeHsp\
        aQWOmOElZsjICMQMC3aeHbGiShvZsx4wMYSjH8e7Vrhbu6irwCzVBApESjbUdpWWmEnhathWu1jo+siFUiRAAxm9qyJNg/wOZqqzL/dL/q8Pkc\
        RU5oUKEpUge71M3ej2/7CPqpdVwuMoTvoB+ZOT4YeGyxMvHmbrxlFzGOHOijtzN+u1TQNatX2XBuzZNQ1K+s2CXkPIZo7s6JgZyvaBevYtxPvY\
        Lw4z9mR7K2vaF18UYH9Z9GNUUeayffKC73PYc=
        """

    @Test("the built-in digests are those of the root's published keys")
    func root() throws {
        let keys = try TrustAnchor.anchors(inZoneFile: Self.ksk2017 + "\n" + Self.ksk2024).compactMap { anchor in
            if case .key(let key) = anchor.key { key } else { nil }
        }
        #expect(keys.map { KeyFacts($0).tag } == [20326, 38696])
        #expect(keys.allSatisfy { KeyFacts($0).bits == 2048 && KeyFacts($0).isSecureEntryPoint })
        let digests = TrustAnchor.root.compactMap { anchor in
            if case .digest(let digest) = anchor.key { digest } else { nil }
        }
        #expect(digests.count == 2)
        for (digest, key) in zip(digests, keys) {
            #expect(DSFacts(digest, zone: .root, keys: keys).match == .key(KeyFacts(key)))
        }
    }

    @Test("owner, TTL, class and case as people write them")
    func forms() throws {
        let digest = String(repeating: "Ab", count: 32)
        let text = """
            ; anchors
            test. 3600 IN ds 1 13 2 \(digest)

            \tIN\t7200\tDS\t2 13 2 \(digest.prefix(10)) \(digest.dropFirst(10)) ; split
            example DS 3 13 4 00
            """
        let anchors = try TrustAnchor.anchors(inZoneFile: text)
        #expect(try anchors.map(\.zone) == [DNSName("test."), DNSName("test."), DNSName("example.")])
        #expect(anchors[0].key == .digest(try Wire.ds(1, 13, 2, [UInt8](repeating: 0xAB, count: 32))))
        #expect(anchors[1].key == .digest(try Wire.ds(2, 13, 2, [UInt8](repeating: 0xAB, count: 32))))
    }

    @Test(
        "what is no anchor is refused with its line",
        arguments: [
            ("", TrustAnchorError.Reason.empty, 0), ("; only this", .empty, 0), (". IN DS 1 8 2", .notAnAnchor, 1),
            (". IN A 192.0.2.1", .notAnAnchor, 1), (".", .notAnAnchor, 1), ("\n\n. DS 70000 8 2 00", .badNumber, 3),
            (". DS 1 256 2 00", .badNumber, 1), (". DS 1 8 2 0", .badData, 1), (". DS 1 8 2 0G", .badData, 1),
            (". DNSKEY 257 3 8 A", .badData, 1), (". DNSKEY 257 3 8 AA=A", .badData, 1),
            ("a..b DS 1 8 2 00", .badName, 1), (". DS ( 1 8 2 00", .parenthesis, 1),
            (". DS 1 8 2 00 )", .parenthesis, 1),
            (". DS 1 8 2 00\n. DS x 8 2 00", .badNumber, 2),
        ])
    func refused(text: String, reason: TrustAnchorError.Reason, line: Int) throws {
        let error = #expect(throws: TrustAnchorError.self) { try TrustAnchor.anchors(inZoneFile: text) }
        #expect(error?.reason == reason)
        #expect(error?.line == line)
        #expect(error?.hint?.contains("DNSKEY") == true)
    }

    @Test func tooLarge() {
        let error = #expect(throws: TrustAnchorError.self) {
            try TrustAnchor.anchors(inZoneFile: String(repeating: " ", count: 1 << 21))
        }
        #expect(error?.reason == .tooLarge)
    }
}
