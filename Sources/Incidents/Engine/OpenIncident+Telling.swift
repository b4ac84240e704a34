package import UpkeepCore

extension OpenIncident {
    /// As people see it. Time and space in proportion to its members.
    package func incident(closedAt: Timestamp? = nil) -> Incident {
        let ordered = members.sorted { ($0.value.order, $0.key) < ($1.value.order, $1.key) }
        let lead = ordered.first { $0.value.isBad } ?? ordered.first
        // Nobody knows a certificate by its issuer and serial: the site that shows it is what people call it.
        let told = cause?.kind == .certificate ? first.subject : cause?.asSubject
        return Incident(
            id: id, subject: told ?? lead?.key.subject ?? first.subject,
            check: lead?.value.headline.check ?? CheckID(""), cause: cause, severity: severity, openedAt: openedAt,
            closedAt: closedAt, headline: headline(lead?.key, lead?.value, affected: affected),
            remedy: verdict?.remedy ?? lead?.value.headline.remedy, verdict: verdict,
            members: ordered.map { lane, member in
                Incident.Member(
                    subject: lane.subject, check: member.headline.check, status: member.severity,
                    summary: member.headline.summary, since: member.since, recoveredAt: member.recoveredAt)
            },
            isFlapping: isFlapping, acknowledgedBy: telling.acknowledgedBy, absorbed: absorbed)
    }

    /// Different subjects that are bad now, or all that were when none is.
    var affected: Int { Set(members.filter { bad == 0 || $0.value.isBad }.map(\.key.subject)).count }

    private func headline(_ lane: Lane?, _ member: Member?, affected: Int) -> String {
        let name = lane?.subject.name ?? first.subject.name
        let summary = member?.headline.summary ?? ""
        if let verdict, verdict.code != .fineFromHere {
            guard affected > 1 else { return verdict.summary }
            guard let cause, !cause.isOurs, !verdict.code.isOurs else {
                return "\(verdict.summary) (\(affected) subjects)"
            }
            let what = cause.kind == .certificate ? "one certificate" : "\(cause)"
            return "\(what): \(affected) subjects fail, first `\(name)`: \(verdict.summary)"
        }
        if let cause, cause.isOurs {
            return "\(cause) fails, so \(affected == 1 ? "`\(name)`" : "\(affected) subjects") cannot be judged"
        }
        if affected > 1 {
            let who =
                switch cause?.kind {
                case .certificate: "one certificate: \(affected) subjects fail"
                case nil: "\(affected) subjects fail together"
                default: cause.map { "\($0): \(affected) subjects fail" } ?? ""
                }
            return "\(who), first `\(name)`: \(summary)"
        }
        return isFlapping ? "`\(name)` comes and goes: \(summary)" : summary
    }
}
