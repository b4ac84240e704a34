package import UpkeepCore

/// Judges one look at one target: every check that was asked gets one finding, consequences folded under their cause.
package enum TLSScanJudge {
    /// - Parameter now: the moment by which certificates are judged.
    /// - Returns: what alarms first, then what that explains, then what is ok.
    package static func judge(
        _ scan: TLSScan, expectation: TLSExpectation = TLSExpectation(), now: Timestamp, observedAt: Timestamp,
        catalogue: CheckCatalogue = .upkeep
    ) -> [Finding] {
        Suppression.order(findings(scan, expectation, now, observedAt, catalogue), catalogue: catalogue)
    }

    /// Judges several looks together: a key that one target shares with another's SSL 2.0 is told as well (DROWN).
    package static func judge(
        _ scans: [TLSScan], expectation: TLSExpectation = TLSExpectation(), now: Timestamp, observedAt: Timestamp,
        catalogue: CheckCatalogue = .upkeep
    ) -> [Finding] {
        let drown = DrownJudge(scans)
        let all = scans.enumerated().flatMap { place, scan in
            findings(scan, expectation, now, observedAt, catalogue)
                + [drown.judge(place, judging: judging(scan, now, observedAt))].compactMap { $0 }
        }
        return Suppression.order(all, catalogue: catalogue)
    }

    private static func judging(_ scan: TLSScan, _ now: Timestamp, _ observedAt: Timestamp) -> Judging {
        Judging(Subject(.endpoint, scan.target), now: now, observedAt: observedAt)
    }

    private static func findings(
        _ scan: TLSScan, _ expectation: TLSExpectation, _ now: Timestamp, _ observedAt: Timestamp,
        _ catalogue: CheckCatalogue
    ) -> [Finding] {
        let judging = judging(scan, now, observedAt)
        guard !scan.endpoints.isEmpty else { return Suppression.apply(nothing(scan, judging), catalogue: catalogue) }
        // What follows from what is seen at each address by itself: a dead one explains nothing about the others.
        let each = scan.endpoints.map { endpoint in
            let findings = EndpointJudge(observation: endpoint, expectation: expectation, judging: judging).judge()
            return (endpoint, explained(findings, endpoint, catalogue))
        }
        var findings = merged(each)
        if let leaf = scan.endpoints.lazy.compactMap({ PresentedChain($0.tls.presented, trust: $0.tls.trust) }).first {
            let extra = [
                IssuerJudge(chain: leaf, caa: scan.caa, judging: judging).judge(),
                renewal(leaf, scan, findings, judging),
            ]
            findings += extra.compactMap { $0 }
        }
        if let backends = BackendsJudge(endpoints: scan.endpoints, judging: judging).judge() {
            findings.append(backends)
        }
        return scan.isBrokenOff ? gathered(findings) : findings
    }

    /// What a look that was broken off did not get to is one gap, not many.
    private static func gathered(_ findings: [Finding]) -> [Finding] {
        let open = findings.indices.filter { findings[$0].status == .unknown && findings[$0].suppressedBy == nil }
        guard let first = open.first else { return findings }
        var findings = findings
        let more = open.count - 1
        findings[first].summary =
            "interrupted before this" + (more > 0 ? " and \(AuditContext.count(more, "more check")) were" : " was")
            + " looked at"
        findings[first].remedy = nil
        for place in open.dropFirst() { findings[place].suppressedBy = findings[first].check }
        return findings
    }

    /// What stands in a certificate that was seen is wrong whatever became of the handshake.
    private static func explained(
        _ findings: [Finding], _ endpoint: EndpointObservation, _ catalogue: CheckCatalogue
    ) -> [Finding] {
        let isBroken = findings.contains { $0.check == TLSChecks.handshake.id && $0.status == .critical }
        guard isBroken, !endpoint.tls.presented.isEmpty else {
            return Suppression.apply(findings, catalogue: catalogue)
        }
        let isOwn = { (finding: Finding) in
            (finding.status == .warning || finding.status == .critical) && certificateChecks.contains(finding.check)
        }
        return Suppression.apply(findings.filter { !isOwn($0) }, catalogue: catalogue)
            + Suppression.apply(findings.filter(isOwn), catalogue: catalogue)
    }

    private static let certificateChecks = Set(
        (TLSChecks.session.dropFirst() + CertificateChecks.all).map(\.id))

    private static func nothing(_ scan: TLSScan, _ judging: Judging) -> [Finding] {
        let failure = scan.failure
        let reachable = judging.bad(
            TLSChecks.reachable, failure.map(\.isOurs) ?? true ? .unknown : nil,
            failure?.detail ?? "the name gave no address",
            remedy: "look at the name with `upkeep dns NAME`, or give an address with `--connect`",
            failure?.evidence ?? [:])
        return [reachable] + TLSJudge.notAsked("no address to connect to", judging: judging)
    }

    /// One renewal that is late is one fault, whether a threshold says so or the habit.
    private static func renewal(
        _ chain: PresentedChain, _ scan: TLSScan, _ findings: [Finding], _ judging: Judging
    ) -> Finding? {
        var finding = RenewalJudge(leaf: chain.leaf, past: scan.past, judging: judging).judge()
        let expiry = findings.first { $0.check == TLSChecks.expiry.id }
        if finding?.status == .warning, let expiry, expiry.status != .ok { finding?.suppressedBy = expiry.check }
        return finding
    }

    /// One finding per check over all addresses. What only follows from a fault of one address is left out where another
    /// has an answer of its own.
    private static func merged(_ each: [(EndpointObservation, [Finding])]) -> [Finding] {
        guard each.count > 1 else { return each.first?.1 ?? [] }
        let own = Set(each.flatMap { $0.1.filter { $0.suppressedBy == nil }.map(\.check) })
        let told = each.map { endpoint, findings in
            AddressFindings.One(
                address: endpoint.endpoint.address,
                findings: findings.filter { $0.suppressedBy == nil || !own.contains($0.check) },
                path: UserView.Path(
                    address: endpoint.endpoint.address, took: endpoint.effort.elapsed,
                    isConnected: endpoint.failure.map { $0.layer > .connect } ?? true))
        }
        return AddressFindings(told).mergedAll()
    }
}
