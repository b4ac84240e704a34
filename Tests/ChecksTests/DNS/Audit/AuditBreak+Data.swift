import Checks
import DNSWire
import UpkeepCore

extension AuditBreak {
    private static let beta = [AuditWorld.beta4, AuditWorld.beta6]
    private static let zone = AuditWorld.zone
    private static let www = AuditWorld.name("www.example.test")

    private static func soa(_ data: SOAData) -> @Sendable (inout AuditWorld) -> Void {
        { world in world.edit { $0.set(zone, .soa, .soa(data)) } }
    }

    private static func caa(_ flags: UInt8, _ tag: String, _ value: String) -> DNSRecordData {
        FakeZone.data(.caa, [flags, UInt8(tag.utf8.count)] + Array(tag.utf8) + Array(value.utf8))
    }

    /// The zone's own records.
    static let data: [AuditBreak] = [
        AuditBreak(
            "expire of an hour",
            (
                "dns.soa.timers", .warning,
                "expire is 1 h: secondaries give the zone up that soon when the primary is gone, "
                    + "a week at least is usual; expire (1 h) is less than refresh (4 h)"
            ), apply: soa(FakeZone.soa(expire: 3_600))),
        AuditBreak(
            "retry above refresh", ("dns.soa.timers", .warning, "retry (8 h) is not less than refresh (4 h)"),
            apply: soa(FakeZone.soa(retry: 28_800))),
        AuditBreak("short refresh and retry: notes only", apply: soa(FakeZone.soa(refresh: 1_200, retry: 300))),
        AuditBreak(
            "absence remembered for a day",
            ("dns.negative-ttl", .warning, "resolvers remember for 24 h that a name does not exist")
        ) { world in world.edit { $0.set(zone, .soa, ttl: 86_400, .soa(FakeZone.soa(minimum: 86_400))) } },
        AuditBreak(
            "two SOA records",
            ("dns.soa.single", .critical, "every server has more than one SOA record for `example.test`")
        ) { world in world.edit { $0.records.append(DNSRecord(zone, ttl: 3600, .soa(FakeZone.soa(refresh: 20_000)))) }
        },
        AuditBreak(
            "localhost as primary", ("dns.soa.primary", .warning, "the SOA names `localhost` as primary"),
            apply: soa(FakeZone.soa(primary: "localhost"))),
        AuditBreak(
            "a primary that is no host name", ("dns.soa.primary", .warning, "`ns_1.example.net` is no host name"),
            apply: soa(FakeZone.soa(primary: "ns_1.example.net"))),
        AuditBreak(
            "a primary that does not exist", ("dns.soa.primary", .warning, "`hidden.example.test` has no address"),
            apply: soa(FakeZone.soa(primary: "hidden.example.test"))),
        AuditBreak(
            "an @ in the contact", ("dns.soa.contact", .warning, "has an `@` in it"),
            apply: soa(FakeZone.soa(contact: "hostmaster\\@example.test"))),
        AuditBreak(
            "a contact without a domain", ("dns.soa.contact", .warning, "`hostmaster.` is no mailbox"),
            apply: soa(FakeZone.soa(contact: "hostmaster"))),
        AuditBreak(
            "mail to an alias",
            ("dns.mail.exchangers", .warning, "the mail server `mail.example.test` is an alias (CNAME)")
        ) { world in
            let mail = AuditWorld.name("mail.example.test")
            world.edit {
                $0.records.removeAll { $0.name == mail }
                $0.records.append(DNSRecord(mail, ttl: 3600, .cname(www)))
            }
        },
        AuditBreak(
            "mail to a number", ("dns.mail.exchangers", .warning, "`192.0.2.25` is no host name: it ends in a number")
        ) { world in
            world.edit { $0.set(zone, .mx, .mx(MXData(preference: 10, exchange: AuditWorld.name("192.0.2.25")))) }
        },
        AuditBreak("no mail beside mail", ("dns.mail.exchangers", .warning, "`MX .`")) { world in
            world.edit { $0.records.append(DNSRecord(zone, ttl: 3600, .mx(MXData(preference: 0, exchange: .root)))) }
        },
        AuditBreak("no mail at all: a note only") { world in
            world.edit { $0.set(zone, .mx, .mx(MXData(preference: 0, exchange: .root))) }
        },
        AuditBreak(
            "two SPF records", ("dns.mail.spf", .warning, "2 TXT records say `v=spf1`: receivers then reject them all")
        ) { world in world.edit { $0.set(zone, .txt, .txt(TXTData("v=spf1 -all")), .txt(TXTData("v=spf1 mx -all"))) } },
        AuditBreak("an SPF record with a typo", ("dns.mail.spf", .warning, "`inlcude:a.test` is no mechanism")) {
            world in
            world.edit { $0.set(zone, .txt, .txt(TXTData("v=spf1 inlcude:a.test -all"))) }
        },
        AuditBreak("SPF with every form: fine") { world in
            world.edit {
                $0.set(
                    zone, .txt,
                    .txt(TXTData("v=spf1 a:x.test/24 ip4:192.0.2.0/24 ?exists:%{i}.x.test redirect=_spf.x.test")))
            }
        },
        AuditBreak(
            "CAA names another authority",
            (
                "dns.caa", .critical,
                "CAA lets `digicert.com` issue, the present certificate is from Let's Encrypt: the next renewal fails"
            )
        ) { world in
            world.expectation.issuer = "Let's Encrypt"
            world.edit { $0.set(zone, .caa, caa(0, "issue", "digicert.com; account=7")) }
        },
        AuditBreak("CAA names the right authority, with parameters: fine") { world in
            world.expectation.issuer = "Let's Encrypt"
            world.edit { $0.set(zone, .caa, caa(0, "issue", "letsencrypt.org; validationmethods=dns-01")) }
        },
        AuditBreak("CAA forbids all", ("dns.caa", .critical, "CAA forbids every authority to issue")) { world in
            world.expectation.issuer = "Let's Encrypt"
            world.edit { $0.set(zone, .caa, caa(0, "issue", ";")) }
        },
        AuditBreak("CAA with a critical unknown tag", ("dns.caa", .critical, "marks `tbs` as critical")) { world in
            world.edit { $0.set(zone, .caa, caa(128, "tbs", "x")) }
        },
        AuditBreak("no CAA: a note only") { world in world.edit { $0.set(zone, .caa) } },
        AuditBreak(
            "CAA questions get SERVFAIL",
            (
                "dns.caa", .critical,
                "every server answers SERVFAIL to CAA questions: authorities must not issue then"
            )
        ) {
            $0.change = { query, message in if query.question.type == .caa { message.header.rcode = .serverFailure } }
        },
        AuditBreak(
            "a proof that denies what is served",
            ("dns.wildcard", .critical, "proves that `www.example.test` has no A record while there is one")
        ) {
            $0.change = { query, message in
                guard query.question.name == www, query.question.type == .https else { return }
                message.authority = message.authority.map { record in
                    record.type == .nsec ? DNSRecord(record.name, ttl: 900, FakeZone.proof([.aaaa])) : record
                }
            }
        },
        AuditBreak(
            "a wildcard whose proof forgets its addresses",
            ("dns.wildcard", .critical, "proves that `*.example.test` has no A record while there is one: resolvers")
        ) { world in
            world.edit { zone in
                let wild = AuditWorld.name("*.example.test")
                zone.records.append(DNSRecord(wild, ttl: 300, .address(AuditWorld.endpoint("192.0.2.10").address)))
            }
            world.change = { _, message in
                message.authority = message.authority.map { record in
                    record.type == .nsec && record.name.labels.first?.elementsEqual([0x2A]) == true
                        ? DNSRecord(record.name, ttl: 900, FakeZone.proof([.txt])) : record
                }
            }
        },
        AuditBreak("a sound wildcard: fine") { world in
            world.edit { zone in
                let wild = AuditWorld.name("*.example.test")
                zone.records.append(DNSRecord(wild, ttl: 3600, .address(AuditWorld.endpoint("192.0.2.10").address)))
            }
        },
        AuditBreak(
            "five aliases in a row",
            (
                "dns.cname.chain", .warning,
                "`www.example.test` has an address only after 5 aliases: `www.example.test` → "
            )
        ) { world in
            world.edit { zone in
                zone.records.removeAll { $0.name == www }
                let names = [www] + (1...5).map { AuditWorld.name("c\($0).example.test") }
                zone.records += zip(names, names.dropFirst()).map { DNSRecord($0, ttl: 3600, .cname($1)) }
                zone.records.append(DNSRecord(names[5], ttl: 3600, .address(AuditWorld.endpoint("192.0.2.10").address)))
            }
        },
        AuditBreak("aliases in a circle", ("dns.cname.chain", .critical, "the aliases go in a circle")) { world in
            world.edit { zone in
                zone.records.removeAll { $0.name == www }
                let other = AuditWorld.name("c1.example.test")
                zone.records += [DNSRecord(www, ttl: 3600, .cname(other)), DNSRecord(other, ttl: 3600, .cname(www))]
            }
        },
        AuditBreak(
            "an alias into a zone that nobody answers for",
            ("dns.cname.chain", .critical, "is an alias of `shop.cdn.test`, and no name server of `cdn.test` answers")
        ) { world in
            alias(&world, OutsideName(AuditWorld.name("shop.cdn.test"), .unanswered, zone: AuditWorld.name("cdn.test")))
        },
        AuditBreak(
            "an alias into a half-dead zone",
            ("dns.cname.chain", .warning, "1 of the 2 name server addresses of `cdn.test` do not answer")
        ) { world in
            alias(
                &world,
                OutsideName(
                    AuditWorld.name("shop.cdn.test"), .addresses, zone: AuditWorld.name("cdn.test"),
                    servers: [AuditWorld.alpha4.address, AuditWorld.beta4.address],
                    deadServers: [AuditWorld.beta4.address]))
        },
        AuditBreak(
            "an alias to a name that nobody holds",
            (
                "dns.dangling", .critical,
                "`www.example.test` is an alias of `shop.cdn.test`, which does not exist: whoever registers `cdn.test` gets "
                    + "what is meant for you"
            )
        ) { world in alias(&world, OutsideName(AuditWorld.name("shop.cdn.test"), .noSuchName)) },
        AuditBreak(
            "mail to a name that does not exist", ("dns.dangling", .critical, "mail goes to `mx.gone.test`, which")
        ) {
            world in
            let name = AuditWorld.name("mx.gone.test")
            world.outside[name] = OutsideName(name, .noSuchName)
            world.edit { $0.set(zone, .mx, .mx(MXData(preference: 10, exchange: name))) }
        },
        AuditBreak(
            "an empty answer where there was one in good times",
            (
                "dns.expected", .critical,
                "`www.example.test` A has no records, in good times it was 192.0.2.10"
            )
        ) { world in
            world.expectation.knownGood = [
                DNSRecord(www, ttl: 1, .address(AuditWorld.endpoint("192.0.2.10").address)),
                DNSRecord(zone, ttl: 1, .mx(MXData(preference: 10, exchange: AuditWorld.name("mail.example.test")))),
            ]
            world.edit { $0.set(www, .a) }
        },
        AuditBreak(
            "another address than in good times",
            ("dns.expected", .critical, "`www.example.test` A is 192.0.2.10, in good times it was 192.0.2.77")
        ) { $0.expectation.knownGood = [DNSRecord(www, ttl: 1, .address(AuditWorld.endpoint("192.0.2.77").address))] },
        AuditBreak(
            "providers differ on an address",
            (
                "dns.sync.rrset", .critical,
                "servers differ on `www.example.test` A: `ns1.alpha-dns.test` (198.51.100.53, 2001:db8:a::53) says "
                    + "192.0.2.10; `ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) says 192.0.2.66"
            )
        ) { world in
            world.edit(beta) { $0.set(www, .a, .address(AuditWorld.endpoint("192.0.2.66").address)) }
        },
        AuditBreak(
            "one provider left what was in good times: one alarm",
            ("dns.sync.rrset", .critical, "says 192.0.2.66")
        ) { world in
            world.expectation.knownGood = [DNSRecord(www, ttl: 1, .address(AuditWorld.endpoint("192.0.2.10").address))]
            world.edit(beta) { $0.set(www, .a, .address(AuditWorld.endpoint("192.0.2.66").address)) }
        },
        AuditBreak("providers differ on text", ("dns.sync.rrset", .warning, "servers differ on `example.test` TXT")) {
            world in
            world.edit(beta) { $0.records.append(DNSRecord(zone, ttl: 1, .txt(TXTData("hello")))) }
        },
        AuditBreak(
            "one provider names only itself",
            (
                "dns.sync.ns-union", .warning,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) leaves out `ns1.alpha-dns.test`"
            )
        ) { world in world.edit(beta) { $0.set(zone, .ns, ttl: 86_400, .ns(AuditWorld.beta)) } },
        AuditBreak(
            "a secondary lags for two days, with old addresses",
            (
                "dns.sync.serial", .warning,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) has serial 1789000000, others 1789827200, for "
                    + "2 days now, longer than refresh and retry take: transfers fail"
            )
        ) { world in
            world.edit { $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_789_827_200))) }
            world.edit(beta) {
                $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_789_000_000)))
                $0.set(www, .a, .address(AuditWorld.endpoint("192.0.2.66").address))
            }
        },
        AuditBreak("a secondary lags for ten minutes: a note only") { world in
            world.edit { $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_789_999_400))) }
            world.edit(beta) { $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_789_000_000))) }
        },
        AuditBreak(
            "a secondary has lagged for ten minutes, and sends visitors elsewhere",
            (
                "dns.sync.rrset", .warning,
                "within refresh and retry (5 h); until it arrives servers differ on `www.example.test` A: "
            )
        ) { world in
            world.edit { $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_789_999_400))) }
            world.edit(beta) {
                $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_789_000_000)))
                $0.set(www, .a, .address(AuditWorld.endpoint("192.0.2.66").address))
            }
        },
        AuditBreak(
            "a secondary lags for ten days, and expires in an hour",
            (
                "dns.sync.serial", .critical,
                "transfers fail; in 1 h the copy of `ns1.beta-net.test` (192.0.2.53) expires (reckoned"
            )
        ) { world in
            world.edit { $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_790_000_000 - 864_000, expire: 867_600))) }
            world.edit(beta) { $0.set(zone, .soa, .soa(FakeZone.soa(serial: 1_700_000_000, expire: 867_600))) }
        },
        AuditBreak(
            "a secondary that says itself how long it has left",
            (
                "dns.secondary.expire", .critical,
                "in 2 h the copy of `ns1.beta-net.test` (192.0.2.53) expires (as it says itself)"
            )
        ) {
            $0.change = { query, message in
                let asks = query.edns?.options.contains { $0.code == ServerTrial.expireOption }
                guard query.server == AuditWorld.beta4, asks == true else { return }
                message.edns?.options.append(.other(code: ServerTrial.expireOption, [0, 0, 0x1C, 0x20]))
            }
        },
        AuditBreak(
            "serials made of the date, age unknown without signatures",
            ("dns.sync.serial", .warning, "since when cannot be told")
        ) { world in
            world.path.steps[1].referrals[0].ds = []
            world.edit {
                $0.set(zone, .soa, .soa(FakeZone.soa(serial: 2_026_010_102)))
                $0.records.removeAll { $0.type == .dnskey }
                $0.isSigned = false
            }
            world.edit(beta) { $0.set(zone, .soa, .soa(FakeZone.soa(serial: 2_026_010_101))) }
            world.instead = { $0.server == AuditWorld.above ? .silent : nil }
        },
        AuditBreak("providers that number on their own: a note only") { world in
            world.edit(beta) {
                $0.set(zone, .soa, .soa(FakeZone.soa(serial: 7, primary: "ns1.beta-net.test")))
            }
        },
    ]

    private static func alias(_ world: inout AuditWorld, _ outside: OutsideName) {
        world.outside[outside.name] = outside
        world.edit { zone in
            zone.records.removeAll { $0.name == www }
            zone.records.append(DNSRecord(www, ttl: 3600, .cname(outside.name)))
        }
    }
}
