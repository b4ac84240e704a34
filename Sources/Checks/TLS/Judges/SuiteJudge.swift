import TLSWire
import UpkeepCore

/// Judges the cipher suites that a server accepts, and the groups of the finite-field exchange among them.
struct SuiteJudge {
    let observation: EndpointObservation
    let judging: Judging

    func judge() -> [Finding] {
        var findings: [Finding] = []
        if case .seen(let versions) = observation.versions {
            let offered = versions.filter(\.isOffered)
            let looked = offered.filter { $0.suites != .notAsked }
            if !looked.isEmpty {
                let missing = Self.missing(looked)
                findings.append(weak(looked, missing))
                findings.append(forwardSecrecy(looked, missing))
            }
        }
        if let finding = judging.judge(EncryptionChecks.diffieHellman, observation.diffieHellman, diffieHellman) {
            findings.append(finding)
        }
        return findings
    }

    /// Why the lists are not whole; nil when they are.
    private static func missing(_ versions: [VersionObservation]) -> String? {
        for version in versions {
            if let reason = version.suites.reason ?? version.suites.value?.cutShort {
                return "\(version.version.name): \(reason)"
            }
        }
        return nil
    }

    private func suites(_ versions: [VersionObservation]) -> [CipherSuite] {
        versions.flatMap { $0.suites.value?.accepted ?? [] }.uniqued
    }

    /// Mail between servers goes on without knowing who the other is, so Postfix has these on for it.
    private var isOpportunistic: Bool { observation.starttls.map { $0.kind == .smtp || $0.kind == .lmtp } ?? false }

    private func weak(_ versions: [VersionObservation], _ missing: String?) -> Finding {
        let check = EncryptionChecks.weakCiphers
        let all = suites(versions)
        let kinds = WeakSuiteKind.allCases.map { kind in (kind: kind, suites: all.filter { WeakSuiteKind($0) == kind })
        }
        .filter { !$0.suites.isEmpty && !($0.kind == .anonymous && isOpportunistic) }
        var evidence = orders(versions)
        guard !kinds.isEmpty else {
            if let missing { return judging.notAsked(check, missing) }
            evidence["suites"] = EvidenceValue(all.map(Self.name))
            return judging.ok(check, AuditContext.count(all.count, "suite") + ", none weak", evidence)
        }
        evidence["weak"] = EvidenceValue(kinds.flatMap(\.suites).map(Self.name))
        let attacks = kinds.flatMap { $0.kind.attacks($0.suites) }
        if !attacks.isEmpty { evidence["cve"] = EvidenceValue(attacks.map(\.cve)) }
        let isGrave = kinds.contains { $0.kind.isGrave }
        let words = kinds.map { entry in
            let names = entry.kind.attacks(entry.suites).map(\.name).uniqued
            return entry.kind.words + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")
        }
        return judging.bad(
            check, isGrave ? .critical : .warning, "it accepts weak encryption: \(AuditContext.list(words))",
            remedy: ConfigAdvice.ciphers.added(to: check.remedy, for: observation), evidence)
    }

    private func forwardSecrecy(_ versions: [VersionObservation], _ missing: String?) -> Finding {
        let check = EncryptionChecks.forwardSecrecy
        let all = suites(versions)
        // Weak ones have their finding, and leave together with it.
        let lacking = all.filter { !$0.isForwardSecret && WeakSuiteKind($0) == nil }
        if lacking.isEmpty {
            if let missing { return judging.notAsked(check, missing) }
            return judging.ok(check, all.contains(where: \.isForwardSecret) ? "yes" : "no suite is left to judge")
        }
        let isNone = !all.contains(where: \.isForwardSecret)
        return judging.bad(
            check, isNone ? .critical : .warning,
            isNone
                ? "no suite has forward secrecy: whoever gets the key can read all that was ever recorded"
                : "it accepts \(AuditContext.count(lacking.count, "suite")) without forward secrecy (static RSA): whoever "
                    + "gets the key can read what was recorded over them",
            remedy: ConfigAdvice.ciphers.added(to: check.remedy, for: observation),
            ["suites": EvidenceValue(lacking.map(Self.name))])
    }

    private func diffieHellman(_ all: [DHParameter]) -> Finding {
        let check = EncryptionChecks.diffieHellman
        // OpenSSL takes short groups for anonymous suites alone, and those are judged by nobody here.
        let parameters = all.filter { !(isOpportunistic && $0.suite?.isAnonymous ?? false) }
        guard let least = parameters.min(by: { $0.bits < $1.bits }) else {
            return judging.ok(check, "not used: elliptic curves only")
        }
        let evidence: Evidence = [
            "groups": .list(
                parameters.map { group in
                    var facts: Evidence = ["bits": .integer(group.bits), "primeSha256": .text(group.primeSHA256)]
                    if let name = group.name { facts["name"] = .text(name) }
                    facts["generator"] = .text(group.generator)
                    if let suite = group.suite { facts["suite"] = .text(suite.ianaName) }
                    return .record(facts)
                })
        ]
        guard least.bits < 2048 else { return judging.ok(check, "\(least.bits) bits", evidence) }
        let known = least.name.map { ", and its prime is one that many servers share (\($0))" } ?? ""
        // 795 bits were computed in public in 2019 (Boudot et al.), 768 three years earlier.
        let broken = least.bits <= 795 ? ", as few as have been broken in public" : ""
        return judging.bad(
            check, least.bits < 1024 ? .critical : .warning,
            "a Diffie-Hellman group has \(least.bits) bits\(broken)\(known): Logjam",
            remedy: ConfigAdvice.diffieHellman.added(to: check.remedy, for: observation),
            evidence.adding("cve", ["CVE-2015-4000"]))
    }

    private func orders(_ versions: [VersionObservation]) -> Evidence {
        let words = versions.compactMap { version in
            version.suites.value.map { "\(version.version.name): \($0.order.rawValue)" }
        }
        return words.isEmpty ? [:] : ["orderBy": EvidenceValue(words)]
    }

    /// Both names, as they are looked for in configurations.
    private static func name(_ suite: CipherSuite) -> String {
        suite.openSSLName.map { $0 == suite.ianaName ? $0 : "\(suite.ianaName) (\($0))" } ?? suite.ianaName
    }
}
