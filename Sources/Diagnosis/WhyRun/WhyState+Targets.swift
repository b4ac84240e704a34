import Checks
import DNSWire
import UpkeepCore

/// What a name of ours leads to in a zone of somebody else's.
extension WhyState {
    /// Takes note of where an authoritative answer leads.
    mutating func follow(_ reply: ServerReply) -> [WhyOrder] {
        guard let target = reply.target, !followed.contains(target), !targets.contains(target) else { return [] }
        targets.append(target)
        // The walk comes first: only then is it known what is left.
        return seen.path == nil ? [] : followNext()
    }

    /// Walks to those that were noted, as far as there are questions left.
    mutating func followNext() -> [WhyOrder] {
        guard sources.walk != nil else { return [] }
        var orders: [WhyOrder] = []
        while let target = targets.first, followed.count < plan.budget.targets {
            let least = plan.budget.targetServers * 2
            let questions = min(plan.budget.targetWalk, left / WhyBudget.cost(isDatagram: true) - least)
            guard questions >= Self.leastWalk else { break }
            targets.removeFirst()
            followed.insert(target)
            truthCost += (questions + least) * WhyBudget.cost(isDatagram: true)
            orders.append(.follow(target, questions: questions))
        }
        return orders
    }

    mutating func followed(_ target: DNSName, _ path: DelegationPath, _ transcript: DNSTranscript) -> [WhyOrder] {
        seen.targets.append(TargetLook(name: target, path: path, transcript: transcript))
        guard path.ending == .found else { return [] }
        path.servers.forEach { note($0.endpoint.address) }
        // Whoever was silent on the way is silent again, and waiting for that costs another second.
        let servers = path.servers.map(\.endpoint).filter { server in
            let replies = transcript.replies(from: server).filter { !$0.isCancelled }
            return seen.vantage.canReach(server.address) && (replies.isEmpty || replies.contains { $0.message != nil })
        }
        return plan.truth(ofTarget: target, at: servers).map { .askTarget($0) }
    }

    mutating func told(_ reply: ServerReply) -> [WhyOrder] {
        let name = reply.query.question.name
        guard let place = seen.targets.firstIndex(where: { $0.name == name }) else { return [] }
        seen.targets[place].transcript.append(reply)
        guard reply.isAuthoritativeAnswer else { return [] }
        let addresses = (reply.message?.answers ?? []).compactMap { record in
            if case .address(let address) = record.data { address } else { nil }
        }
        return visits(addresses, .authoritative) + follow(reply)
    }

    /// The fewest questions that lead anywhere.
    private static let leastWalk = 6
}

extension ServerReply {
    /// The name that an authoritative answer leads to and that its server knows nothing of; nil when the answer ends
    /// where the server does.
    fileprivate var target: DNSName? {
        guard let message, message.header.rcode == .noError, query.question.type == .a || query.question.type == .aaaa,
            // With its zone's SOA the server has spoken for the last name, too (RFC 2308 section 2.2).
            !message.authority.contains(where: { $0.type == .soa })
        else { return nil }
        var aliases: [DNSName: DNSName] = [:]
        for record in message.answers {
            switch record.data {
            case .address: return nil
            case .cname(let target): aliases[record.name] = target
            default: break
            }
        }
        var name = query.question.name
        for _ in 0...aliases.count {
            guard let next = aliases[name] else { return name == query.question.name ? nil : name }
            name = next
        }
        return nil
    }
}
