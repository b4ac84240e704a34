import CertificateReader
import UpkeepCore

/// Judges whether the certificate in a file is the one that is served.
struct ServedFileJudge {
    /// What a reload after a renewal may take.
    private static let patience = Duration.seconds(3600)

    let served: ServedFile
    let judging: Judging

    func judge() -> Finding {
        let check = CertificateFileChecks.notServed
        return judging.judge(check, served.served, judge) ?? judging.notAsked(check, "nobody looked at the server")
    }

    private func judge(_ shown: CertificateFacts) -> Finding {
        let check = CertificateFileChecks.notServed
        let endpoint = "`\(served.endpoint)`"
        var evidence: Evidence = [
            "endpoint": .text(served.endpoint.description), "name": .text(served.name),
            "filedSerial": .text(served.filed.serial), "servedSerial": .text(shown.serial),
        ]
        if let end = served.filed.notAfter { evidence["filedNotAfter"] = .time(end) }
        if let end = shown.notAfter { evidence["servedNotAfter"] = .time(end) }
        if let time = served.writtenAt { evidence["writtenAt"] = .time(time) }
        if shown.sha256 == served.filed.sha256 { return judging.ok(check, "\(endpoint) serves it", evidence) }
        guard let filed = served.filed.notBefore, let other = shown.notBefore else {
            return judging.bad(check, .warning, "\(endpoint) serves another certificate", evidence)
        }
        if filed < other {
            return judging.ok(check, "\(endpoint) serves a newer one; this file is not what it reads", evidence)
        }
        let age = served.writtenAt.map { judging.now - $0 }
        if let age, age < Self.patience, age >= .zero {
            return judging.ok(
                check, "written \(DurationText.spoken(age)) ago; \(endpoint) has not taken it up yet", evidence)
        }
        guard filed > other else {
            return judging.bad(check, .warning, "\(endpoint) serves another certificate of the same day", evidence)
        }
        let since = age.map { " for \(DurationText.spoken($0))" } ?? ""
        let left = shown.notAfter.map { $0 - judging.now }
        let end =
            left.map { left in
                left < .zero ? "expired \(DurationText.spoken(left)) ago" : "ends in \(DurationText.spoken(left))"
            } ?? "does not say when it ends"
        let isSoon = left.map { ExpiryThresholds(lifetime: shown.lifetime, days: nil).status(left: $0) != .ok } ?? true
        return judging.bad(
            check, isSoon ? .critical : .warning,
            "a renewed certificate has been here\(since) and is not served: \(endpoint) still shows the old one, which "
                + end, evidence)
    }
}
