import UpkeepCore

/// Judges how far a look got before TLS began: the connection, then the upgrade inside the conversation.
struct OpeningJudge {
    let observation: EndpointObservation
    let judging: Judging

    var isConnected: Bool { observation.failure.map { $0.layer > .connect } ?? true }

    /// TLS was begun, whatever became of it.
    var isBegun: Bool {
        guard isConnected else { return false }
        return observation.starttls.map { $0.outcome == .begun } ?? true
    }

    func judge() -> [Finding] {
        [reachable(), observation.starttls.map(starttls)].compactMap { $0 }
    }

    private func reachable() -> Finding {
        let endpoint = observation.endpoint.description
        guard let failure = observation.failure, !isConnected else {
            return judging.ok(TLSChecks.reachable, "connected", ["endpoint": .text(endpoint)])
        }
        let sentence =
            failure.layer == .dns ? FailureSentence(failure.detail) : failure.connectSentence(endpoint)
        return judging.bad(
            TLSChecks.reachable, failure.isOurs ? .unknown : nil, sentence.summary, remedy: sentence.remedy,
            failure.evidence.adding("endpoint", .text(endpoint)))
    }

    private func starttls(_ starttls: StartTLSObservation) -> Finding {
        let check = TLSChecks.starttls
        guard isConnected else { return judging.notAsked(check, "no connection") }
        let kind = starttls.kind.rawValue
        let endpoint = observation.endpoint.description
        var evidence: Evidence = ["protocol": .text(kind), "endpoint": .text(endpoint)]
        if let greeting = starttls.greeting { evidence["greeting"] = .text(greeting) }
        switch starttls.outcome {
        case .begun: return begun(starttls, evidence)
        case .notOffered:
            return judging.bad(
                check, "`\(endpoint)` does not offer TLS in \(kind): everything goes in clear",
                remedy: advice(starttls),
                evidence)
        case .refused(let line):
            return judging.bad(
                check, "`\(endpoint)` offers TLS and then refuses it: `\(line)`",
                remedy: "read the server's log for that moment: mostly its certificate or key cannot be read",
                evidence.adding("answer", .text(line)))
        case .turnedAway(let line):
            return judging.bad(
                check, .unknown,
                "`\(endpoint)` turns this machine away before it says whether it offers TLS: `\(line)`",
                remedy: starttls.kind == .mysql
                    ? "look from a machine that may log in there; one that it calls blocked is let in again after "
                        + "`mariadb-admin flush-hosts` (MySQL counts every visit without a log-in, each look's as well, up "
                        + "to `max_connect_errors`)" : "look from a machine that it serves",
                evidence.adding("answer", .text(line)))
        case .stripped(let what):
            return judging.bad(
                check, "something between here and `\(endpoint)` takes the offer of TLS out of the conversation",
                remedy:
                    "look for a firewall that inspects \(kind) (Cisco calls it fixup or ESMTP inspection) and switch "
                    + "that off; if there is none, somebody is listening", evidence.adding("seen", .text(what)))
        case .otherProtocol(let line):
            return judging.bad(
                check, "`\(endpoint)` does not speak \(kind): it says `\(line)`",
                remedy: "look at the port, or name the protocol that is meant with `--starttls`",
                evidence.adding("answer", .text(line)))
        case .failed(let failure):
            return judging.bad(
                check, failure.isOurs ? .unknown : nil,
                "`\(endpoint)` broke off the conversation before TLS began: \(failure.detail)",
                remedy: "read the server's log for that moment: it may be overloaded, or have banned this address",
                failure.evidence.adding("protocol", .text(kind)))
        }
    }

    private func begun(_ starttls: StartTLSObservation, _ evidence: Evidence) -> Finding {
        let check = TLSChecks.starttls
        if starttls.tookInjectedCommand.value == true {
            return judging.bad(
                check,
                "it carries out a command that was put behind STARTTLS in clear: somebody in between can put words "
                    + "in front of a client's",
                remedy: "update the server: each has had a release against CVE-2011-0411 and its kind",
                evidence.adding("cve", ["CVE-2011-0411"]))
        }
        // Dovecot takes the machine it runs on for safe, and says so to nobody else.
        if starttls.allowsPlainLogin == true, !observation.endpoint.address.isLoopback {
            return judging.bad(
                check, .warning, "clients may log in before TLS begins, so some send passwords in clear",
                remedy: starttls.kind == .submission || starttls.kind == .smtp
                    ? "allow log-in after TLS only; postfix: `smtpd_tls_auth_only = yes`"
                    : "allow log-in after TLS only; dovecot: `auth_allow_cleartext = no` (before 2.4: "
                        + "`disable_plaintext_auth = yes`)", evidence)
        }
        return judging.ok(check, "TLS is offered in \(starttls.kind.rawValue)", evidence)
    }

    private func advice(_ starttls: StartTLSObservation) -> String? {
        switch starttls.kind {
        case .smtp, .submission:
            "switch it on; postfix: `smtpd_tls_security_level = may` and `smtpd_tls_chain_files = KEY.pem, FULLCHAIN.pem`"
        case .imap, .pop3, .sieve, .lmtp: "switch it on; dovecot: `ssl = yes`"
        case .postgres: "switch it on; postgresql: `ssl = on`"
        case .mysql: "give the server a certificate; mysql: `ssl_cert`, `ssl_key`, then `require_secure_transport = ON`"
        case .xmpp, .xmppServer:
            "give the server a certificate; prosody: `prosodyctl --root cert import /etc/letsencrypt/live`, ejabberd: "
                + "`certfiles`"
        case .ftp, .ldap: nil
        }
    }
}
