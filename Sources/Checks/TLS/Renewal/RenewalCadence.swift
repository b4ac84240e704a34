import CertificateReader
import UpkeepCore

/// How a name's certificates were replaced so far, and what that says of the one that is served now.
struct RenewalCadence {
    /// Replacements that count at most: habits change.
    private static let memory = 4

    /// What was left of each certificate when its successor was first seen, oldest first.
    let left: [Duration]

    /// - Parameters:
    ///   - past: what was served before; the present one may be among it.
    ///   - current: what is served now; only replacements of certificates about as long-lived count.
    init(_ past: [PastCertificate], current: CertificateFacts) {
        guard let lifetime = current.lifetime, let began = current.notBefore else {
            left = []
            return
        }
        let since = past.first { $0.serial == current.serial }?.firstSeen
        let sorted = past.filter { $0.serial != current.serial }.sorted { $0.firstSeen < $1.firstSeen }
        var left: [Duration] = []
        for (place, certificate) in sorted.enumerated() {
            let own = certificate.notAfter - certificate.notBefore
            guard own > .zero, own < lifetime * 1.1, own > lifetime * 0.9 else { continue }
            // One that is seen for the first time now cannot have been served before it began.
            let next = place + 1 < sorted.count ? sorted[place + 1].firstSeen : since
            let replaced = next ?? max(certificate.lastSeen, began)
            left.append(certificate.notAfter - replaced)
        }
        self.left = Array(left.suffix(Self.memory))
    }

    /// What is usually left at the latest when a renewal comes; nil while there is no habit to see.
    var usual: Duration? {
        guard left.count >= 2, let least = left.min(), let most = left.max(), least > .zero else { return nil }
        // What is all over the place is no habit: somebody renews by hand.
        return most - least <= max(.seconds(3 * 86_400), most / 4) ? least : nil
    }

    /// How long ago the renewal should have been there; nil when it is not late.
    func lateness(of current: CertificateFacts, now: Timestamp) -> Duration? {
        guard let usual, let end = current.notAfter, let lifetime = current.lifetime else { return nil }
        let late = usual - (end - now)
        // A day passes between a timer that runs once a day and the next, less for those that live for days only.
        return late > min(.seconds(86_400), lifetime / 20) ? late : nil
    }

    /// "31, 30, 30 and 30 days".
    var spoken: String {
        guard left.allSatisfy({ $0 >= .seconds(2 * 86_400) }) else {
            return AuditContext.list(left.map(DurationText.spoken))
        }
        return AuditContext.list(left.map { String(Int($0.inSeconds / 86_400)) }) + " days"
    }
}
