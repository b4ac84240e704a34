import Checks
import DNSWire
import UpkeepCore

extension WalkState {
    /// Asks parent and zone what is still to be asked.
    /// - Returns: Whether something was learnt without asking.
    mutating func review() -> Bool {
        guard let zone = survey?.zone else { return false }
        for place in probes.indices where survey?.parents.contains(probes[place].id) == true {
            probes[place].race.allowAll(upTo: settings.limits.lastServers)
            askServers(place)
        }
        guard survey?.isWanted == true else { return false }
        for server in candidates(zone) where (survey?.asked.count ?? 0) < settings.limits.lastServers {
            guard survey?.asked.insert(server.endpoint).inserted == true else { continue }
            ask(DNSQuestion(zone, .ns), server, .apex(server))
        }
        askForHosts(zone)
        let targets = survey?.targets(self) ?? []
        for target in targets { startErrand(target) }
        return takeAddresses(of: targets, for: zone)
    }

    mutating func heardApex(_ reply: ServerReply, _ server: NameServerAddress) {
        guard let zone = survey?.zone, reply.query.question.name == zone else { return }
        let referral = ReferralReader(zone: zone, name: zone).referral(reply, from: server)
        zones[zone]?.note(referral.isUseful ? reply.elapsed : nil, of: server.endpoint)
        guard referral.kind == .answer, !referral.nameservers.isEmpty else { return }
        register(referral, for: zone, from: zone)
        survey?.good.append(server)
    }

    mutating func heardHost(_ reply: ServerReply, _ question: DNSQuestion, _ server: NameServerAddress) {
        guard let zone = survey?.zone, question.name.isWithin(zone), let message = reply.message,
            reply.isAuthoritativeAnswer
        else { return }
        survey?.answeredHosts.insert(question)
        aliases[question.name] = message.alias(of: question.name)
        for address in message.addresses(of: question) {
            zones[zone]?.add(settings.endpoint(address), of: question.name, .zone)
        }
    }

    /// Asks the zone for its name servers' addresses that did not come along with its NS set, one server, and another
    /// when that fails.
    private mutating func askForHosts(_ zone: DNSName) {
        guard let review = survey, !review.good.isEmpty, let known = zones[zone] else { return }
        let names = known.nameservers.filter { $0.isWithin(zone) }.prefix(settings.limits.lastServers)
        for name in names {
            for type in settings.addressTypes {
                let question = DNSQuestion(name, type)
                let tried = review.hosts[question] ?? []
                let isKnown = known.addresses(of: name).contains { server in
                    server.sources.contains(.zone) && (server.endpoint.address.family == .v4) == (type == .a)
                }
                let isWaiting = isWaiting {
                    if case .host(question, _) = $0 { true } else { false }
                }
                guard !isKnown, !isWaiting, tried.count < 2, !review.answeredHosts.contains(question),
                    let server = review.good.first(where: { !tried.contains($0.endpoint) })
                else { continue }
                survey?.hosts[question, default: []].append(server.endpoint)
                ask(question, server, .host(question, server))
            }
        }
    }
}

extension DNSMessage {
    /// What `name` is an alias of; nil when it is none.
    func alias(of name: DNSName) -> DNSName? {
        answers.lazy.compactMap { if $0.name == name, case .cname(let target) = $0.data { target } else { nil } }.first
    }

    /// The addresses that answer `question`; an alias has none, and no name server may be one (RFC 2181 §10.3).
    func addresses(of question: DNSQuestion) -> [IPAddress] {
        answers.compactMap { record in
            guard record.name == question.name, record.type == question.type, case .address(let address) = record.data
            else { return nil }
            return address
        }
    }
}
