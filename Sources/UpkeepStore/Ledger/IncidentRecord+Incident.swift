import FoundationEssentials
package import UpkeepCore

extension IncidentRecord {
    /// The incident as the watch knows it; where its body is of another version, what the record itself says.
    package var incident: Incident {
        if let incident = try? JSONDecoder().decode(Incident.self, from: Data(body)) { return incident }
        return Incident(
            id: Incident.ID(id) ?? Incident.ID(seconds: openedAt.seconds, number: 0), subject: subject,
            check: CheckID(cause), severity: severity, openedAt: openedAt, closedAt: resolvedAt, headline: headline,
            members: members.map { member in
                Incident.Member(
                    subject: member.subject, check: CheckID(cause), status: member.until == nil ? severity : .ok,
                    summary: "", since: member.since, recoveredAt: member.until)
            })
    }
}
