package import UpkeepCore

/// Judges one look at one site: every check that applies gets one finding, consequences folded under their cause.
package enum SiteJudge {
    /// - Parameter now: the moment by which certificates are judged.
    /// - Returns: what alarms first, then what that explains, then what is ok.
    package static func judge(
        _ observation: SiteObservation, of site: Site, now: Timestamp, catalogue: CheckCatalogue = .upkeep
    ) -> [Finding] {
        let judging = Judging(site.subject, now: now, observedAt: observation.started + observation.elapsed)
        let findings =
            switch (observation.sight, site.plan) {
            case (.http(let name, let nameservers, let attempts), .http(let plan)):
                judge(name, nameservers, attempts, plan, judging, catalogue)
            case (.port(let name, let nameservers, let attempts), .port(let plan)):
                judge(name, nameservers, attempts, plan, judging, catalogue)
            case (.record(let record), .record(let plan)):
                [RecordJudge.judge(record, plan: plan, judging: judging)]
            case (.http, _), (.port, _), (.record, _):
                [
                    judging.bad(
                        DNSChecks.resolve, .unknown, "what was looked at is not what the config asks for",
                        remedy: "look again: the config changed during the look")
                ]
            }
        return Suppression.apply(findings, catalogue: catalogue)
    }

    private static func judge(
        _ name: NameObservation, _ nameservers: NameserverObservation?, _ attempts: [HTTPObservation],
        _ plan: HTTPPlan, _ judging: Judging, _ catalogue: CheckCatalogue
    ) -> [Finding] {
        let findings = judge(name, nameservers, plan.addresses, judging)
        guard !attempts.isEmpty else {
            return findings + HTTPJudge.judge(nil, of: plan, judging: judging)
        }
        let each = AddressFindings(
            attempts.map { attempt in
                AddressFindings.One(
                    address: attempt.address,
                    findings: HTTPJudge.judge(attempt, of: plan, lookup: name.elapsed, judging: judging),
                    path: attempt.path)
            })
        return joined(findings, each, HTTPChecks.partial, judging, catalogue)
    }

    private static func judge(
        _ name: NameObservation, _ nameservers: NameserverObservation?, _ attempts: [PortObservation],
        _ plan: PortPlan, _ judging: Judging, _ catalogue: CheckCatalogue
    ) -> [Finding] {
        let findings = judge(name, nameservers, plan.addresses, judging)
        guard !attempts.isEmpty else { return findings + PortJudge.judge(nil, of: plan, judging: judging) }
        let each = AddressFindings(
            attempts.map { attempt in
                AddressFindings.One(
                    address: attempt.endpoint.address,
                    findings: PortJudge.judge(attempt, of: plan, judging: judging), path: attempt.path)
            })
        // Of a port that must be closed every address is asked the same question, and one that is open is the answer.
        guard !plan.closed else { return findings + each.mergedAll() }
        return joined(findings, each, PortChecks.partial, judging, catalogue)
    }

    private static func resolve(_ name: NameObservation, _ judging: Judging) -> Finding? {
        guard var finding = DNSJudge.resolve(name, judging: judging) else { return nil }
        if name.failure == .noSuchName || name.failure == .noAddress, let remedy = ReservedName.remedy(name.name) {
            finding.remedy = remedy
        }
        return finding
    }

    /// What DNS said, whatever is behind the name.
    private static func judge(
        _ name: NameObservation, _ nameservers: NameserverObservation?, _ plan: AddressPlan, _ judging: Judging
    ) -> [Finding] {
        [
            resolve(name, judging),
            DNSJudge.addresses(name, agreed: plan.agreed, families: plan.families, judging: judging),
            DNSJudge.nameservers(nameservers, agreed: plan.agreedNameservers, name: name, judging: judging),
        ].compactMap { $0 }
    }

    private static func joined(
        _ before: [Finding], _ each: AddressFindings, _ partial: Check, _ judging: Judging, _ catalogue: CheckCatalogue
    ) -> [Finding] {
        var findings = before
        var merged = each.merged()
        // A redirect's target that is not found is told in the place of the site's own name when it is worse off.
        if let place = merged.indices.first(where: { merged[$0].check == DNSChecks.resolve.id }) {
            let lost = merged.remove(at: place)
            let own = findings.firstIndex { $0.check == DNSChecks.resolve.id }
            if own.map({ lost.isGraver(than: findings[$0]) }) ?? true {
                findings.removeAll { $0.check == DNSChecks.resolve.id }
                findings.append(lost)
            }
        }
        findings = findings.isEmpty ? merged : findings + merged
        if let partial = each.partial(partial, judging, catalogue: catalogue) { findings.append(partial) }
        return findings
    }
}
