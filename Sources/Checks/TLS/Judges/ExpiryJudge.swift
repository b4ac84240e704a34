import CertificateReader
import UpkeepCore

/// Judges how long the certificates still last that a visitor's browser goes by.
///
/// That is the best path from the leaf to a trusted root. What else the server sends, such as an expired cross-signed
/// root, is listed and alarms nobody.
struct ExpiryJudge {
    let tls: TLSObservation
    let leaf: CertificateFacts
    /// The config's own threshold for the warning.
    let days: Int?
    let verify: Bool
    let judging: Judging

    /// `tls.expiry`: the site's own certificate, whatever is above it.
    func judge(place: String) -> Finding {
        guard let notAfter = leaf.notAfter else {
            return judging.bad(
                TLSChecks.expiry, .unknown, "the certificate does not say when it expires\(place)",
                remedy: "reissue the certificate: its last date cannot be read", ["flaws": EvidenceValue(leaf.flaws)])
        }
        let left = notAfter - judging.now
        let thresholds = ExpiryThresholds(lifetime: leaf.lifetime, days: days)
        let status = left < .zero ? .critical : thresholds.status(left: left)
        if status == .ok { return judging.ok(TLSChecks.expiry, "certificate \(spoken(left))", facts(notAfter, left)) }
        return judging.bad(
            TLSChecks.expiry, status, "the certificate \(when(left)) (\(notAfter.rfc3339()))\(place)",
            remedy: left < .zero
                ? "renew it and reload the server; if a newer one is on the disk already, only the reload is missing"
                : "see why the automatic renewal is late (`certbot renew --dry-run` or your own tool), then renew and "
                    + "reload", bounded(facts(notAfter, left), thresholds))
    }

    /// `tls.chain.expiry`: what is above it on the path, if that ends first.
    func judgeIssuers(place: String) -> Finding {
        let check = TLSChecks.chainExpiry
        guard let end = issuersEnd else {
            let hasPath = tls.trust.map { $0.problem == nil || $0.problem == .uncheckedSignature } ?? false
            if hasPath || tls.presented.count == 1 && leaf.isSelfIssued {
                return judging.ok(check, "nothing above it ends")
            }
            return verify
                ? judging.notAsked(check, "there is no path to a trusted root")
                : judging.ok(check, "not verified, as configured")
        }
        let left = end - judging.now
        let ending = tls.presented.dropFirst().first { $0.notAfter == end }
        let outlasts = leaf.notAfter.map { end >= $0 } ?? false
        var evidence: Evidence = ["notAfter": .time(end), "left": .duration(left)]
        if let ending { evidence["certificate"] = .text(ending.subject) }
        if outlasts, left >= .zero { return judging.ok(check, "those above it last longer", evidence) }
        let thresholds = ExpiryThresholds(lifetime: ending?.lifetime, days: days)
        let status = left < .zero ? .critical : thresholds.status(left: left)
        if status == .ok { return judging.ok(check, "good for \(spoken(left))", evidence) }
        let name = ending.map { " (`\($0.commonName ?? $0.subject)`)" } ?? ""
        return judging.bad(
            check, status, "a certificate above the site's own\(name) \(when(left)) (\(end.rfc3339()))\(place)",
            bounded(evidence, thresholds))
    }

    /// The first end on the path above the leaf; without a path, of the issuers that were sent.
    private var issuersEnd: Timestamp? {
        if let trust = tls.trust, let end = trust.pathNotAfter {
            guard let own = leaf.notAfter, end >= own else { return end }
            return issuers.compactMap(\.notAfter).filter { $0 >= end }.min() ?? (issuers.isEmpty ? nil : end)
        }
        return issuers.compactMap(\.notAfter).min()
    }

    /// From the leaf upwards by names, among what was sent.
    private var issuers: [CertificateFacts] {
        var path: [CertificateFacts] = []
        var name = leaf.issuer
        var rest = tls.presented.dropFirst().prefix(20)
        while let place = rest.firstIndex(where: { $0.subject == name }) {
            let issuer = rest.remove(at: place)
            // A root is trusted by fiat: its own date ends no path.
            if issuer.isSelfIssued { break }
            path.append(issuer)
            name = issuer.issuer
        }
        return path
    }

    private func when(_ left: Duration) -> String {
        left < .zero ? "expired \(spoken(left)) ago" : "expires in \(spoken(left))"
    }

    private func spoken(_ left: Duration) -> String {
        DurationText.spoken(left)
    }

    private func bounded(_ evidence: Evidence, _ thresholds: ExpiryThresholds) -> Evidence {
        var evidence = evidence
        evidence["warnBelow"] = .duration(thresholds.warning)
        evidence["criticalBelow"] = .duration(thresholds.critical)
        return evidence
    }

    private func facts(_ notAfter: Timestamp, _ left: Duration) -> Evidence {
        var evidence: Evidence = ["notAfter": .time(notAfter), "left": .duration(left)]
        if let lifetime = leaf.lifetime { evidence["lifetime"] = .duration(lifetime) }
        evidence["presented"] = .list(
            tls.presented.prefix(20).map { certificate in
                var facts: Evidence = ["subject": .text(certificate.subject)]
                if let end = certificate.notAfter { facts["notAfter"] = .time(end) }
                return .record(facts)
            })
        if let pathEnd = tls.trust?.pathNotAfter { evidence["pathNotAfter"] = .time(pathEnd) }
        return evidence
    }
}
