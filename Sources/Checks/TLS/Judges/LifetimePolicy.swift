import CertificateReader
import UpkeepCore

/// How long a public authority may let a server's certificate run, by the day it issued it.
///
/// Baseline Requirements section 6.3.2, with ballots 185, SC-031 and SC-081v3.
struct LifetimePolicy {
    struct Rule {
        let from: Timestamp
        let days: Int64
        /// Browsers refuse certificates that break it.
        let isEnforced: Bool
    }

    /// The newest first.
    static let rules = [
        Rule(from: Timestamp(seconds: 1_868_227_200), days: 47, isEnforced: false),  // 2029-03-15
        Rule(from: Timestamp(seconds: 1_805_068_800), days: 100, isEnforced: false),  // 2027-03-15
        Rule(from: Timestamp(seconds: 1_773_532_800), days: 200, isEnforced: false),  // 2026-03-15
        Rule(from: Timestamp(seconds: 1_598_918_400), days: 398, isEnforced: true),  // 2020-09-01
        Rule(from: Timestamp(seconds: 1_519_862_400), days: 825, isEnforced: true),  // 2018-03-01
    ]

    static func rule(issued: Timestamp) -> Rule? { rules.first { issued >= $0.from } }

    /// The rule that a certificate breaks, and how grave that is; nil when it keeps it or was issued before any.
    static func broken(by certificate: CertificateFacts) -> (rule: Rule, status: Status)? {
        guard let issued = certificate.notBefore, let lifetime = certificate.lifetime, let rule = rule(issued: issued)
        else { return nil }
        // The end belongs to the lifetime, to the second.
        let runs = lifetime + .seconds(1)
        guard runs > days(rule.days) else { return nil }
        let enforced = rules.filter { $0.isEnforced && issued >= $0.from }.map(\.days).min()
        return (rule, enforced.map { runs > days($0) } ?? false ? .critical : .warning)
    }

    private static func days(_ days: Int64) -> Duration { .seconds(days * 86_400) }
}
