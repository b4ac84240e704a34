import UpkeepCore

extension IncidentEngine {
    /// A lane went down: into the open incident it belongs to, or into a new one.
    mutating func enter(_ lane: Lane, _ track: Track, _ now: Timestamp) {
        guard let headline = track.headline else { return }
        let member = OpenIncident.Member(
            order: 0, headline: headline, severity: track.severity, since: track.badSince ?? now,
            isFlapping: track.isFlapping)
        let suspects = suspects(of: lane, headline.check, track)
        if let id = earlier(lane, headline.check) {
            join(id, lane, member, now)
        } else if let id = known(suspects) {
            narrow(id, to: suspects)
            join(id, lane, member, now)
        } else if let (suspect, others) = partners(of: suspects, besides: nil) {
            let id = others.count > 1 ? merge(others, by: suspect, now) : others[0]
            narrow(id, to: suspects)
            join(id, lane, member, now)
            findCause(id, now)
            fold(id, now)
        } else {
            begin(lane, member, suspects, now)
        }
    }

    /// The open incident whose cause is among these.
    private func known(_ suspects: [Suspect]) -> Incident.ID? {
        for suspect in suspects { if let id = index.byCause[suspect.trait] { return id } }
        return nil
    }

    /// An open incident that this lane had left, or in which the same check speaks of the same subject: a warning that
    /// becomes an outage is one story.
    private func earlier(_ lane: Lane, _ check: CheckID) -> Incident.ID? {
        let open = Set((index.involved[lane.subject] ?? []).map(index.resolve)).sorted()
        return open.first { incidents[$0]?.members[lane] != nil }
            ?? open.first { id in
                let checks = [nil] + (memories[lane.subject]?.checks.map(\.check) ?? [])
                return checks.contains { other in
                    let member = incidents[id]?.members[Lane(lane.subject, check: other)]
                    return member.map { $0.isBad && $0.headline.check == check } ?? false
                }
            }
    }

    private mutating func begin(_ lane: Lane, _ member: OpenIncident.Member, _ suspects: [Suspect], _ now: Timestamp) {
        opened += 1
        let id = Incident.ID(seconds: now.seconds, number: opened)
        var incident = OpenIncident(id: id, first: lane, at: now, severity: member.severity, shared: suspects)
        incident.set(lane) { $0 = member }
        incidents[id] = incident
        changed.incidents.insert(id)
        for suspect in suspects { index.suspected[suspect, default: []].append(id) }
        settleIn(id, lane, member)
        findCause(id, now, isNew: true)
        if let incident = incidents[id] { effects.append(.open(incident.incident())) }
        if lane.check == nil { stand(lane.subject, isOurs(id) ? .unknown : .down, since: member.since) }
        effects.append(.askWhy(id, lane.subject))
        settle(id, now)
    }

    private mutating func join(_ id: Incident.ID, _ lane: Lane, _ member: OpenIncident.Member, _ now: Timestamp) {
        let id = index.resolve(id)
        guard let before = incidents[id]?.severity else { return }
        edit(id) { incident in
            let order = incident.members.count
            incident.set(lane) { mine in
                let earlier = mine
                mine = member
                mine?.order = earlier?.order ?? order
            }
        }
        settleIn(id, lane, member)
        effects.append(.update(id, .joined(lane)))
        tellSeverity(id, before: before)
        if lane.check == nil { stand(lane.subject, isOurs(id) ? .unknown : .down, since: member.since) }
        if incidents[id]?.severity != before || member.isFlapping { settle(id, now) }
    }

    private mutating func settleIn(_ id: Incident.ID, _ lane: Lane, _ member: OpenIncident.Member) {
        index.places[lane] = id
        index.involved[lane.subject, default: []].insert(id)
    }

    /// A lane is good again, or nobody looks at it any more.
    mutating func leave(_ lane: Lane, isForgotten: Bool, _ now: Timestamp) {
        guard let id = index.places.removeValue(forKey: lane).map(index.resolve), let before = incidents[id]?.severity
        else { return }
        edit(id) { incident in
            incident.set(lane) { member in
                member?.recoveredAt = now
                member?.isFlapping = false
            }
        }
        effects.append(.update(id, .left(lane, isForgotten: isForgotten)))
        if incidents[id]?.bad == 0 {
            close(id, now)
        } else {
            tellSeverity(id, before: before)
        }
    }

    private mutating func close(_ id: Incident.ID, _ now: Timestamp) {
        guard let incident = incidents.removeValue(forKey: id) else { return }
        changed.incidents.insert(id)
        if let cause = incident.cause, index.byCause[cause] == id { index.byCause[cause] = nil }
        let names = Set([id] + incident.absorbed)
        for subject in Set(incident.members.keys.map(\.subject)) {
            index.involved[subject]?.subtract(names)
            if index.involved[subject]?.isEmpty ?? false { index.involved[subject] = nil }
        }
        for old in incident.absorbed { index.forwards[old] = nil }
        // Longer lists are cleaned when somebody comes by.
        for suspect in incident.shared where index.suspected[suspect] == [id] { index.suspected[suspect] = nil }
        effects.append(.resolve(incident.incident(closedAt: now)))
        if let alert = incident.resolvedAlert(at: now) { effects.append(.alert(alert)) }
    }
}
