import DNSWire

/// One zone as a name server has it loaded.
struct ServedZone: Sendable {
    let origin: DNSName
    private let records: [DNSRecord]
    private let soa: [DNSRecord]

    /// - Parameter text: a zone file, whose relative names are in `origin`.
    init(_ origin: String, _ text: String) throws {
        self.origin = try DNSName(origin)
        let reading = ZoneFile.reading(Array(text.utf8), origin: self.origin, name: origin)
        if let problem = reading.problems.first { throw DemoError.zone("\(problem)") }
        records = reading.zone.records
        soa = records.filter { $0.type == .soa && $0.name == reading.zone.origin }
    }

    /// Answers as the zone's authority (RFC 1034 section 4.3.2); the question is about a name in the zone.
    func reply(to question: DNSQuestion) -> NameReply {
        if let cut = cut(above: question) { return referral(to: cut) }
        var reply = NameReply()
        reply.isAuthoritative = true
        reply.answers = answers(to: question)
        if reply.answers.isEmpty {
            reply.rcode = records.contains { $0.name.isWithin(question.name) } ? .noError : .noSuchName
            reply.authority = soa
        }
        return reply
    }

    /// Where another zone begins on the way to the name. Its DS belongs to this side (RFC 4035 section 3.1.4.1).
    private func cut(above question: DNSQuestion) -> DNSName? {
        records.first { record in
            record.type == .ns && record.name != origin && question.name.isWithin(record.name)
                && !(question.type == .ds && question.name == record.name)
        }?.name
    }

    private func referral(to cut: DNSName) -> NameReply {
        var reply = NameReply()
        reply.authority = records.filter { $0.type == .ns && $0.name == cut }
        reply.additional = reply.authority.flatMap { delegation -> [DNSRecord] in
            guard case .ns(let server) = delegation.data else { return [] }
            return records.filter { $0.name == server && $0.type != .ns }
        }
        return reply
    }

    private func answers(to question: DNSQuestion) -> [DNSRecord] {
        let here = records.filter { $0.name == question.name }
        let direct = here.filter { $0.type == question.type || question.type == .any }
        guard direct.isEmpty else { return direct }
        return here.flatMap { alias -> [DNSRecord] in
            // An alias answers every question by leading on, here within the zone and one step only.
            guard case .cname(let target) = alias.data else { return [] }
            return [alias] + records.filter { $0.name == target && $0.type == question.type }
        }
    }
}
