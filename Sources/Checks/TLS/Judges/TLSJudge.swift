import CertificateReader
package import UpkeepCore

/// Judges one handshake: the chain, the name, the dates.
package enum TLSJudge {
    /// Judges the session of one connection that got at least as far as TLS.
    /// - Parameters:
    ///   - failure: what ended the handshake, or the probe's own refusal to go on (`untrusted`).
    ///   - endpoint: whom it was with, for sentences.
    ///   - place: which hop it was, e.g. " at the redirect to `https://b.example/`"; empty for the first.
    ///   - spares: certificates at hand that may be what the chain lacks.
    package static func judge(
        _ tls: TLSObservation?, failure: ProbeFailure?, plan: TLSPlan, certificateDays: Int?, endpoint: Endpoint,
        place: String = "", spares: [SpareCertificate] = [], judging: Judging
    ) -> [Finding] {
        let refused = failure.map { $0.layer == .tls && $0.kind == .untrusted } ?? false
        guard let tls, let leaf = tls.presented.first else {
            return noCertificate(tls, failure, endpoint, place, judging)
        }
        let broken = failure.flatMap { $0.layer == .tls && !refused ? $0 : nil }
        let expiry = ExpiryJudge(tls: tls, leaf: leaf, days: certificateDays, verify: plan.verify, judging: judging)
        let chain = ChainJudge(tls: tls, leaf: leaf, verify: plan.verify, spares: spares, judging: judging)
        var findings =
            [handshake(tls, broken, endpoint, place, judging)] + chain.judge(place: place) + [
                name(tls, leaf, plan.verify, place, judging), notYetValid(leaf, place, judging),
                expiry.judge(place: place), expiry.judgeIssuers(place: place),
            ]
        if refused, let failure, !findings.contains(where: { $0.status.gravity >= Status.unknown.gravity }),
            let trust = findings.firstIndex(where: { $0.check == TLSChecks.trust.id })
        {
            // The probe saw something that these facts do not show; its word goes, or nothing would explain the stop.
            findings[trust] = judging.bad(
                TLSChecks.trust, "the certificate is not accepted\(place): \(failure.detail)", failure.evidence)
        }
        return findings
    }

    /// For a connection on which TLS was never begun.
    package static func notAsked(_ reason: String, judging: Judging) -> [Finding] {
        TLSChecks.session.map { judging.notAsked($0, reason) }
    }

    private static func noCertificate(
        _ tls: TLSObservation?, _ failure: ProbeFailure?, _ endpoint: Endpoint, _ place: String, _ judging: Judging
    ) -> [Finding] {
        let first: Finding
        if let failure, failure.layer == .tls {
            first = broken(failure, tls, endpoint, place, judging)
        } else {
            first = judging.bad(
                TLSChecks.handshake, "`\(endpoint)` showed no certificate\(place)", versionEvidence(tls))
        }
        return [first] + TLSChecks.session.dropFirst().map { judging.notAsked($0, "no certificate came") }
    }

    private static func handshake(
        _ tls: TLSObservation, _ failure: ProbeFailure?, _ endpoint: Endpoint, _ place: String, _ judging: Judging
    ) -> Finding {
        guard let failure else {
            return judging.ok(TLSChecks.handshake, tls.version ?? "complete", versionEvidence(tls))
        }
        return broken(failure, tls, endpoint, place, judging)
    }

    private static func broken(
        _ failure: ProbeFailure, _ tls: TLSObservation?, _ endpoint: Endpoint, _ place: String, _ judging: Judging
    ) -> Finding {
        let sentence = failure.handshakeSentence(endpoint.description)
        var evidence = failure.evidence
        evidence["endpoint"] = .text(endpoint.description)
        if let name = tls?.serverName { evidence["serverName"] = .text(name) }
        return judging.bad(
            TLSChecks.handshake, failure.isOurs ? .unknown : nil, sentence.summary + place, remedy: sentence.remedy,
            evidence)
    }

    private static func versionEvidence(_ tls: TLSObservation?) -> Evidence {
        var evidence = Evidence()
        if let version = tls?.version { evidence["version"] = .text(version) }
        if let alpn = tls?.alpn { evidence["alpn"] = .text(alpn) }
        return evidence
    }

    /// What verification would hold against the site, on which somebody has said not to insist.
    private static func unverified(_ check: Check, _ what: String, _ evidence: Evidence, _ judging: Judging) -> Finding
    {
        judging.ok(check, "not verified, as configured: \(what)", evidence)
    }

    private static func name(
        _ tls: TLSObservation, _ leaf: CertificateFacts, _ verify: Bool, _ place: String, _ judging: Judging
    ) -> Finding {
        if leaf.covers(tls.expectedName) { return judging.ok(TLSChecks.name, "matches") }
        let names = leaf.dnsNames + leaf.addresses.map(\.description)
        let listed = names.prefix(2).map { "`\($0)`" }.joined(separator: ", ")
        let more = names.count > 2 ? " and \(names.count - 2) more" : ""
        let says = names.isEmpty ? "names no host at all" : "is for \(listed)\(more)"
        var evidence: Evidence = ["expected": .text(tls.expectedName), "names": EvidenceValue(Array(names.prefix(50)))]
        if let sent = tls.serverName { evidence["serverName"] = .text(sent) }
        guard verify else { return unverified(TLSChecks.name, says, evidence, judging) }
        let remedy =
            names.isEmpty && leaf.commonName != nil
            ? "reissue it with the name as subject alternative name: a common name alone has not counted since 2017"
            : "serve a certificate that lists `\(tls.expectedName)`; if there is one, the server picks the wrong one "
                + "(`upkeep explain tls.name`)"
        return judging.bad(
            TLSChecks.name, "the certificate \(says), not for `\(tls.expectedName)`\(place)", remedy: remedy,
            evidence)
    }

    private static func notYetValid(
        _ leaf: CertificateFacts, _ place: String, _ judging: Judging
    ) -> Finding {
        guard let notBefore = leaf.notBefore else {
            return judging.bad(
                TLSChecks.notYetValid, .unknown, "the certificate does not say from when it is valid\(place)",
                remedy: "reissue the certificate: its first date cannot be read",
                ["flaws": EvidenceValue(leaf.flaws)])
        }
        guard notBefore > judging.now else { return judging.ok(TLSChecks.notYetValid, "valid") }
        let wait = DurationText.spoken(notBefore - judging.now)
        return judging.bad(
            TLSChecks.notYetValid,
            "the certificate is not valid before \(notBefore.rfc3339()), which is in \(wait)\(place)",
            ["notBefore": .time(notBefore), "now": .time(judging.now)])
    }
}
