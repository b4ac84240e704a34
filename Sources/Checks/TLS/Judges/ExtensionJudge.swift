import CertificateReader
import TLSWire
import UpkeepCore

/// Judges what goes with the encryption: compression, renegotiation, resumption, names, protocols inside, groups.
struct ExtensionJudge {
    let observation: EndpointObservation
    let expectation: TLSExpectation
    let judging: Judging

    func judge() -> [Finding] {
        [
            judging.judge(EncryptionChecks.compression, observation.compression, compression),
            renegotiation(),
            judging.judge(EncryptionChecks.resumption, observation.resumption, resumption),
            judging.judge(EncryptionChecks.alpn, observation.alpn, alpn),
            serverName(),
            judging.judge(EncryptionChecks.postQuantum, observation.groups, postQuantum),
        ].compactMap { $0 }
    }

    private func compression(_ isOn: Bool) -> Finding {
        let check = EncryptionChecks.compression
        guard isOn else { return judging.ok(check, "off") }
        return judging.bad(
            check, "it compresses inside TLS, which gives cookies away by their length (CRIME)",
            remedy: ConfigAdvice.compression.added(to: check.remedy, for: observation), ["cve": ["CVE-2012-4929"]])
    }

    private func renegotiation() -> Finding? {
        let check = EncryptionChecks.renegotiation
        return judging.judge(check, observation.secureRenegotiation) { isSecure in
            var evidence: Evidence = ["secure": .flag(isSecure)]
            if let byClients = observation.clientRenegotiation.value { evidence["byClients"] = .flag(byClients) }
            // GnuTLS lets clients do so as it comes, slapd with it; it costs a server little more than new connections do.
            let words = observation.clientRenegotiation.value == true ? "secure, and clients may begin it" : "secure"
            guard !isSecure else { return judging.ok(check, words, evidence) }
            return judging.bad(
                check,
                "it has no secure renegotiation (RFC 5746): clients built on OpenSSL 3 refuse to connect, and words can "
                    + "be put in front of a visitor's", evidence.adding("cve", ["CVE-2009-3555"]))
        }
    }

    private func resumption(_ seen: ResumptionObservation) -> Finding {
        let check = EncryptionChecks.resumption
        let ways = [("session ids", seen.bySessionID), ("tickets", seen.byTicket), ("TLS 1.3 tickets", seen.byPSK)]
            .filter { $0.1.value == true }.map(\.0)
        var evidence: Evidence = ["ways": EvidenceValue(ways)]
        if let lifetime = seen.ticketLifetime { evidence["ticketLifetime"] = .duration(lifetime) }
        let early = (seen.maxEarlyData.value ?? nil).map { max(0, $0) } ?? 0
        if seen.maxEarlyData.value != nil { evidence["maxEarlyData"] = .integer(early) }
        if let lifetime = seen.ticketLifetime, lifetime > .seconds(7 * 86_400) {
            return judging.bad(
                check, "its tickets live for \(DurationText.spoken(lifetime)); seven days is the most",
                remedy: ConfigAdvice.tickets.added(to: check.remedy, for: observation), evidence)
        }
        let words = ways.isEmpty ? "every visit begins anew" : AuditContext.list(ways)
        return judging.ok(
            check, early > 0 ? "\(words); data sent at once (0-RTT) can be replayed" : words, evidence)
    }

    private func alpn(_ seen: ALPNObservation) -> Finding {
        let check = EncryptionChecks.alpn
        var evidence: Evidence = ["accepted": EvidenceValue(seen.accepted)]
        if let preferred = seen.preferred { evidence["preferred"] = .text(preferred) }
        if let stranger = seen.stranger { evidence["unknownProtocol"] = .text(stranger.rawValue) }
        if seen.stranger == .accepted {
            return judging.bad(
                check,
                "it agrees to protocols that do not exist, so one protocol's words can be taken for another's "
                    + "(ALPACA)", evidence.adding("cve", ["CVE-2021-3618"]))
        }
        let missing = expectation.alpn.filter { !seen.accepted.contains($0) }
        guard missing.isEmpty else {
            return judging.bad(
                check, "it does not offer \(AuditContext.list(missing.map { "`\($0)`" }, "or"))",
                remedy: missing.contains("h2") ? ConfigAdvice.http2.added(to: check.remedy, for: observation) : nil,
                evidence)
        }
        return judging.ok(
            check, seen.accepted.isEmpty ? "nothing to choose from" : AuditContext.list(seen.accepted), evidence)
    }

    private func serverName() -> Finding? {
        let check = EncryptionChecks.serverName
        guard observation.tls.serverName != nil else { return nil }
        return judging.judge(check, observation.withoutName) { answer in
            var evidence: Evidence = [:]
            if case .seen(.certificate(let other)) = observation.withWrongName {
                evidence["withWrongName"] = .text(other.commonName ?? other.subject)
            } else if case .seen(.refused(let how)) = observation.withWrongName {
                evidence["withWrongName"] = .text(how)
            }
            switch answer {
            case .refused(let how):
                return judging.ok(
                    check, "clients that name no host are turned away", evidence.adding("answer", .text(how)))
            case .certificate(let leaf):
                evidence["default"] = .text(leaf.commonName ?? leaf.subject)
                if leaf.covers(observation.tls.expectedName) {
                    return judging.ok(check, "the same name without being asked for it", evidence)
                }
                let shown = "clients that name no host get the certificate of `\(leaf.commonName ?? leaf.subject)`"
                guard observation.starttls?.kind == .smtp || observation.starttls?.kind == .xmppServer else {
                    return judging.ok(check, shown, evidence)
                }
                let who = observation.starttls?.kind == .smtp ? "many mail servers" : "some servers"
                return judging.bad(check, "\(shown), and \(who) name none", evidence)
            }
        }
    }

    private func postQuantum(_ groups: GroupObservation) -> Finding {
        let check = EncryptionChecks.postQuantum
        let evidence: Evidence = [
            "groups": EvidenceValue(groups.all.map(\.name)),
            "preferred": .text(groups.preferred?.name ?? "not seen"),
        ]
        let found = groups.modern.filter(\.isPostQuantum)
        return judging.ok(
            check, found.isEmpty ? "not yet: no client needs it today" : AuditContext.list(found.map(\.name)), evidence)
    }
}
