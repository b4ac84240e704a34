import CertificateReader
import UpkeepCore

/// Judges how long the certificates still last that a visitor's browser goes by.
///
/// That is the best path from the leaf to a trusted root. What else the server sends, such as an expired cross-signed
/// root, is listed and alarms nobody.
struct ExpiryJudge {
    let tls: TLSObservation
    let leaf: CertificateFacts
    let days: Int?
    let now: Timestamp

    func judge(place: String, judging: Judging) -> Finding {
        guard let notAfter = end else {
            return judging.bad(
                TLSChecks.expiry, .unknown, "the certificate does not say when it expires\(place)",
                remedy: "reissue the certificate: its last date cannot be read", ["flaws": EvidenceValue(leaf.flaws)])
        }
        let left = notAfter - judging.now
        let thresholds = ExpiryThresholds(lifetime: ending?.lifetime ?? leaf.lifetime, days: days)
        let status = left < .zero ? .critical : thresholds.status(left: left)
        if status == .ok { return judging.ok(TLSChecks.expiry, "certificate \(spoken(left))", facts(notAfter, left)) }
        var evidence = facts(notAfter, left)
        evidence["warnBelow"] = .duration(thresholds.warning)
        evidence["criticalBelow"] = .duration(thresholds.critical)
        let which = ending.map { $0 == leaf } ?? true ? "the certificate" : "a certificate above the site's own"
        let when = left < .zero ? "expired \(spoken(left)) ago" : "expires in \(spoken(left))"
        return judging.bad(
            TLSChecks.expiry, status, "\(which) \(when) (\(notAfter.rfc3339()))\(place)", remedy: remedy(left), evidence
        )
    }

    /// The end of the best path; the leaf's own when there is no path, or when its date is `tls.chain`'s to tell.
    private var end: Timestamp? {
        guard let trust = tls.trust, trust.problem != .issuerExpired, let pathEnd = trust.pathNotAfter else {
            return leaf.notAfter
        }
        // When the site's own has expired, that is what to renew, whatever is above it.
        if let own = leaf.notAfter, own < now { return own }
        return min(pathEnd, leaf.notAfter ?? pathEnd)
    }

    /// The presented certificate that ends first on the path; nil when it is one of this machine's roots.
    private var ending: CertificateFacts? {
        guard let end else { return nil }
        return tls.presented.first { $0.notAfter == end }
    }

    private func spoken(_ left: Duration) -> String {
        DurationText.spoken(left < .zero ? .zero - left : left)
    }

    private func remedy(_ left: Duration) -> String {
        left < .zero
            ? "renew it and reload the server; if a newer one is on the disk already, only the reload is missing"
            : "see why the automatic renewal is late (`certbot renew --dry-run` or your own tool), then renew and reload"
    }

    private func facts(_ notAfter: Timestamp, _ left: Duration) -> Evidence {
        var evidence: Evidence = ["notAfter": .time(notAfter), "left": .duration(left)]
        if let lifetime = leaf.lifetime { evidence["lifetime"] = .duration(lifetime) }
        evidence["presented"] = .list(
            tls.presented.map { certificate in
                var facts: Evidence = ["subject": .text(certificate.subject)]
                if let end = certificate.notAfter { facts["notAfter"] = .time(end) }
                return .record(facts)
            })
        if let pathEnd = tls.trust?.pathNotAfter { evidence["pathNotAfter"] = .time(pathEnd) }
        return evidence
    }
}
