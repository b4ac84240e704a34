import UpkeepCore

extension IncidentEngine {
    /// Why this lane may fail: what it stood on when it last worked and what it stands on now, as far as that can make
    /// its check fail and nobody has worked with it since it began to fail.
    func suspects(of lane: Lane, _ check: CheckID, _ track: Track) -> [Suspect] {
        guard let memory = memories[lane.subject] else { return [] }
        var traits = rules.declaredTraits(of: lane.subject)
        // A warning about a subject is no reason for others to fail.
        if lane.check != nil { traits.remove(Trait(lane.subject)) }
        traits.formUnion(memory.goodTraits)
        traits.formUnion(memory.badTraits.map(\.trait))
        let since = track.badSinceTurn ?? turn
        var suspects = Set<Suspect>()
        for trait in traits where trait.kind.canExplain(check) && index.worked[trait] ?? 0 < since {
            suspects.insert(Suspect(trait: trait, isBlamed: false))
        }
        for suspect in memory.badTraits where suspect.isBlamed && suspect.trait.kind.canExplain(check) {
            suspects.insert(suspect)
        }
        return suspects.sorted()
    }

    /// A subject works: so does all it stands on, apart from what its own trouble may come from.
    ///
    /// A subject that an open incident struck does not speak for that incident's causes until it has been well for a
    /// while: when a host comes back, its services do so one after another.
    mutating func witness(_ subject: Subject, _ traits: Set<Trait>, except bad: [CheckID], _ now: Timestamp) {
        var doubted: Set<Trait> = []
        for id in index.involved[subject] ?? [] {
            guard let incident = incidents[index.resolve(id)] else { continue }
            let lanes = [nil] + (memories[subject]?.checks.map(\.check) ?? [])
            let isWell = lanes.allSatisfy { check in
                guard let member = incident.members[Lane(subject, check: check)] else { return true }
                return member.recoveredAt.map { now - $0 >= Self.recoveryPatience } ?? false
            }
            if !isWell { doubted.formUnion(incident.shared.map(\.trait)) }
        }
        for trait in traits.union([Trait(subject)]).sorted() where !doubted.contains(trait) {
            // That a dependent works does not mean that what it needs by declaration does.
            guard trait.kind != .subject || trait == Trait(subject) else { continue }
            guard !bad.contains(where: trait.kind.canExplain) else { continue }
            acquit(trait, now)
        }
    }

    /// A trait was seen to work.
    mutating func acquit(_ trait: Trait, _ now: Timestamp) {
        index.worked[trait] = turn
        changed.traits.insert(trait)
        clear(Suspect(trait: trait, isBlamed: false), now)
        // That our own side fails is refuted by anybody who got through, whatever was thought.
        if trait.isOurs { clear(Suspect(trait: trait, isBlamed: true), now) }
    }

    /// Forgets what has carried nobody for about a hundred looks at each subject: addresses and certificates come and
    /// go for years.
    mutating func dropUnseen() {
        let kept = UInt64(max(10_000, 100 * memories.count))
        for (trait, worked) in index.worked where turn - worked > kept {
            index.worked[trait] = nil
            changed.traits.insert(trait)
        }
    }

    private mutating func clear(_ suspect: Suspect, _ now: Timestamp) {
        guard let ids = index.suspected.removeValue(forKey: suspect) else { return }
        for id in ids where incidents[id]?.shared.contains(suspect) ?? false {
            effort += 1
            edit(id) { $0.shared.removeAll { $0 == suspect } }
            if incidents[id]?.cause == suspect.trait { findCause(id, now) }
        }
    }

    /// One more thing that all members may fail for.
    mutating func add(_ suspect: Suspect, to id: Incident.ID) {
        guard incidents[id]?.shared.contains(suspect) == false else { return }
        edit(id) { $0.shared = ($0.shared + [suspect]).sorted() }
        index.suspected[suspect, default: []].append(id)
    }

    /// Keeps only suspects that a new member shares.
    mutating func narrow(_ id: Incident.ID, to suspects: [Suspect]) {
        let traits = Set(suspects.map(\.trait))
        guard incidents[id]?.shared.contains(where: { !traits.contains($0.trait) }) ?? false else { return }
        edit(id) { $0.shared.removeAll { !traits.contains($0.trait) } }
    }

    /// Our own side is suspected only when several incidents began with nothing working in between: that two sites fail
    /// within the same second happens, and both can be down.
    private func partnersNeeded(_ suspect: Suspect) -> Int {
        suspect.trait.isOurs && !suspect.isBlamed ? rules.alerts.oursFrom - 1 : 1
    }

    /// The suspect that most members of other open incidents share, the likeliest of those when several do.
    mutating func partners(of suspects: [Suspect], besides own: Incident.ID?) -> (Suspect, [Incident.ID])? {
        var best: (suspect: Suspect, ids: [Incident.ID], weight: Int)?
        for suspect in suspects {
            effort += 1
            guard let noted = index.suspected[suspect] else { continue }
            effort += noted.count
            var seen: Set<Incident.ID> = []
            let valid = noted.filter {
                incidents[$0]?.shared.contains(suspect) ?? false && seen.insert($0).inserted
            }
            if valid.count < noted.count { index.suspected[suspect] = valid }
            let others = valid.filter { $0 != own }
            guard others.count >= partnersNeeded(suspect) else { continue }
            let weight = others.reduce(0) { $0 + (incidents[$1]?.bad ?? 0) }
            if best.map({ weight > $0.weight }) ?? true { best = (suspect, others, weight) }
        }
        return best.map { ($0.suspect, $0.ids) }
    }

    /// Joins an incident with all that have a cause in common with it.
    mutating func fold(_ start: Incident.ID, _ now: Timestamp) {
        var id = index.resolve(start)
        while let shared = incidents[id]?.shared, let (suspect, others) = partners(of: shared, besides: id) {
            id = merge([id] + others, by: suspect, now)
        }
    }

    /// Makes one incident of several, for a reason that they share: the one opened first goes on.
    @discardableResult
    mutating func merge(_ ids: [Incident.ID], by suspect: Suspect, _ now: Timestamp) -> Incident.ID {
        let ids = ids.sorted()
        let id = ids[0]
        let before = incidents[id]?.severity
        let wasOurs = ids.map(isOurs)
        for other in ids.dropFirst() {
            guard let absorbed = incidents.removeValue(forKey: other) else { continue }
            effort += 1
            changed.incidents.insert(other)
            if let cause = absorbed.cause, index.byCause[cause] == other { index.byCause[cause] = nil }
            index.forwards[other] = id
            edit(id) { $0.absorb(absorbed) }
            effects.append(.merge(other, into: id))
        }
        if let before { tellSeverity(id, before: before) }
        if suspect.trait.isOurs { edit(id) { $0.isOursByNumber = true } }
        if incidents[id]?.suspects(suspect.trait) == false {
            // Blamed by one and only shared by another: the stronger word counts for both.
            add(suspect, to: id)
        }
        findCause(id, now)
        let end = index.resolve(id)
        if wasOurs.contains(true) || isOurs(end) { restand(end) }
        settle(end, now)
        return end
    }

    /// Names the likeliest cause that is left. An incident of one subject has one only when its failure names it.
    mutating func findCause(_ id: Incident.ID, _ now: Timestamp, isNew: Bool = false) {
        guard let incident = incidents[id] else { return }
        let isSeveral = incident.hasSeveralSubjects
        let suspect = incident.shared.first {
            $0.isBlamed || isSeveral && (!$0.trait.isOurs || incident.isOursByNumber)
        }
        let cause = suspect?.trait
        guard cause != incident.cause else { return }
        let wasOurs = isOurs(id)
        if let old = incident.cause, index.byCause[old] == id { index.byCause[old] = nil }
        edit(id) { $0.cause = cause }
        if !isNew { effects.append(.update(id, .cause(cause))) }
        if wasOurs, !isOurs(id), incident.verdict.map(\.code.isOurs) ?? false {
            // What `why` said is refuted: ask again.
            edit(id) { $0.verdict = nil }
            effects.append(.askWhy(id, incident.first.subject))
        }
        if wasOurs != isOurs(id) { restand(id) }
        guard let suspect else { return }
        if let other = index.byCause[suspect.trait], other != id, incidents[other] != nil {
            merge([id, other], by: suspect, now)
        } else {
            index.byCause[suspect.trait] = id
        }
    }

    /// What the members' time counts as, after the cause moved to our side or away from it.
    private mutating func restand(_ id: Incident.ID) {
        guard let incident = incidents[id] else { return }
        let standing: Standing = isOurs(id) ? .unknown : .down
        for (lane, member) in incident.members.sorted(by: { $0.key < $1.key }) where member.isBad && lane.check == nil {
            stand(lane.subject, standing, since: member.since)
        }
    }

    /// A member stands on other things than before: while it is alone, that may show whom it fails with.
    mutating func reconsider(_ id: Incident.ID, _ lane: Lane, _ track: Track, _ now: Timestamp) {
        guard let incident = incidents[id], incident.members.count == 1, let check = track.headline?.check else {
            return
        }
        let blamed = incident.shared.filter(\.isBlamed)
        let shared = Set(suspects(of: lane, check, track)).union(blamed).sorted()
        guard shared != incident.shared else { return }
        let before = Set(incident.shared)
        edit(id) { $0.shared = shared }
        for suspect in shared where !before.contains(suspect) { index.suspected[suspect, default: []].append(id) }
        findCause(id, now)
        fold(id, now)
    }
}

extension Verdict.Code {
    /// The fault is on this side.
    var isOurs: Bool { self == .hereNetwork || self == .hereResolver }
}
