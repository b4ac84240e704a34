import Checks
import DNSWire
import UpkeepCore

extension WalkState {
    /// Sends for the addresses of a zone's name servers when none is known.
    /// - Returns: Whether any may still come.
    mutating func lookForServers(of zone: DNSName) -> Bool {
        guard let known = zones[zone] else { return false }
        // One whose name is in the zone itself cannot be found without the zone.
        let names = known.nameservers.filter { !$0.isWithin(zone) }.prefix(settings.limits.targets)
        for name in names { startErrand(name) }
        let before = candidates(zone).count
        // That its own zone says the same as the parent's glue is new, and nobody new to ask.
        _ = takeAddresses(of: names, for: zone)
        return candidates(zone).count > before || names.contains { errands[$0]?.isDone == false }
    }

    mutating func startErrand(_ name: DNSName) {
        guard errands[name] == nil, errands.count < settings.limits.errands else { return }
        // Never through the zone that is being looked at: what its servers say about its own servers proves nothing.
        let above = zones.values.filter { known in
            name.isWithin(known.name) && known.name != survey?.zone && !candidates(known.name).isEmpty
        }
        let start = above.max { $0.name.labels.count < $1.name.labels.count }?.name ?? .root
        errands[name] = AddressErrand(name: name, zone: start, race: errandRace)
        errandOrder.append(name)
    }

    /// - Returns: Whether an errand went on without a question.
    mutating func runErrands() -> Bool {
        var changed = false
        for name in errandOrder where errands[name]?.isDone == false { changed = run(name) || changed }
        return changed
    }

    mutating func heardAddress(
        _ reply: ServerReply, _ question: DNSQuestion, _ zone: DNSName, _ server: NameServerAddress
    ) {
        guard var errand = errands[question.name], !errand.isDone, errand.zone == zone else { return }
        defer { errands[question.name] = errand }
        let referral = ReferralReader(zone: zone, name: question.name).referral(reply, from: server)
        zones[zone]?.note(referral.isUseful ? reply.elapsed : nil, of: server.endpoint)
        errand.race.ended(server.endpoint, isUseful: referral.isUseful)
        switch referral.kind {
        case .delegation(let cut):
            register(referral, for: cut, from: zone)
            errand.zone = cut
            errand.race = errandRace
            errand.isWatched = false
            errand.steps += 1
            errand.isDone = errand.steps > settings.limits.steps
        case .answer, .emptyName:
            aliases[question.name] = reply.message?.alias(of: question.name)
            errand.found += reply.message?.addresses(of: question) ?? []
            if let next = settings.addressTypes.first(where: { $0 > question.type }) {
                let further = DNSQuestion(question.name, next)
                ask(further, server, .address(further, zone: zone, server))
            } else {
                errand.isDone = true
            }
        case .noSuchName: errand.isDone = true
        // What one type brought stands, whatever becomes of the other.
        case .astray, .failed: errand.isDone = question.type != settings.addressTypes.first
        }
    }

    mutating func wokeErrand(_ name: DNSName, _ zone: DNSName) {
        if errands[name]?.zone == zone, errands[name]?.found.isEmpty == true { errands[name]?.race.allow(1) }
    }

    /// Enters what errands brought.
    /// - Returns: Whether any of it is new.
    mutating func takeAddresses(of names: some Sequence<DNSName>, for zone: DNSName) -> Bool {
        guard var known = zones[zone] else { return false }
        let before = known.servers
        for name in names where errands[name]?.isDone == true {
            for address in errands[name]?.found ?? [] { known.add(settings.endpoint(address), of: name, .zone) }
        }
        zones[zone] = known
        return known.servers != before
    }

    private var errandRace: ServerRace { ServerRace(allowance: 1, cap: settings.limits.serversPerZone) }

    private mutating func run(_ name: DNSName) -> Bool {
        guard var errand = errands[name], let type = settings.addressTypes.first else { return false }
        defer { errands[name] = errand }
        guard errand.zone != survey?.zone else {
            errand.isDone = true
            return true
        }
        let candidates = candidates(errand.zone)
        let picks = errand.race.start(from: candidates)
        let question = DNSQuestion(name, type)
        for server in picks { ask(question, server, .address(question, zone: errand.zone, server)) }
        if !picks.isEmpty, !errand.isWatched {
            errand.isWatched = true
            wake(.errand(name, zone: errand.zone), after: settings.limits.hedgeAfter)
        }
        guard errand.race.isExhausted(candidates) else { return false }
        // The other type may be on its way although the race is over.
        let isWaiting = isWaiting {
            if case .address(let question, _, _) = $0 { question.name == name } else { false }
        }
        guard !isWaiting else { return false }
        let zone = errand.zone
        errands[name] = errand
        errand.isDone = !(candidates.isEmpty && lookForServers(of: zone))
        return errand.isDone || self.candidates(zone).count > candidates.count
    }
}
