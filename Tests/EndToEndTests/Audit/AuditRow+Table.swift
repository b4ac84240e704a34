import DNSWorld

extension AuditRow {
    /// What hangs on one of two providers being gone.
    private static let halved: Set = ["dns.redundancy.n-1", "dns.redundancy.operator"]
    private static let beta = "`ns1.beta-dns.test` (10.99.2.1, fd99:2::1)"

    static let all: [AuditRow] = oneProvider + bothProviders + signatures + zone + elsewhere

    private static let oneProvider: [AuditRow] = [
        AuditRow(
            .betaLame, 2,
            [Alarm("dns.server.lame", "critical", "\(beta) answers REFUSED for this zone over UDP and TCP", "lame")],
            folds: halved),
        AuditRow(
            .betaEmpty, 2,
            [Alarm("dns.server.lame", "critical", "\(beta) answers SERVFAIL for this zone over UDP and TCP")],
            folds: halved),
        AuditRow(
            .betaExpired, 2,
            [Alarm("dns.server.lame", "critical", "\(beta) answers SERVFAIL for this zone over UDP and TCP")],
            folds: halved),
        AuditRow(
            .betaStale, 1,
            [
                Alarm(
                    "dns.sync.rrset", "warning", "\(beta) has serial 2026010101, others 2026010199",
                    "`example.test` A: ", "says 10.99.3.1, 10.99.4.1")
            ]),
        AuditRow(
            .betaDiffers, 2,
            [
                Alarm(
                    "dns.sync.rrset", "critical", "servers differ on `example.test` A: ",
                    "\(beta) says 10.99.8.1", "says 10.99.3.1, 10.99.4.1")
            ]),
        AuditRow(
            .betaUnsigned, 2,
            [Alarm("dns.dnssec.presence", "critical", "\(beta) serves the zone unsigned, others signed")],
            folds: ["dns.dnssec.chain"]),
        AuditRow(
            .betaDropsUDP, 2,
            [Alarm("dns.transport.udp", "critical", "\(beta) does not answer over UDP: over TCP it serves the zone")]),
        AuditRow(.betaDropsTCP, 1, [Alarm("dns.transport.tcp", "warning", "\(beta) does not answer over TCP")]),
        AuditRow(
            .betaSilent, 2, [Alarm("dns.server.reachable", "critical", "\(beta) does not answer over UDP or TCP")],
            folds: halved),
        AuditRow(
            .betaFrozen, 2, [Alarm("dns.server.reachable", "critical", "\(beta) does not answer over UDP or TCP")],
            folds: halved),
        AuditRow(
            .betaStopped, 2,
            [Alarm("dns.server.reachable", "critical", "\(beta) refuses UDP and TCP (nothing listens on its port)")],
            folds: halved),
        AuditRow(
            .betaTransferOpen, 1, [Alarm("dns.axfr.open", "warning", "\(beta) hands out the whole zone to anybody")]),
        AuditRow(
            .betaRecursionOpen, 2,
            [Alarm("dns.recursion.open", "critical", "\(beta) resolves names of other zones for anybody")],
            // It also hands out the root's servers, once it has found them itself.
            mayFold: ["dns.upward-referral"]),
        AuditRow(
            .betaGlueWrong, 2,
            [
                Alarm(
                    "dns.delegation.glue", "critical",
                    "`ns1.beta-dns.test` is at 10.99.2.1, fd99:2::1, but the zone above hands out 10.99.2.99")
            ], folds: ["dns.server.reachable"]),
    ]

    private static let bothProviders: [AuditRow] = [
        AuditRow(
            .providersSilent, 2,
            [
                Alarm(
                    "dns.zone.served", "critical", "none of the 2 name servers of `example.test` serves it",
                    "do not answer over UDP or TCP")
            ]),
        AuditRow(
            .providersStopped, 2,
            [Alarm("dns.zone.served", "critical", "refuse UDP and TCP (nothing listens on its port)")]),
        AuditRow(
            .providersDropTCP, 1, [Alarm("dns.transport.tcp", "warning", "no server answers over TCP")],
            folds: ["dns.redundancy.n-1"]),
        AuditRow(.fragmentsLost, 0, []),
        AuditRow(.everythingSilent, 2, [Alarm("dns.zone.served", "critical", "do not answer over UDP or TCP")]),
    ]

    private static let signatures: [AuditRow] = [
        AuditRow(
            .signaturesExpired, 2,
            [Alarm("dns.dnssec.chain", "critical", "SOA by key", "expired at 2020-02-01", " days ago")],
            folds: ["dns.dnssec.signatures"]),
        AuditRow(
            .keySignatureExpired, 2, [Alarm("dns.dnssec.chain", "critical", "DNSKEY by key", "expired")],
            folds: ["dns.dnssec.signatures"]),
        AuditRow(
            .signaturesEarly, 2, [Alarm("dns.dnssec.chain", "critical", "is not valid until", ", in 2 days")],
            folds: ["dns.dnssec.signatures"]),
        AuditRow(.signerMismatch, 2, [Alarm("dns.dnssec.chain", "critical", "is vouched for by key 12345")]),
        AuditRow(
            .unsignedUnderSigner, 2,
            [Alarm("dns.dnssec.presence", "critical", "the zone above has a DS, and the zone is not signed")],
            folds: ["dns.dnssec.chain"]),
        AuditRow(
            .bitmapDeniesType, 2,
            [
                Alarm(
                    "dns.wildcard", "critical",
                    "every server proves that `*.wild.example.test` has no A record while there is one")
            ]),
        AuditRow(.nsec3Heavy, 2, [Alarm("dns.dnssec.nsec", "critical", "2500 more times than needed", "SERVFAIL")]),
    ]

    private static let zone: [AuditRow] = [
        // Without a memory of good times an empty or another answer is as good as any.
        AuditRow(.answerEmpty, 0, []),
        AuditRow(.answerWrong, 0, []),
        AuditRow(.siteMoved, 0, []),
        AuditRow(
            .aliasLoop, 2,
            [
                Alarm(
                    "dns.cname.chain", "critical",
                    "`www.example.test` → `loop.example.test` → `www.example.test`")
            ]),
        AuditRow(
            .registrationGone, 2,
            [Alarm("dns.delegation.found", "critical", "the servers of `test` say that there is no `example.test`")]),
    ]

    /// What is none of the zone's business raises no alarm about it.
    private static let elsewhere: [AuditRow] = [
        .resolverSilent, .resolverLying, .webHalfSilent, .webSilent, .certificateExpired, .webError500,
        .webContentWrong,
    ].map { AuditRow($0, 0, []) }
}
