import Checks
import DNSWire
import UpkeepCore

/// What somebody says the name is, its A and AAAA answers taken together.
struct NameAnswer: Hashable {
    enum Kind: Hashable {
        case addresses
        /// It leads to another name, and no address came along.
        case alias
        /// It leads back to itself by way of other names.
        case loop
        /// The name exists and has no address.
        case noData
        case noName
    }

    let kind: Kind
    let addresses: Set<IPAddress>
    /// Where the last CNAME leads.
    let alias: DNSName?
    /// The families asked for that there was an answer about.
    let families: Set<IPAddress.Family>
    /// The smallest TTL on the way to the addresses; of a negative answer, how long it is remembered (RFC 2308 section 5).
    let ttl: UInt32?

    /// - Returns: nil when none of `replies` is a usable answer to A or AAAA.
    init?(_ replies: [ServerReply]) {
        let usable = replies.filter { reply in
            guard reply.query.question.type == .a || reply.query.question.type == .aaaa, let message = reply.message
            else { return false }
            return !message.header.truncated && [.noError, .noSuchName].contains(message.header.rcode)
        }
        let messages = usable.compactMap(\.message)
        guard !messages.isEmpty else { return nil }
        families = Set(usable.map { $0.query.question.type == .a ? .v4 : .v6 })
        var addresses: Set<IPAddress> = []
        var ttls: [UInt32] = []
        var alias: DNSName?
        var aliases: [DNSName: DNSName] = [:]
        for message in messages {
            for record in message.answers {
                switch record.data {
                case .address(let address):
                    addresses.insert(address)
                    ttls.append(record.ttl)
                case .cname(let target):
                    alias = target
                    aliases[record.name] = target
                    ttls.append(record.ttl)
                default: break
                }
            }
        }
        self.addresses = addresses
        self.alias = alias
        if !addresses.isEmpty {
            kind = .addresses
        } else if messages.contains(where: { $0.header.rcode == .noSuchName }) {
            kind = .noName
        } else {
            // With its zone's SOA the server speaks for the last name, too (RFC 2308 section 2.2).
            let isEnd = messages.allSatisfy { $0.authority.contains { $0.type == .soa } }
            let isLoop = Self.isLoop(aliases, from: usable[0].query.question.name)
            kind = isLoop ? .loop : alias == nil || isEnd ? .noData : .alias
        }
        ttl = kind == .addresses || alias != nil ? ttls.min() : Self.negativeTTL(messages)
    }

    /// Whether both send a visitor to the same places, as far as both were heard.
    func agrees(with other: NameAnswer) -> Bool {
        guard families != other.families else { return kind == other.kind && addresses == other.addresses }
        let common = families.intersection(other.families)
        let (own, others) = (
            addresses.filter { common.contains($0.family) }, other.addresses.filter { common.contains($0.family) }
        )
        // Whoever was heard about one family alone may have addresses in the other.
        return own == others && (kind == .noName) == (other.kind == .noName)
    }

    /// It cannot be left from before: it has at least as long to live as what the zone's own servers give out now.
    func isFresh(beside truth: NameAnswer) -> Bool {
        guard let ttl, let full = truth.ttl else { return false }
        return ttl >= full
    }

    /// It gives a visitor neither an address nor another name.
    var leadsNowhere: Bool { kind == .noData || kind == .noName || kind == .loop }

    /// What it says, for the end of a sentence.
    var words: String {
        switch kind {
        case .addresses: Phrase.list(addresses)
        case .alias: "`\(alias.map(Phrase.plain) ?? "")`"
        case .loop: "an alias that leads back to itself"
        case .noData: "no address"
        case .noName: "no such name"
        }
    }

    private static func isLoop(_ aliases: [DNSName: DNSName], from start: DNSName) -> Bool {
        var name = start
        for _ in 0...aliases.count {
            guard let next = aliases[name] else { return false }
            name = next
        }
        return true
    }

    private static func negativeTTL(_ messages: [DNSMessage]) -> UInt32? {
        messages.flatMap(\.authority).compactMap { record in
            if case .soa(let soa) = record.data { min(record.ttl, soa.minimum) } else { nil }
        }.min()
    }
}
