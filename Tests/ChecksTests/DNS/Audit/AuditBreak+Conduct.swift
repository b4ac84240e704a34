import Checks
import DNSWire
import UpkeepCore

extension AuditBreak {
    private static let beta = [AuditWorld.beta4, AuditWorld.beta6]

    private static func silent(_ when: @escaping @Sendable (ServerQuery) -> Bool)
        -> @Sendable (inout AuditWorld) -> Void
    {
        { $0.instead = { AuditWorld.everyone.contains($0.server) && when($0) ? .silent : nil } }
    }

    /// Servers that behave badly when asked something out of the ordinary.
    static let conduct: [AuditBreak] = [
        AuditBreak(
            "AAAA questions are dropped",
            (
                "dns.aaaa-https.drop", .critical,
                "no server answers AAAA questions, though A is answered: browsers ask all three and wait"
            ), apply: silent { $0.question.type == .aaaa }),
        AuditBreak(
            "HTTPS questions get SERVFAIL at one provider",
            (
                "dns.aaaa-https.drop", .critical,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) answers SERVFAIL to HTTPS questions"
            )
        ) {
            $0.change = { query, message in
                guard beta.contains(query.server), query.question.type == .https else { return }
                message.header.rcode = .serverFailure
            }
        },
        AuditBreak(
            "a type that nobody knows is dropped",
            ("dns.unknown-type", .warning, "no server answers questions for a type that it does not know"),
            apply: silent { $0.question.type.rawValue == 1000 }),
        AuditBreak(
            "MX questions are dropped", ("dns.unknown-type", .warning, "no server answers MX questions"),
            apply: silent { $0.question.type == .mx }),
        AuditBreak(
            "ANY is dropped", ("dns.any", .warning, "no server answers ANY questions, not even shortly"),
            apply: silent { $0.question.type == .any }),
        AuditBreak(
            "EDNS version 1 is dropped",
            (
                "dns.edns.compliance", .warning,
                "no server answers when asked with EDNS version 1, with EDNS version 1 and unknown flags, with EDNS version 1 and an unknown option and with EDNS version 1 and DO"
            ),
            apply: silent { $0.edns?.version == 1 }),
        AuditBreak(
            "EDNS version 1 is answered as 0 at one provider",
            (
                "dns.edns.compliance", .warning,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) answers NOERROR instead of BADVERS"
            )
        ) {
            $0.change = { query, message in
                if beta.contains(query.server), query.edns?.version == 1 { message.header.rcode = .noError }
            }
        },
        AuditBreak(
            "an unknown option comes back", ("dns.edns.compliance", .warning, "sends the unknown option back")
        ) {
            $0.change = { query, message in
                let strange = query.edns?.options.filter { $0.code == ServerTrial.strangeOption } ?? []
                if query.edns?.version == 0 { message.edns?.options += strange }
            }
        },
        AuditBreak("unknown flags come back", ("dns.edns.compliance", .warning, "sends unknown EDNS flags back")) {
            $0.change = { query, message in message.edns?.reservedFlags = query.edns?.reservedFlags ?? 0 }
        },
        AuditBreak("the reserved flag comes back", ("dns.edns.compliance", .warning, "sends the reserved flag back")) {
            $0.change = { query, message in message.header.reserved = query.reservedFlag }
        },
        AuditBreak(
            "an unknown opcode is taken for a query",
            ("dns.edns.compliance", .warning, "answers NOERROR instead of NOTIMP when asked with an unknown opcode")
        ) { $0.change = { query, message in if query.opcode.rawValue == 15 { message.header.rcode = .noError } } },
        AuditBreak(
            "a question in upper case is another question",
            ("dns.server.case", .warning, "every server answers differently when letters are in upper case")
        ) {
            $0.change = { query, message in
                guard query.question.name.wire.contains(where: { (0x41...0x5A).contains($0) }) else { return }
                message.header.rcode = .noSuchName
                message.answers = []
            }
        },
        AuditBreak(
            "questions come back in lower case",
            ("dns.server.case", .warning, "every server sends questions back in lower case")
        ) {
            $0.change = { query, message in
                message.questions = [
                    DNSQuestion(
                        AuditWorld.name(query.question.name.text(lowercased: true)), query.question.type,
                        query.question.recordClass)
                ]
            }
        },
        AuditBreak(
            "answers from another address",
            (
                "dns.source-mismatch", .warning,
                "some answers of `ns1.beta-net.test` (192.0.2.53) come from another address"
            )
        ) {
            $0.instead = {
                $0.server == AuditWorld.beta4 && $0.question.type == .any
                    ? .mismatched("an answer from 192.0.2.54") : nil
            }
            $0.lose = { query, reply in reply.hasForeignStrays = query.question.type == .any }
        },
        AuditBreak(
            "an answer with another opcode comes from the right place",
            (
                "dns.edns.compliance", .warning,
                "`ns1.beta-net.test` (192.0.2.53) sends what is no answer to this: it answers QUERY, not 15"
            )
        ) {
            $0.instead = {
                $0.server == AuditWorld.beta4 && $0.opcode != .query
                    ? .mismatched("it answers QUERY, not 15") : nil
            }
        },
        AuditBreak(
            "a transfer for anybody",
            (
                "dns.axfr.open", .warning,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) hands out the whole zone to anybody (AXFR)"
            )
        ) {
            $0.change = { query, message in
                guard beta.contains(query.server), query.question.type == .axfr else { return }
                message.header.rcode = .noError
                message.answers = [DNSRecord(AuditWorld.zone, ttl: 1, .soa(FakeZone.soa()))]
            }
        },
        AuditBreak(
            "recursion for anybody",
            (
                "dns.recursion.open", .critical,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) resolves names of other zones for anybody"
            )
        ) {
            $0.change = { query, message in
                message.header.recursionAvailable = true
                guard beta.contains(query.server), query.question.name == AuditWorld.parent else { return }
                message.header.rcode = .noError
                message.header.authoritative = false
                message.answers = [DNSRecord(AuditWorld.parent, ttl: 1, .soa(FakeZone.soa()))]
            }
        },
        AuditBreak(
            "referral to the root",
            ("dns.upward-referral", .warning, "every server answers questions about strangers' zones with the list")
        ) {
            $0.change = { query, message in
                guard query.question.name.isRoot else { return }
                message.header.rcode = .noError
                message.authority = [DNSRecord(.root, ttl: 1, .ns(AuditWorld.name("a.root-servers.net")))]
            }
        },
        AuditBreak(
            "a cookie that its maker does not know",
            ("dns.cookies", .warning, "no server accepts the cookie")
        ) {
            $0.change = { query, message in
                if case .cookie(_, let server)? = query.edns?.options.first, !server.isEmpty {
                    message.header.rcode = .badCookie
                }
            }
        },
        AuditBreak("no cookies, no name, version shown: notes only") { world in
            world.edit { $0.givesCookies = false }
            world.change = { query, message in
                guard query.question.recordClass == .chaos, query.question.name == AuditWorld.name("version.bind")
                else {
                    return
                }
                message.header.rcode = .noError
                message.answers = [DNSRecord(query.question.name, ttl: 0, class: .chaos, .txt(TXTData("named 9.18")))]
            }
        },
        AuditBreak(
            "keys in one large datagram",
            ("dns.transport.frag", .warning, "the zone's keys as one datagram of")
        ) { world in
            world.edit { zone in
                zone.records += (0..<18).map { number in
                    DNSRecord(
                        AuditWorld.zone, ttl: 3600, .dnskey(FakeZone.key(flags: 256, algorithm: 13, fill: 100 + number))
                    )
                }
            }
        },
        AuditBreak(
            "large datagrams get lost", ("dns.transport.frag", .warning, "does not arrive, small ones do")
        ) { world in
            silent { $0.edns?.udpPayloadSize == 4096 }(&world)
            world.edit { zone in
                zone.records += (0..<18).map { number in
                    DNSRecord(
                        AuditWorld.zone, ttl: 3600, .dnskey(FakeZone.key(flags: 256, algorithm: 13, fill: 100 + number))
                    )
                }
            }
        },
        AuditBreak("an unknown opcode is dropped: as right as an answer", apply: silent { $0.opcode.rawValue == 15 }),
        AuditBreak(
            "every third datagram gets lost",
            (
                "dns.server.loss", .warning,
                "questions to `ns1.beta-net.test` (30 % at 192.0.2.53) had to be sent twice to be answered, and 1 got no answer, which is not held against it: packets get lost"
            )
        ) {
            $0.losing = AuditWorld.beta4
            $0.instead = {
                $0.server == AuditWorld.beta4 && $0.question.type == .caa && $0.transport == .udp ? .silent : nil
            }
        },
        AuditBreak("one answer that was lost comes when asked again: fine") { $0.losesOnce = .caa },
    ]
}
