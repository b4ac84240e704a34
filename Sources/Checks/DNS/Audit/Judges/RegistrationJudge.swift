import UpkeepCore

/// Judges what the registry says about the domain.
struct RegistrationJudge {
    let context: AuditContext

    var findings: [Finding] {
        // Whoever does not want the registry asked does not want to be told so each time.
        guard let registration = context.survey.registration else { return [] }
        if let why = registration.failure {
            return [
                context.bad(
                    RegistrationChecks.expiry, .unknown, "not looked at: \(why)",
                    remedy: "see the expiry date at the registrar")
            ]
        }
        return [status(registration), expiry(registration), lock(registration)].compactMap { $0 }
    }

    /// The same beside a zone that is not there: what the registry does not say explains nothing, and is no alarm of its
    /// own. What it says may be the very cause, and stands.
    /// - Parameter cause: What is told of the zone.
    func findings(under cause: Finding) -> [Finding] {
        findings.map { finding in
            guard finding.status == .unknown, cause.status != .ok else { return finding }
            var finding = finding
            finding.suppressedBy = cause.check
            return finding
        }
    }

    private func status(_ registration: RegistrationObservation) -> Finding {
        let check = RegistrationChecks.status
        let bad = registration.statuses.filter { status in
            let folded = status.lowercased().filter { $0 != " " }
            return ["clienthold", "serverhold", "redemptionperiod", "pendingdelete", "inactive"].contains(folded)
        }.sorted()
        let evidence: Evidence = ["statuses": EvidenceValue(registration.statuses.sorted())]
        guard !bad.isEmpty else { return context.ok(check, "in force", [], evidence) }
        let told = bad.map { "`\($0)`" }.joined(separator: ", ")
        return context.bad(
            check,
            "the registry has `\(registration.domain)` as \(told): it is, or soon will be, out of the zone above",
            [], evidence)
    }

    private func expiry(_ registration: RegistrationObservation) -> Finding {
        let check = RegistrationChecks.expiry
        guard let expires = registration.expires else {
            return context.bad(check, .unknown, "the registry does not say when the registration expires")
        }
        let left = expires - context.judging.now
        let evidence: Evidence = ["expires": .time(expires)]
        let name = "`\(registration.domain)`"
        guard left >= .zero else {
            return context.bad(
                check, .critical, "the registration of \(name) expired \(DurationText.spoken(left)) ago", [], evidence)
        }
        let told = "the registration of \(name) expires in \(DurationText.spoken(left))"
        guard left < context.thresholds.expiryWarning else { return context.ok(check, told, [], evidence) }
        return context.bad(
            check, left < context.thresholds.expiryCritical ? .critical : .warning, told, [], evidence)
    }

    private func lock(_ registration: RegistrationObservation) -> Finding {
        let isLocked = registration.statuses.contains {
            $0.lowercased().filter { $0 != " " }.hasSuffix("transferprohibited")
        }
        return context.ok(
            RegistrationChecks.lock,
            isLocked ? "transfers are locked" : "no transfer lock: switch it on at the registrar")
    }
}
