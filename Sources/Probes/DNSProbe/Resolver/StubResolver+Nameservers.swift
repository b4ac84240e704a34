package import Checks
import DNSWire
import UpkeepCore

extension StubResolver {
    /// The name servers of the zone that `host` is in: NS at the name; when it has none, at the apex that the SOA of
    /// the empty answer names (RFC 2308 §3), else one label further up.
    /// - Parameter budget: For all of it together.
    package func nameservers(of host: String, budget: Duration) async -> NameserverObservation {
        let deadline = ContinuousClock.now + budget
        var observation = NameserverObservation(zone: host, nameservers: [])
        guard IPAddress(host) == nil, var name = try? DNSName(host) else {
            observation.failure = .badName
            return observation
        }
        guard !settings.servers.isEmpty else {
            observation.failure = .noResolver
            return observation
        }
        while true {
            observation.zone = name.text(trailingDot: false, lowercased: true)
            let answer = await ask(DNSQuestion(name, .ns), deadline: deadline)
            observation.exchanges += answer.exchanges
            guard let message = answer.message, answer.failure == nil else {
                observation.failure = answer.failure
                return observation
            }
            if let (zone, names) = Self.delegation(of: name, in: message) {
                observation.zone = zone.text(trailingDot: false, lowercased: true)
                observation.nameservers = names
                return observation
            }
            guard message.header.rcode == .noError else {
                observation.failure = .noSuchName
                return observation
            }
            guard let next = Self.apex(above: name, in: message) ?? name.parent, !next.isRoot else {
                observation.failure = .noAddress
                return observation
            }
            name = next
        }
    }

    /// The NS set of `name`, or of a zone above it that a server without recursion refers to.
    private static func delegation(of name: DNSName, in message: DNSMessage) -> (DNSName, [String])? {
        func names(_ records: [DNSRecord], _ zone: DNSName) -> [String] {
            let targets = records.compactMap { record -> String? in
                guard record.name == zone, case .ns(let target) = record.data else { return nil }
                return target.text(trailingDot: false, lowercased: true)
            }
            return Set(targets).sorted()
        }
        let own = names(message.answers, name)
        if !own.isEmpty { return (name, own) }
        guard message.answers.isEmpty, !message.header.authoritative,
            let zone = message.authority.first(where: { $0.type == .ns && name.isWithin($0.name) })?.name, !zone.isRoot
        else { return nil }
        return (zone, names(message.authority, zone))
    }

    /// The apex that an empty answer's SOA names. An alias's answer speaks of the target's zone, so it does not count.
    private static func apex(above name: DNSName, in message: DNSMessage) -> DNSName? {
        guard message.answers.isEmpty else { return nil }
        return message.authority.first { $0.type == .soa && $0.name != name && name.isWithin($0.name) }?.name
    }
}
