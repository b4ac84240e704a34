import CertificateReader
import UpkeepCore

/// Judges whether the certificate in a file is the one that is served.
struct ServedFileJudge {
    /// What a reload after a renewal may take.
    private static let patience = Duration.seconds(3600)

    let served: ServedFile
    let judging: Judging

    /// One finding for all the places where a file should be served: the worst, with how many are like it.
    static func judge(_ all: [ServedFile], judging: Judging) -> Finding {
        let judged = all.map { ServedFileJudge(served: $0, judging: judging).judge() }
        guard let worst = judged.max(by: { $0.status.gravity < $1.status.gravity }) else {
            return judging.notAsked(CertificateFileChecks.notServed, "nobody looked at a server")
        }
        var finding = worst
        let alike = judged.count { $0.status == worst.status } - 1
        if alike > 0 { finding.summary += worst.status == .ok ? ", and \(alike) more" : "; \(alike) more like it" }
        return finding
    }

    private func judge() -> Finding {
        let check = CertificateFileChecks.notServed
        guard let shown = served.served.value else {
            let reason = served.served.reason ?? "nobody looked at the server"
            guard let use = served.use else { return judging.notAsked(check, reason) }
            return judging.bad(
                check, .unknown,
                "\(use.software.rawValue) should serve it at `\(served.endpoint)`, where there was nothing to see: \(reason)",
                remedy:
                    "see whether it runs (`systemctl status \(use.software.rawValue)`); if this is another machine's "
                    + "configuration, there is nothing to mend", evidence(nil))
        }
        return judge(shown)
    }

    private func evidence(_ shown: CertificateFacts?) -> Evidence {
        var evidence: Evidence = [
            "endpoint": .text(served.endpoint.description), "name": .text(served.name),
            "filedSerial": .text(served.filed.serial),
        ]
        if let shown { evidence["servedSerial"] = .text(shown.serial) }
        if let end = served.filed.notAfter { evidence["filedNotAfter"] = .time(end) }
        if let end = shown?.notAfter { evidence["servedNotAfter"] = .time(end) }
        if let time = served.writtenAt { evidence["writtenAt"] = .time(time) }
        if let use = served.use { evidence["configuredAt"] = .text(use.line.place) }
        return evidence
    }

    private func judge(_ shown: CertificateFacts) -> Finding {
        let check = CertificateFileChecks.notServed
        let endpoint = "`\(served.endpoint)`"
        let evidence = evidence(shown)
        if shown.sha256 == served.filed.sha256 { return judging.ok(check, "\(endpoint) serves it", evidence) }
        guard shown.covers(served.name) else {
            let names = shown.dnsNames.prefix(2).map { "`\($0)`" }.joined(separator: ", ")
            return judging.bad(
                check, .warning,
                "\(endpoint) shows another certificate for `\(served.name)`, one for \(names.isEmpty ? "no host" : names)",
                remedy:
                    "reload the server; if it goes on, another of its sites answers for the name: see its `server_name` "
                    + "or whatever chooses by name", evidence)
        }
        guard let filed = served.filed.notBefore, let other = shown.notBefore else {
            return judging.bad(check, .warning, "\(endpoint) serves another certificate", evidence)
        }
        if filed < other {
            guard let use = served.use else {
                return judging.ok(check, "\(endpoint) serves a newer one; this file is not what it reads", evidence)
            }
            return judging.bad(
                check, .warning,
                "\(endpoint) serves a newer certificate than this file, which \(use.software.rawValue) reads: with the next "
                    + "reload the old one is back",
                remedy: "put the newer certificate there, or see which other server answers at \(endpoint)", evidence)
        }
        let age = served.writtenAt.map { judging.now - $0 }
        if let age, age < Self.patience, age >= .zero {
            return judging.ok(
                check, "written \(DurationText.spoken(age)) ago; \(endpoint) has not taken it up yet", evidence)
        }
        guard filed > other else {
            return judging.bad(check, .warning, "\(endpoint) serves another certificate of the same day", evidence)
        }
        return old(shown, age, evidence)
    }

    /// The classic: renewed, and nobody told the server.
    private func old(_ shown: CertificateFacts, _ age: Duration?, _ evidence: Evidence) -> Finding {
        let left = shown.notAfter.map { $0 - judging.now }
        let end =
            left.map { left in
                left < .zero ? "expired \(DurationText.spoken(left)) ago" : "ends in \(DurationText.spoken(left))"
            } ?? "does not say when it ends"
        let isSoon = left.map { ExpiryThresholds(lifetime: shown.lifetime, days: nil).status(left: $0) != .ok } ?? true
        let server = served.use?.software.rawValue
        let since =
            served.writtenAt.flatMap { time in
                age.map { "the file was replaced \(DurationText.spoken($0)) ago (\(time.rfc3339()))" }
            } ?? "the file holds a renewed certificate"
        let who = server.map { "\($0) at `\(served.endpoint)`" } ?? "`\(served.endpoint)`"
        let reload = served.use?.software.reload.map { "`\($0)`" }
        return judging.bad(
            CertificateFileChecks.notServed, isSoon ? .critical : .warning,
            "\(since), and \(who) still serves the old one, which \(end)",
            remedy: reload.map {
                "reload it: \($0); and have the renewer do it from now on (certbot: `--deploy-hook`)"
            },
            evidence)
    }
}
