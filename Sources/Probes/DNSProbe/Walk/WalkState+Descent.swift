import Checks
import DNSWire
import UpkeepCore

extension WalkState {
    /// Takes the way down as far as the answers allow.
    /// - Returns: Whether it went on or ended.
    mutating func descend() -> Bool {
        guard let last = probes.indices.last else { return false }
        let zone = probes[last].zone
        askServers(last)
        let candidates = candidates(zone)
        var isExhausted = probes[last].race.isExhausted(candidates)
        if isExhausted, !probes[last].isUseful {
            if !probes[last].isLastResort, !candidates.isEmpty {
                // The first few failed, so it takes all of them to say that nobody answers.
                probes[last].isLastResort = true
                probes[last].race.allowAll(upTo: settings.limits.lastServers)
                return true
            }
            let before = candidates.count
            isExhausted = !lookForServers(of: zone)
            if self.candidates(zone).count > before { return true }
        }
        guard let decision = probes[last].decision(isExhausted: isExhausted) else {
            guard !isExhausted, probes[last].isUseful, probes[last].race.outstanding.isEmpty else { return false }
            probes[last].race.allow(1)
            return true
        }
        apply(decision, probes[last])
        return true
    }

    /// Asks as many of a probe's servers as it may.
    mutating func askServers(_ place: Int) {
        let probe = probes[place]
        let picks = probes[place].race.start(from: candidates(probe.zone))
        for server in picks { ask(DNSQuestion(probe.name, .ns), server, .cut(probe: probe.id, server)) }
        if !picks.isEmpty, !probe.isWatched {
            probes[place].isWatched = true
            wake(.probe(probe.id, isLast: false), after: settings.limits.hedgeAfter)
            wake(.probe(probe.id, isLast: true), after: settings.limits.suspectAfter)
        }
    }

    mutating func heardCut(_ reply: ServerReply, _ id: Int, _ server: NameServerAddress) {
        guard let place = probes.firstIndex(where: { $0.id == id }) else { return }
        let (zone, name) = (probes[place].zone, probes[place].name)
        let referral = ReferralReader(zone: zone, name: name).referral(reply, from: server)
        probes[place].referrals.append(referral)
        probes[place].race.ended(server.endpoint, isUseful: referral.isUseful)
        zones[zone]?.note(referral.isUseful ? reply.elapsed : nil, of: server.endpoint)
        switch referral.kind {
        case .delegation(let cut): register(referral, for: cut, from: zone)
        case .answer where !referral.nameservers.isEmpty:
            register(referral, for: name, from: name)
            ask(DNSQuestion(name, .ds), server, .ds(probe: id, server))
        default: break
        }
    }

    mutating func heardDS(_ reply: ServerReply, _ id: Int, _ server: NameServerAddress) {
        guard let place = probes.firstIndex(where: { $0.id == id }), let message = reply.message,
            let answer = probes[place].referrals.lastIndex(where: { $0.server.endpoint == server.endpoint })
        else { return }
        ReferralReader.readDS(message, into: &probes[place].referrals[answer])
    }

    mutating func wokeProbe(_ id: Int, _ isLast: Bool) {
        guard ending == nil, let last = probes.indices.last, probes[last].id == id else { return }
        guard isLast else { return probes[last].race.allow(settings.limits.firstServers) }
        guard !probes[last].isUseful else {
            probes[last].isUrgent = true
            return
        }
        probes[last].isLastResort = true
        probes[last].race.allowAll(upTo: settings.limits.lastServers)
        if !probes[last].zone.isRoot { survey = ZoneReview(zone: probes[last].zone, parents: parent(of: last)) }
    }

    private func parent(of place: Int) -> [Int] { place > 0 ? [probes[place - 1].id] : [] }

    private mutating func apply(_ decision: CutProbe.Decision, _ probe: CutProbe) {
        let place = probes.count - 1
        switch decision {
        case .cut(let zone):
            // Whatever was begun on suspicion was for a zone that is alive and not the last.
            survey = nil
            if zone == name {
                end(.found, at: zone, parents: [probe.id])
            } else if probes.count >= settings.limits.steps {
                end(.loop, at: zone, parents: [probe.id])
            } else {
                addProbe(zone, name.child(of: zone) ?? name)
            }
        case .noCut where probe.name == name: end(.found, at: probe.zone, parents: parent(of: place), dropping: true)
        case .noCut: replaceProbe(probe.zone, name.suffix(labels: probe.name.labelCount + 1))
        case .noSuchName where probe.name == name:
            end(.noSuchName, at: probe.zone, parents: parent(of: place) + [probe.id])
        // Servers that get empty non-terminals wrong say so about names that have others below (RFC 8020 §2).
        case .noSuchName: replaceProbe(probe.zone, name)
        case .dead where probe.zone.isRoot: end(.unanswered, at: .root, parents: [probe.id])
        case .dead:
            isDeepest = false
            let isCircle = metCircle && zones[probe.zone]?.servers.isEmpty == true
            end(isCircle ? .loop : .found, at: probe.zone, parents: parent(of: place), dropping: true)
        }
    }

    /// - Parameter dropping: Whether the last probe is not a step of the way, because it asked the last zone's servers
    ///   about a name that begins no other.
    private mutating func end(
        _ ending: DelegationPath.Ending, at zone: DNSName, parents: [Int], dropping: Bool = false
    ) {
        self.ending = ending
        if dropping { probes.removeLast() }
        if survey?.zone != zone { survey = ZoneReview(zone: zone, parents: []) }
        // A name that a top-level domain denies makes neither the root nor that domain worth a look.
        let isWanted = ending == .found || ending == .loop || zone.labels.count > 1
        survey?.isWanted = isWanted
        survey?.parents = isWanted ? parents : Array(parents.suffix(1))
    }
}
