extension WorldFault {
    /// What is different from a healthy world.
    func change(_ plan: inout WorldPlan) {
        plan.resolversAreBusy = plan.resolversAreBusy || Self.slowServers.contains(self)
        switch self {
        case .betaLame: plan.betaCopy = .absent
        case .betaEmpty:
            plan.betaCopy = .none
            plan.rules += Rule.noTransfers
        case .betaStale:
            plan.betaCopy = .old
            plan.rules += Rule.noTransfers
            plan.zone.move(to: [.newWeb])
        case .betaExpired:
            plan.betaCopy = .aged
            plan.rules += Rule.noTransfers
        case .betaUnsigned: plan.betaCopy = .unsigned
        case .betaDropsUDP: plan.rules += Rule.silenceDNS(.beta, "udp")
        case .betaDropsTCP: plan.rules += Rule.silenceDNS(.beta, "tcp")
        case .betaSilent: plan.rules += Rule.silence(.beta)
        case .betaLossy: plan.rules += Rule.lose(percent: 30, to: .beta)
        case .betaFrozen: plan.beta = .frozen
        case .betaStopped: plan.beta = .stopped
        case .betaTransferOpen: plan.betaGivesTransfers = true
        case .betaRecursionOpen: plan.betaRecurses = true
        case .betaGlueWrong:
            plan.delegation.betaGlue = WorldHost(v4: WorldHost.nowhere.v4, v6: WorldHost.beta.v6)
        case .providersSilent: plan.rules += Rule.silence(.alpha) + Rule.silence(.beta)
        case .providersStopped: (plan.alpha, plan.beta) = (.stopped, .stopped)
        case .providersDropTCP: plan.rules += Rule.silenceDNS(.alpha, "tcp") + Rule.silenceDNS(.beta, "tcp")
        case .fragmentsLost:
            plan.largestDatagram = 4_096
            plan.packetSize = 1_280
            plan.rules += Rule.noFragments
        case .signaturesExpired: plan.signing = .expired
        case .signaturesEarly: plan.signing = .early
        case .keySignatureExpired: plan.signing = .keysExpired
        case .signerMismatch: plan.delegation.signer = .foreign("12345 13 2 " + String(repeating: "5A", count: 32))
        case .unsignedUnderSigner: plan.signing = .unsigned
        case .bitmapDeniesType:
            plan.signing = .denying(owner: "*.wild", types: ["A", "AAAA"])
        case .nsec3Heavy: plan.signing = .hashed(iterations: 2_500)
        case .answerEmpty: plan.zone.move(to: [])
        case .answerWrong: plan.zone.move(to: [.parking])
        case .aliasLoop:
            plan.zone.alias("www", to: "loop.example.test.")
            plan.zone.alias("loop", to: "www.example.test.")
        case .aliasElsewhere: plan.zone.alias("www", to: "shop.cdn.test.")
        case .aliasTargetSilent:
            plan.zone.alias("www", to: "shop.cdn.test.")
            plan.delegation.cdn = .nowhere
        case .aliasTargetGone: plan.zone.alias("www", to: "former.cdn.test.")
        case .aliasDomainGone: plan.zone.alias("www", to: "shop.vanished.test.")
        case .serverIsAlias:
            plan.zone.records.append(ZoneRecord("@", "NS", "ns3.control.test.", ttl: 3600))
            plan.delegation.servers.append("ns3.control.test.")
        case .serversInside: Self.nameServersInside(&plan)
        case .betaOwnData: plan.betaCopy = .apart
        case .hundredServers: Self.addServers(98, to: &plan)
        case .siteMoved:
            plan.cachesAreWarm = true
            plan.zone.move(to: [.newWeb])
            plan.rules += WorldHost.webs.flatMap(Rule.silence)
        case .registrationGone:
            (plan.delegation.servers, plan.delegation.signer) = ([], .none)
            plan.isRegistered = false
        case .delegationForeign:
            (plan.delegation.servers, plan.delegation.signer) = (["ns1.parking-dns.test."], .none)
            plan.isParked = true
        case .delegationTaken:
            (plan.delegation.servers, plan.delegation.signer) = (["ns1.parking-dns.test."], .none)
            (plan.isParked, plan.parkingShowsShop) = (true, true)
        case .resolverSilent: plan.rules += Rule.silence(.resolver)
        case .resolverLying: plan.resolver.lie = .parking
        case .resolverBlocking: plan.resolver.blocks = true
        case .resolversDenyAll:
            (plan.resolver.deniesAll, plan.secondResolver.deniesAll) = (true, true)
            plan.rules += [WorldHost.root, .registry, .alpha, .beta, .other].flatMap { host in
                ["udp", "tcp"].flatMap { Rule.silenceDNS(host, $0) }
            }
        case .nameInternal: plan.resolver.knowsInside = true
        case .resolverServesStale:
            plan.cachesAreWarm = true
            plan.resolver.servesStale = true
            plan.rules += Rule.silence(.alpha) + Rule.silence(.beta)
            // Longer than the resolver remembers for certain.
            plan.pause = .seconds(3)
        case .networkDown: plan.rules += Rule.noNetwork
        case .webHalfSilent: plan.rules += Rule.silence(WorldHost.webs[1])
        case .webSilent: plan.rules += WorldHost.webs.flatMap(Rule.silence)
        case .certificateExpired: plan.web.certificate = .expired
        case .certificateWrongName: plan.web.certificate = .wrongName
        case .webError500: plan.web.failsWith = 500
        case .webContentWrong: plan.web.page = "<!doctype html><title>Welcome to nginx!</title>"
        case .everythingSilent:
            plan.rules += (WorldHost.webs + [.alpha, .beta]).flatMap(Rule.silence)
        }
    }

    /// A resolver gets around these, once it has found out.
    private static let slowServers: Set<WorldFault> = [
        .betaDropsUDP, .betaSilent, .betaLossy, .betaFrozen, .betaStopped, .betaGlueWrong,
    ]

    private static func nameServersInside(_ plan: inout WorldPlan) {
        plan.zone.remove("@", "NS")
        plan.delegation.servers = []
        for (label, host) in [("ns1", WorldHost.alpha), ("ns2", .beta)] {
            let name = "\(label).example.test."
            plan.zone.records.append(ZoneRecord("@", "NS", name, ttl: 3600))
            plan.zone.records += ZoneRecord.addresses(name, host, ttl: 3600)
            plan.delegation.servers.append(name)
            plan.delegation.glue += ZoneRecord.addresses(name, host, ttl: 172_800)
        }
    }

    private static func addServers(_ count: Int, to plan: inout WorldPlan) {
        for number in 1...count {
            let host = WorldHost(v4: "10.99.100.\(number)", v6: "fd99:100::\(number)")
            let name = "dns\(number).example.test."
            plan.zone.records.append(ZoneRecord("@", "NS", name, ttl: 3600))
            plan.zone.records += ZoneRecord.addresses(name, host, ttl: 3600)
            plan.delegation.servers.append(name)
            plan.delegation.glue += ZoneRecord.addresses(name, host, ttl: 172_800)
        }
    }
}
