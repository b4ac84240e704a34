import CertificateReader
import UpkeepCore

/// Judges whether the next certificate should have been there by now.
struct RenewalJudge {
    let leaf: CertificateFacts
    let past: Seen<[PastCertificate]>
    let judging: Judging

    /// nil when nobody asked, and while there is no habit to go by.
    func judge() -> Finding? {
        let check = CertificateChecks.renewal
        guard let certificates = past.value else { return judging.unseen(check, past) }
        let cadence = RenewalCadence(certificates, current: leaf)
        guard let usual = cadence.usual, let end = leaf.notAfter else { return nil }
        let left = end - judging.now
        let evidence: Evidence = [
            "leftAtReplacement": .list(cadence.left.map { .duration($0) }), "left": .duration(left),
            "usual": .duration(usual),
        ]
        let many = cadence.left.count
        let history = "the last \(Self.number(many)) were replaced with \(cadence.spoken) left"
        guard let late = cadence.lateness(of: leaf, now: judging.now) else {
            return judging.ok(check, history, evidence)
        }
        let now = left < .zero ? "this one has expired" : "this one has \(Self.short(left))"
        return judging.bad(
            check, "\(history); \(now): renewal is \(DurationText.spoken(late)) late", evidence)
    }

    private static func short(_ left: Duration) -> String {
        left >= .seconds(2 * 86_400) ? String(Int(left.inSeconds / 86_400)) : DurationText.spoken(left)
    }

    private static func number(_ count: Int) -> String {
        switch count {
        case 2: "two"
        case 3: "three"
        case 4: "four"
        default: "\(count)"
        }
    }
}
