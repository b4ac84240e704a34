import FoundationEssentials
import Incidents
import UpkeepCore
import UpkeepStore

/// What is written down of incidents in one go: their records, and the timeline's entries.
struct IncidentStory {
    private let at: Timestamp
    private(set) var entry = LedgerEntry()

    init(at: Timestamp) { self.at = at }

    mutating func opened(_ incident: Incident, changed: [WhatChanged.Line]) {
        save(incident)
        var evidence = evidence(incident)
        let kept = changed.prefix(10)
        if !kept.isEmpty {
            evidence["changed"] = .list(kept.map { .text($0.sentence) })
            evidence["changedAt"] = .list(kept.map { .time($0.at) })
        }
        tell(incident, "opened: \(incident.headline)", evidence)
    }

    mutating func updated(_ incident: Incident, _ update: IncidentUpdate) {
        save(incident)
        switch update {
        case .headline(let headline): tell(incident, "now known: \(headline)", verdict(incident))
        case .severity(let severity): tell(incident, "now \(severity.rawValue): \(incident.headline)", [:])
        case .acknowledged(let person): tell(incident, "`\(person)` has it: \(incident.headline)", [:])
        case .unacknowledged: tell(incident, "nobody has it any more: \(incident.headline)", [:])
        case .joined, .left, .cause: break
        }
    }

    mutating func merged(_ incident: Incident, into other: Incident.ID) {
        var incident = incident
        incident.closedAt = at
        save(incident)
        tell(incident, "is the same as incident \(other): \(incident.headline)", ["mergedInto": .text("\(other)")])
    }

    mutating func resolved(_ incident: Incident) {
        save(incident)
        let lasted = DurationText.spoken((incident.closedAt ?? at) - incident.openedAt)
        tell(incident, "resolved after \(lasted): \(incident.headline)", evidence(incident))
    }

    mutating func flapping(_ lane: Lane, isStart: Bool) {
        let event = TimelineEvent(
            kind: .incident, at: at, subject: lane.subject,
            summary: isStart ? "comes and goes; no more is told until it settles" : "has settled")
        entry.events.append(LedgerEvent(event))
    }

    private mutating func tell(_ incident: Incident, _ summary: String, _ evidence: Evidence) {
        let event = TimelineEvent(
            kind: .incident, at: at, subject: incident.subject, summary: summary, evidence: evidence)
        entry.events.append(LedgerEvent(event, incident: incident.id.description))
    }

    private func evidence(_ incident: Incident) -> Evidence {
        var evidence: Evidence = [
            "severity": .text(incident.severity.rawValue), "members": .integer(incident.members.count),
        ]
        if let cause = incident.cause { evidence["cause"] = .text(cause.description) }
        return evidence
    }

    private func verdict(_ incident: Incident) -> Evidence {
        guard let verdict = incident.verdict else { return [:] }
        return ["verdict": .text(verdict.code.rawValue), "confidence": .text(verdict.confidence.rawValue)]
    }

    private mutating func save(_ incident: Incident) {
        // INVARIANT: an incident is words, numbers and lists of them; nothing in it can fail to be written as JSON.
        let body = (try? JSONEncoder().encode(incident)).map { [UInt8]($0) } ?? []
        var members: [Subject: IncidentRecord.Member] = [:]
        for member in incident.members {
            var kept = members[member.subject] ?? .init(member.subject, since: member.since, until: member.recoveredAt)
            kept.since = min(kept.since, member.since)
            kept.until = member.recoveredAt.flatMap { end in kept.until.map { max($0, end) } }
            members[member.subject] = kept
        }
        let record = IncidentRecord(
            id: incident.id.description, cause: incident.cause?.description ?? incident.check.text,
            subject: incident.subject, severity: incident.severity, headline: incident.headline,
            openedAt: incident.openedAt, updatedAt: at, resolvedAt: incident.closedAt,
            members: members.values.sorted { ($0.since, $0.subject.name) < ($1.since, $1.subject.name) }, body: body)
        var step = LedgerEntry()
        step.incidents = [record]
        entry.append(step)
    }
}
