import CertificateReader
package import UpkeepCore

/// Judges the programs on a host that renew certificates: whether they run, and in time.
package enum RenewerJudge {
    /// A renewer's timer fires once or twice a day.
    private static let longestPause = Duration.seconds(7 * 86_400)

    /// - Parameter now: the moment by which certificates are judged.
    package static func judge(
        _ renewers: [RenewerObservation], now: Timestamp, observedAt: Timestamp, catalogue: CheckCatalogue = .upkeep
    ) -> [Finding] {
        let findings = renewers.flatMap { renewer in
            let judging = Judging(Subject(.service, renewer.program.rawValue), now: now, observedAt: observedAt)
            return [running(renewer, judging), rule(renewer, judging)].compactMap { $0 }
                + renewer.certificates.compactMap { certificate in
                    late(
                        certificate, renewer,
                        Judging(Subject(.certificate, certificate.path), now: now, observedAt: observedAt))
                }
        }
        return Suppression.apply(findings, catalogue: catalogue)
    }

    private static func name(_ renewer: RenewerObservation) -> String {
        "`\(renewer.program.rawValue)`" + (renewer.version.map { " \($0)" } ?? "")
    }

    private static func evidence(_ renewer: RenewerObservation) -> Evidence {
        var evidence: Evidence = ["home": .text(renewer.home)]
        if let version = renewer.version { evidence["version"] = .text(version) }
        if let time = renewer.lastRun.value { evidence["lastRun"] = .time(time) }
        if let error = renewer.lastError { evidence["lastError"] = .text(error) }
        if case .seen(.active(let what)) = renewer.trigger { evidence["trigger"] = .text(what) }
        evidence["certificates"] = EvidenceValue(renewer.certificates.prefix(50).map(\.name))
        return evidence
    }

    private static func running(_ renewer: RenewerObservation, _ judging: Judging) -> Finding? {
        let check = RenewerChecks.running
        let evidence = evidence(renewer)
        guard !renewer.certificates.isEmpty else {
            return judging.ok(check, "\(name(renewer)) has no certificates to care for", evidence)
        }
        let count = AuditContext.count(renewer.certificates.count, "certificate")
        switch renewer.trigger {
        case .seen(.none):
            return judging.bad(
                check, "nothing starts \(name(renewer)), which has \(count) to renew", remedy: remedy(renewer), evidence
            )
        case .seen(.inactive(let why)):
            return judging.bad(
                check, "what should start \(name(renewer)) is off: \(why)", remedy: remedy(renewer), evidence)
        case .seen(.active), .notAsked, .doesNotApply, .notLooked, .failed: break
        }
        if let error = renewer.lastError {
            return judging.bad(
                check, .warning, "the last run of \(name(renewer)) failed: \(error)", remedy: remedy(renewer), evidence)
        }
        if let last = renewer.lastRun.value, judging.now - last > longestPause {
            return judging.bad(
                check, .warning, "\(name(renewer)) has not run for \(DurationText.spoken(judging.now - last))",
                remedy: remedy(renewer), evidence)
        }
        if let reason = renewer.trigger.reason ?? renewer.lastRun.reason { return judging.notAsked(check, reason) }
        return judging.ok(check, "\(name(renewer)) cares for \(count)", evidence)
    }

    private static func remedy(_ renewer: RenewerObservation) -> String {
        switch renewer.program {
        case .certbot:
            "`systemctl enable --now certbot.timer` (a snap has `snap.certbot.renew.timer`), then `certbot renew --dry-run`"
        case .acmeSh: "`acme.sh --install-cronjob`, then `acme.sh --cron` shows what it does"
        case .caddy: "`systemctl enable --now caddy`, then `journalctl -u caddy` shows what it says of certificates"
        case .lego: "put `lego renew` into a timer that runs every day, and a reload of the server after it"
        }
    }

    /// One finding for the rule, the certificate that it fits worst in front.
    private static func rule(_ renewer: RenewerObservation, _ judging: Judging) -> Finding? {
        let check = RenewerChecks.rule
        let judged = renewer.certificates.compactMap { certificate -> (Status, String)? in
            guard let lifetime = certificate.facts?.lifetime, let left = certificate.rule.left(of: lifetime) else {
                return nil
            }
            let thresholds = ExpiryThresholds(lifetime: lifetime, days: nil)
            let runs = DurationText.spoken(lifetime)
            if left <= .zero {
                return (.critical, "`\(certificate.name)` runs for \(runs) and is renewed only after it has expired")
            }
            if left >= lifetime {
                return (
                    .warning,
                    "`\(certificate.name)` runs for \(runs) and is renewed at every run, until the authority "
                        + "refuses"
                )
            }
            let status = thresholds.status(left: left)
            return status == .ok
                ? (.ok, "")
                : (
                    status,
                    "`\(certificate.name)` runs for \(runs) and is renewed with \(DurationText.spoken(left)) left"
                )
        }
        guard let worst = judged.max(by: { $0.0.gravity < $1.0.gravity }) else {
            guard !renewer.certificates.isEmpty else { return nil }
            let isUnread = renewer.certificates.allSatisfy { $0.facts == nil }
            return judging.notAsked(
                check, isUnread ? "none of its certificates could be read" : "its rule could not be read")
        }
        guard worst.0 != .ok else { return judging.ok(check, "fits every certificate", evidence(renewer)) }
        let bad = judged.filter { $0.0 != .ok }.map(\.1)
        let more = bad.count > 1 ? "; \(bad.count - 1) more like it" : ""
        return judging.bad(
            check, worst.0, worst.1 + more, remedy: ruleRemedy(renewer),
            evidence(renewer).adding("misfits", EvidenceValue(Array(bad.prefix(50)))))
    }

    private static func ruleRemedy(_ renewer: RenewerObservation) -> String? {
        switch renewer.program {
        case .certbot:
            "update certbot to 4.0 or later, which goes by a third of the lifetime; until then set `renew_before_expiry` "
                + "in `/etc/letsencrypt/renewal/NAME.conf`"
        case .acmeSh: "set the days after which it renews: `acme.sh --issue … --days N` with two thirds of the lifetime"
        case .lego: "call it with `--days N`, a third of the lifetime, or with `--dynamic`"
        case .caddy: nil
        }
    }

    /// `tls.renewal-late`, by the renewer's own rule.
    private static func late(
        _ certificate: RenewedCertificate, _ renewer: RenewerObservation, _ judging: Judging
    ) -> Finding? {
        let check = CertificateChecks.renewal
        guard certificate.facts != nil else {
            return judging.bad(
                check, .unknown,
                "\(name(renewer)) cares for `\(certificate.name)`, whose certificate cannot be read here",
                remedy:
                    "look again as root (`sudo`); if it is gone, take it out of the renewer's care, or every run fails")
        }
        guard let facts = certificate.facts, let lifetime = facts.lifetime, let end = facts.notAfter,
            let rule = certificate.rule.left(of: lifetime), rule > .zero, rule < lifetime
        else { return nil }
        let left = end - judging.now
        let late = rule - left
        let evidence: Evidence = [
            "renewer": .text(renewer.program.rawValue), "left": .duration(left), "renewedAt": .duration(rule),
        ]
        // A timer that runs twice a day may be half a day late, and ACME authorities have bad days.
        guard late > min(.seconds(2 * 86_400), lifetime / 20) else {
            return judging.ok(check, "not due yet, or just now", evidence)
        }
        let status: Status? = left < .zero ? .critical : nil
        return judging.bad(
            check, status,
            "\(name(renewer)) should have renewed `\(certificate.name)` \(DurationText.spoken(late)) ago",
            remedy: remedy(renewer), evidence)
    }
}
