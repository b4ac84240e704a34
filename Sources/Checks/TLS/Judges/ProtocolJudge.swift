import TLSWire
import UpkeepCore

/// Judges which protocol versions a server offers.
struct ProtocolJudge {
    let observation: EndpointObservation
    let judging: Judging

    func judge() -> [Finding] {
        [judging.judge(EncryptionChecks.oldProtocols, observation.versions, judge)].compactMap { $0 }
    }

    private func judge(_ versions: [VersionObservation]) -> Finding {
        let check = EncryptionChecks.oldProtocols
        var offered = versions.filter(\.isOffered).map(\.version).sorted()
        if observation.ssl2.value?.isOffered == true { offered.insert(.ssl2, at: 0) }
        let old = offered.filter { $0 < .tls12 }
        let evidence = evidence(versions, offered)
        guard old.isEmpty else { return bad(old, offered, versions, evidence) }
        let unclear = unclear(versions)
        guard unclear.isEmpty else {
            return judging.bad(
                check, .unknown, "not looked at: \(AuditContext.list(unclear.map(\.name))) (\(reason(versions)))",
                remedy: "look again; a server that falls silent under several hellos limits its visitors", evidence)
        }
        guard !offered.isEmpty else { return judging.notAsked(check, "no version could be agreed on") }
        return judging.ok(check, AuditContext.list(offered.map(\.name)), evidence)
    }

    private func bad(
        _ old: [TLSVersion], _ offered: [TLSVersion], _ versions: [VersionObservation], _ evidence: Evidence
    ) -> Finding {
        let isOnly = offered.allSatisfy { $0 < .tls12 }
        let isBroken = old.contains { $0 < .tls10 }
        let names = AuditContext.list(old.map(\.name))
        var evidence = evidence
        let attacks = attacks(old, versions)
        if !attacks.isEmpty { evidence["cve"] = EvidenceValue(attacks.map(\.cve)) }
        let known = attacks.isEmpty ? "" : " (\(AuditContext.list(attacks.map(\.name))))"
        let summary =
            isOnly
            ? "it offers nothing newer than \(old.last?.name ?? names)\(known): browsers have refused that since 2020"
            : "it still offers \(names)\(known), which no browser speaks any more"
        return judging.bad(
            EncryptionChecks.oldProtocols, isOnly || isBroken ? .critical : .warning, summary,
            remedy: ConfigAdvice.protocols.added(to: EncryptionChecks.oldProtocols.remedy, for: observation), evidence)
    }

    private struct Attack {
        let name: String
        let cve: String
    }

    private func attacks(_ old: [TLSVersion], _ versions: [VersionObservation]) -> [Attack] {
        var attacks: [Attack] = []
        if old.contains(.ssl2) { attacks.append(Attack(name: "DROWN", cve: "CVE-2016-0800")) }
        let usesCBC: (TLSVersion) -> Bool = { version in
            let suites = versions.first { $0.version == version && $0.isOffered }?.suites.value
            // When nobody looked, every server of that version had CBC.
            return suites.map { $0.accepted.contains(where: \.isCBC) } ?? old.contains(version)
        }
        if usesCBC(.ssl3) { attacks.append(Attack(name: "POODLE", cve: "CVE-2014-3566")) }
        if usesCBC(.ssl3) || usesCBC(.tls10) { attacks.append(Attack(name: "BEAST", cve: "CVE-2011-3389")) }
        return attacks
    }

    private func evidence(_ versions: [VersionObservation], _ offered: [TLSVersion]) -> Evidence {
        var evidence: Evidence = ["offered": EvidenceValue(offered.map(\.name))]
        let refused = versions.compactMap { version -> String? in
            if case .refused(let how) = version.answer { "\(version.version.name): \(how)" } else { nil }
        }
        if !refused.isEmpty { evidence["refused"] = EvidenceValue(refused) }
        if let kinds = observation.ssl2.value?.kinds, !kinds.isEmpty {
            evidence["ssl2"] = EvidenceValue(kinds.map(\.name))
        }
        if let honoured = observation.fallbackSCSV.value { evidence["downgradeRefused"] = .flag(honoured) }
        return evidence
    }

    private func unclear(_ versions: [VersionObservation]) -> [TLSVersion] {
        let missing = versions.filter { if case .unclear = $0.answer { true } else { false } }.map(\.version)
        return (observation.ssl2.reason == nil ? [] : [.ssl2]) + missing
    }

    private func reason(_ versions: [VersionObservation]) -> String {
        for version in versions { if case .unclear(let failure) = version.answer { return failure.detail } }
        return observation.ssl2.reason ?? ""
    }
}
