import Checks
import DNSWire
import UpkeepCore

extension AuditBreak {
    private static let beta = [AuditWorld.beta4, AuditWorld.beta6]

    private static func unsign(_ zone: inout FakeZone) {
        zone.isSigned = false
        zone.records.removeAll { $0.type == .dnskey }
    }

    private static func delegationSigners(_ world: inout AuditWorld, _ data: [DNSRecordData]) {
        world.path.steps[1].referrals[0].ds = data.map { DNSRecord(AuditWorld.zone, ttl: 86_400, $0) }
        world.instead = { $0.server == AuditWorld.above ? .silent : nil }
    }

    private static func rekey(_ world: inout AuditWorld, algorithm: UInt8, _ bytes: Int = 64) {
        let keys = [UInt16(257), 256].map { FakeZone.key(flags: $0, algorithm: algorithm, fill: 0xF3, count: bytes) }
        world.edit { zone in
            zone.set(AuditWorld.zone, .dnskey, .dnskey(keys[0]), .dnskey(keys[1]))
            zone.signingAlgorithm = algorithm
            zone.signingTag = keys[1].keyTag
        }
        delegationSigners(&world, [FakeZone.ds(keys[0])])
    }

    /// Signing, as far as records show it.
    static let signing: [AuditBreak] = [
        AuditBreak("not signed at all: a note only") { world in
            delegationSigners(&world, [])
            world.edit { unsign(&$0) }
        },
        AuditBreak(
            "a DS above an unsigned zone",
            (
                "dns.dnssec.presence", .critical,
                "the zone above has a DS, and the zone is not signed: validating resolvers answer SERVFAIL for all of it"
            )
        ) { $0.edit { unsign(&$0) } },
        AuditBreak(
            "one provider serves it unsigned",
            (
                "dns.dnssec.presence", .critical,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) serves the zone unsigned, others signed"
            )
        ) { $0.edit(beta) { unsign(&$0) } },
        AuditBreak("signed without a DS", ("dns.dnssec.presence", .warning, "but the zone above has no DS")) {
            delegationSigners(&$0, [])
        },
        AuditBreak(
            "signatures expired two days ago",
            ("dns.dnssec.signatures", .critical, "signatures at every server expired 2 days ago (")
        ) { world in
            world.edit {
                $0.inception = -20 * 86_400
                $0.expiration = -2 * 86_400
            }
        },
        AuditBreak(
            "signatures run out in five hours",
            ("dns.dnssec.signatures", .warning, "runs out in 5 h")
        ) { world in world.edit { $0.expiration = 5 * 3600 } },
        AuditBreak("signatures of tomorrow", ("dns.dnssec.signatures", .critical, "begins only in 24 h")) { world in
            world.edit { $0.inception = 86_400 }
        },
        AuditBreak("signatures for a year", ("dns.dnssec.signatures", .warning, "is good for 366 days")) { world in
            world.edit { $0.expiration = 365 * 86_400 }
        },
        AuditBreak(
            "a clock that is a month fast",
            (
                "dns.clock", .unknown,
                "every signature, the zone above's too, is over by this machine's clock: it seems to be fast by 20 days or "
                    + "more"
            )
        ) {
            $0.now = AuditWorld.now + .seconds(30 * 86_400)
            $0.expectation.chain = [DNSSECFact(.critical, "the signature of `test DS` is over")]
        },
        AuditBreak("a clock that is a week slow", ("dns.clock", .unknown, "it seems to be slow by 6 days or more")) {
            $0.now = AuditWorld.now + .seconds(-7 * 86_400)
        },
        AuditBreak("a DS with SHA-1 alone", ("dns.dnssec.algorithms", .critical, "a DS with the digest SHA-1")) {
            delegationSigners(&$0, [FakeZone.ds(FakeZone.entryKey, digestType: 1)])
        },
        AuditBreak("a DS with SHA-1 beside SHA-256", ("dns.dnssec.algorithms", .warning, "a DS with the digest SHA-1"))
        {
            delegationSigners(&$0, [1, 2].map { FakeZone.ds(FakeZone.entryKey, digestType: $0) })
        },
        AuditBreak("algorithm 5", ("dns.dnssec.algorithms", .critical, "algorithm 5, which resolvers have given up")) {
            rekey(&$0, algorithm: 5, 260)
        },
        AuditBreak("algorithm 10", ("dns.dnssec.algorithms", .warning, "algorithm 10 (RSA/SHA-512)")) {
            rekey(&$0, algorithm: 10, 260)
        },
        AuditBreak("RSA with 1024 bits", ("dns.dnssec.keys", .warning, "bits, and RSA keys should have 2048")) {
            rekey(&$0, algorithm: 8, 132)
        },
        AuditBreak(
            "a key of an algorithm that signs nothing",
            ("dns.dnssec.keys", .warning, "is not signed with algorithm 15, for which there is a key")
        ) { world in
            world.edit {
                $0.records.append(
                    DNSRecord(
                        AuditWorld.zone, ttl: 3600, .dnskey(FakeZone.key(flags: 256, algorithm: 15, fill: 4, count: 32))
                    ))
            }
        },
        AuditBreak(
            "NSEC3 with many iterations",
            ("dns.dnssec.nsec", .warning, "names are hashed 100 more times than needed")
        ) {
            world in
            world.edit { $0.set(AuditWorld.zone, .nsec3param, FakeZone.data(.nsec3param, [1, 0, 0, 100, 0])) }
        },
        AuditBreak("NSEC3 with 2,500 iterations", ("dns.dnssec.nsec", .critical, "resolvers answer SERVFAIL")) {
            world in
            world.edit { $0.set(AuditWorld.zone, .nsec3param, FakeZone.data(.nsec3param, [1, 0, 9, 196, 0])) }
        },
        AuditBreak("NSEC3 with a salt: a note only") { world in
            world.edit { $0.set(AuditWorld.zone, .nsec3param, FakeZone.data(.nsec3param, [1, 0, 0, 0, 2, 7, 7])) }
        },
        AuditBreak("CDS that differ", ("dns.dnssec.cds", .critical, "servers differ on CDS")) { world in
            world.edit(beta) { $0.set(AuditWorld.zone, .cds, cds(FakeZone.entryKey)) }
        },
        AuditBreak("CDS for a key that is not there", ("dns.dnssec.cds", .warning, "which is not in the zone")) {
            world in
            world.edit { $0.set(AuditWorld.zone, .cds, cds(FakeZone.key(flags: 257, algorithm: 13, fill: 77))) }
        },
        AuditBreak("CDS that both deletes and names", ("dns.dnssec.cds", .critical, "both remove the DS and name")) {
            world in
            world.edit { $0.set(AuditWorld.zone, .cds, cds(FakeZone.entryKey), FakeZone.data(.cds, [0, 0, 0, 0, 0])) }
        },
        AuditBreak("CDS in order: fine") { world in
            world.edit {
                $0.set(AuditWorld.zone, .cds, cds(FakeZone.entryKey))
                $0.set(AuditWorld.zone, .cdnskey, .cdnskey(FakeZone.entryKey))
            }
        },
        AuditBreak(
            "each provider has its own keys only",
            ("dns.multisigner", .critical, "resolvers that have the keys from there answer SERVFAIL")
        ) { world in
            let other = FakeZone.key(flags: 256, algorithm: 13, fill: 9)
            world.edit(beta) {
                $0.set(AuditWorld.zone, .dnskey, .dnskey(FakeZone.entryKey), .dnskey(other))
                $0.signingTag = other.keyTag
            }
        },
        AuditBreak("each provider has the other's keys: fine") { world in
            let other = FakeZone.key(flags: 256, algorithm: 13, fill: 9)
            world.edit { $0.records.append(DNSRecord(AuditWorld.zone, ttl: 3600, .dnskey(other))) }
            world.edit(beta) {
                $0.records.append(
                    DNSRecord(AuditWorld.zone, ttl: 3600, .dnskey(FakeZone.key(flags: 257, algorithm: 13, fill: 10))))
                $0.signingTag = other.keyTag
            }
        },
        AuditBreak(
            "the chain is broken", ("dns.dnssec.chain", .critical, "the DS names a key that is not in the zone")
        ) {
            $0.expectation.chain = [
                DNSSECFact(
                    .critical, "the DS names a key that is not in the zone",
                    zonemaster: ["DNSSEC02 DS02_NO_DNSKEY_FOR_DS"])
            ]
        },
        AuditBreak("the chain holds: fine") { $0.expectation.chain = [DNSSECFact(.ok, "holds from the root")] },
    ]

    private static func cds(_ key: DNSKEYData) -> DNSRecordData {
        FakeZone.data(
            .cds,
            [UInt8(key.keyTag >> 8), UInt8(key.keyTag & 255), key.algorithm, 2] + [UInt8](repeating: 7, count: 32))
    }
}
