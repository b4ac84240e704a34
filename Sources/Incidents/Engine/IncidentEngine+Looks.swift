package import UpkeepCore

extension IncidentEngine {
    /// Takes one look in.
    ///
    /// Looks of one subject come in the order they were made. A second look that nobody asked for does nothing.
    package mutating func take(_ look: Look, at time: Timestamp) -> [Effect] {
        turn += 1
        let now = time.wholeMilliseconds
        let rule = rules.opening(for: look.subject)
        var memory = memories.removeValue(forKey: look.subject) ?? SubjectMemory(look.subject)
        let traits =
            look.traits.count > Look.traitLimit
            ? Set(look.traits.sorted().prefix(Look.traitLimit)) : look.traits
        let badChecks = look.badChecks
        var taken: [(answer: LaneAnswer, steps: [Track.Step])] = []
        for answer in look.answers(followed: memory.checks.map(\.check)) {
            var track = memory[answer.lane.check] ?? Track()
            let steps = track.take(answer, isSecond: look.isSecond, rule: rule, turn: turn, at: now)
            memory[answer.lane.check] = track
            taken.append((answer, steps))
        }
        let works = taken.first?.answer.status == .ok
        if works {
            index.standers.move(look.subject, from: memory.goodTraits, to: traits)
            memory.goodTraits = traits.sorted()
        }
        var hasNewTraits = false
        if !badChecks.isEmpty {
            let suspects = Set(traits.map { Suspect(trait: $0, isBlamed: false) })
                .union(look.blamed.prefix(Look.traitLimit).map { Suspect(trait: $0, isBlamed: true) }).sorted()
            hasNewTraits = suspects != memory.badTraits
            memory.badTraits = suspects
        }
        memories[look.subject] = memory
        changed.subjects.insert(Lane(look.subject))
        for trait in look.proven.sorted() { acquit(trait, now) }
        if works { witness(look.subject, traits, except: badChecks, now) }
        for (answer, steps) in taken {
            for step in steps { follow(step, answer.lane, now) }
            if steps.isEmpty, answer.status != .ok { refresh(answer.lane, hasNewTraits: hasNewTraits, now) }
        }
        if taken.contains(where: { $0.steps.contains(.confirm) }) { effects.append(.confirm(look.subject)) }
        if works, memories[look.subject]?.standing == nil { stand(look.subject, .up, since: now) }
        if turn.isMultiple(of: 4096) { dropUnseen() }
        return drain()
    }

    /// A look that was due and not made, or that cannot be trusted: the machine slept, the clock jumped, we were late.
    /// It counts as one that saw nothing.
    package mutating func miss(_ subject: Subject, at time: Timestamp) -> [Effect] {
        take(Look(of: subject, findings: []), at: time)
    }

    /// Stops following a subject that is no longer watched; incidents that struck nobody else end.
    package mutating func forget(_ subject: Subject, at time: Timestamp) -> [Effect] {
        let now = time.wholeMilliseconds
        guard let memory = memories.removeValue(forKey: subject) else { return [] }
        index.standers.move(subject, from: memory.goodTraits, to: [])
        changed.subjects.insert(Lane(subject))
        for check in [nil] + memory.checks.map(\.check) {
            let lane = Lane(subject, check: check)
            if memory[check]?.isFlapping ?? false { effects.append(.flappingEnded(lane)) }
            leave(lane, isForgotten: true, now)
        }
        return drain()
    }

    private mutating func follow(_ step: Track.Step, _ lane: Lane, _ now: Timestamp) {
        guard let track = memories[lane.subject]?[lane.check] else {
            // A track that has settled is dropped at once: only its end is left to tell.
            switch step {
            case .closed: leave(lane, isForgotten: false, now)
            case .flapEnded: effects.append(.flappingEnded(lane))
            case .confirm, .opened, .worsened, .eased, .flapStarted: break
            }
            return
        }
        switch step {
        case .confirm: break
        case .opened: enter(lane, track, now)
        case .closed:
            leave(lane, isForgotten: false, now)
            if lane.check == nil { stand(lane.subject, .up, since: track.goodSince ?? now) }
        case .worsened, .eased: describe(lane, track, now)
        case .flapStarted:
            effects.append(.flappingStarted(lane))
            if index.places[lane] != nil { describe(lane, track, now) }
        case .flapEnded:
            effects.append(.flappingEnded(lane))
            describe(lane, track, now)
        }
    }

    /// A lane that is bad still: in other words perhaps, or on other things.
    private mutating func refresh(_ lane: Lane, hasNewTraits: Bool, _ now: Timestamp) {
        guard let id = index.places[lane].map(index.resolve), let track = memories[lane.subject]?[lane.check],
            let headline = track.headline, let member = incidents[id]?.members[lane]
        else { return }
        if member.headline != headline {
            let isLead = incidents[id]?.first == lane && member.headline.check != headline.check
            let before = isLead ? incidents[id]?.incident().headline : nil
            edit(id) { $0.set(lane) { $0?.headline = headline } }
            // A verdict goes on speaking for it.
            if isLead, incidents[id]?.incident().headline != before {
                effects.append(.update(id, .headline(headline.summary)))
            }
        }
        if hasNewTraits { reconsider(id, lane, track, now) }
    }

    /// Brings a member's severity and flapping up to date, and tells of it.
    private mutating func describe(_ lane: Lane, _ track: Track, _ now: Timestamp) {
        guard let id = index.places[lane].map(index.resolve), let before = incidents[id]?.severity else { return }
        edit(id) { incident in
            incident.set(lane) { member in
                member?.isFlapping = track.isFlapping
                if track.isDown { member?.severity = track.severity }
                if let headline = track.headline { member?.headline = headline }
            }
        }
        tellSeverity(id, before: before)
        settle(id, now)
    }

    func isOurs(_ id: Incident.ID) -> Bool { incidents[id]?.cause?.isOurs ?? false }

    mutating func tellSeverity(_ id: Incident.ID, before: Status) {
        guard let severity = incidents[id]?.severity, severity != before else { return }
        effects.append(.update(id, .severity(severity)))
    }

    mutating func stand(_ subject: Subject, _ standing: Standing, since: Timestamp) {
        guard let place = memories.index(forKey: subject), memories.values[place].standing != standing else { return }
        memories.values[place].standing = standing
        changed.subjects.insert(Lane(subject))
        effects.append(.stands(subject, standing, since: since))
    }
}
