package import UpkeepCore

/// Judges a zone by what an audit saw of it. Pure: the same survey gives the same findings.
package enum AuditJudge {
    /// Everything about the zone, causes first. A server that does not serve the zone is one finding; what follows from
    /// it is folded under it or not raised. Nothing is left that judges a dead server's silence as an answer, nor a silence
    /// that lost packets explain.
    package static func judge(
        _ survey: ZoneSurvey, expectation: AuditExpectation = AuditExpectation(), judging: Judging
    ) -> [Finding] {
        let context = AuditContext(survey, expectation, judging)
        let registration = RegistrationJudge(context: context)
        let delegation = DelegationJudge(context: context)
        let found = delegation.found
        guard survey.path.ending == .found else { return [found] + registration.findings(under: found) }
        let serving = ServingJudge(context: context)
        if let dead = serving.nobodyServes { return [found, dead] + registration.findings(under: dead) }
        let answers =
            delegation.findings + serving.findings + ConductJudge(context: context).findings
            + StartJudge(context: context).findings
            + SyncJudge(context: context).findings + DataJudge(context: context).findings
            + SigningJudge(context: context).findings + RedundancyJudge(context).findings
        return [found] + TimeJudge(context: context).findings(after: answers) + registration.findings
    }
}
