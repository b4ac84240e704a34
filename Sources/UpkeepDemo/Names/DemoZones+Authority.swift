import DNSWire

extension DemoZones {
    /// What `server` says to a question; nil while it is silent.
    func reply(to question: DNSQuestion, at server: DemoServer, _ faults: Set<DemoFault>) -> NameReply? {
        guard !isSilent(server, faults) else { return nil }
        let loaded = zones(at: server, faults).filter { question.name.isWithin($0.origin) }
        guard let zone = loaded.max(by: { $0.origin.labels.count < $1.origin.labels.count }) else {
            return NameReply(.refused)
        }
        if zone.origin == shop.origin, faults.contains(.dns) { return NameReply(.serverFailure) }
        return zone.reply(to: question)
    }

    private func isSilent(_ server: DemoServer, _ faults: Set<DemoFault>) -> Bool {
        switch server {
        case .root, .registry, .secondRegistry: false
        case .alpha: !faults.contains(.dns) && faults.contains(.dnsSilent)
        case .beta: !faults.contains(.dns) && !faults.isDisjoint(with: [.dnsSilent, .oneSilent])
        }
    }

    private func zones(at server: DemoServer, _ faults: Set<DemoFault>) -> [ServedZone] {
        switch server {
        case .root: [root]
        case .registry, .secondRegistry: [faults.contains(.domainExpired) ? registryWithoutShop : registry]
        case .alpha: [alpha, current(faults)]
        case .beta where faults.isDisjoint(with: [.dns, .dnsGone, .dnsEmpty]) && faults.contains(.oneLame): [beta]
        case .beta where faults.isDisjoint(with: [.dnsGone, .dnsEmpty]) && faults.contains(.oneStale):
            [beta, shopBefore]
        case .beta: [beta, current(faults)]
        }
    }

    /// The shop's zone as its operators last published it.
    private func current(_ faults: Set<DemoFault>) -> ServedZone {
        if faults.contains(.dnsGone) { return shopGone }
        return faults.contains(.dnsEmpty) ? shopEmpty : shop
    }
}
