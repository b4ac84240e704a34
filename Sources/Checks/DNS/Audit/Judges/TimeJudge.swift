import UpkeepCore

/// Judges whether the audit had the time to ask everything. What it did not ask is not known, and no server's fault.
struct TimeJudge {
    let context: AuditContext

    /// - Parameter answers: What was judged by the servers' answers.
    /// - Returns: Those and what is to be told of the time; good answers that rest on a part of the questions only are
    ///   `unknown` under it.
    func findings(after answers: [Finding]) -> [Finding] {
        let cut = context.cutShort
        let check = DelegationChecks.whole
        guard !cut.isEmpty else {
            guard context.survey.ranOutOfTime else { return [context.ok(check, "everything was asked")] + answers }
            let beside = "the time was up before every name that the zone leads to was looked up"
            return [context.bad(check, .unknown, beside)] + answers.map(folded)
        }
        let count = cut.reduce(0) { $0 + $1.givenUp.count }
        let evidence = context.evidence(cut).adding(
            "unasked", EvidenceValue(cut.flatMap(\.givenUp).map { "\($0.question) at \($0.server.address)" }.uniqued))
        let told = context.bad(
            check, .unknown,
            "the time was up with \(AuditContext.count(count, "question")) to \(context.who(cut)) unasked or not waited "
                + "for: what hangs on them is not known", [], evidence)
        return [told] + answers.map(folded)
    }

    private func folded(_ finding: Finding) -> Finding {
        let check = DelegationChecks.whole
        var finding = finding
        switch finding.status {
        case .warning, .critical: return finding
        // That the zone is served was seen.
        case .ok where finding.check == DelegationChecks.served.id: return finding
        case .ok:
            finding.status = .unknown
            finding.remedy = check.remedy
            finding.summary = "not looked at to the end; so far: \(finding.summary)"
            finding.suppressedBy = check.id
        case .unknown: finding.suppressedBy = finding.suppressedBy ?? check.id
        }
        return finding
    }
}
