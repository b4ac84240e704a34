import DNSWire
import UpkeepCore

/// What the name server knows and says: `demo.test`, as its own authority and as a resolver would pass it on.
struct DemoZone: Sendable {
    private static let ttl: UInt32 = 60

    private let origin: DNSName
    private let records: [DNSRecord]
    private let soa: DNSRecord

    init(addresses: [IPAddress]) throws(DNSWireError) {
        let origin = try DNSName(DemoNames.zone)
        func record(_ name: DNSName, _ data: DNSRecordData) -> DNSRecord { DNSRecord(name, ttl: Self.ttl, data) }
        let nameservers = try DemoNames.nameservers.map { text throws(DNSWireError) in try DNSName(text) }
        let shop = try DNSName(DemoNames.shop)
        let mail = try DNSName(DemoNames.mail)
        let loopback = DNSRecordData.address(DemoPorts.front)
        let soa = record(
            origin,
            .soa(
                SOAData(
                    primary: nameservers[0], contact: try DNSName("hostmaster.\(DemoNames.zone)"), serial: 1,
                    refresh: 3600, retry: 600, expire: 604_800, minimum: Self.ttl)))
        var records = [soa]
        records += nameservers.map { record(origin, .ns($0)) }
        records += [
            record(origin, .mx(MXData(preference: 10, exchange: mail))),
            record(origin, .txt(TXTData("v=spf1 mx -all"))),
            record(mail, loopback), record(try DNSName(DemoNames.blog), loopback),
        ]
        records += nameservers.map { record($0, loopback) }
        records += addresses.map { record(shop, .address($0)) }
        for alias in DemoNames.aliases { records.append(record(try DNSName(alias), .cname(shop))) }
        self.origin = origin
        self.soa = soa
        self.records = records
    }

    /// The answer on the wire; nil when none is given: to what is no question, and while the servers are silent.
    func answer(_ bytes: [UInt8], over transport: Transport, faults: Set<DemoFault>) -> [UInt8]? {
        // RFC 1035 section 4.1.1: an answer is never answered, or two servers talk for ever.
        guard bytes.count >= 12, bytes[2] & 0x80 == 0, !faults.contains(.dnsSilent) || faults.contains(.dns)
        else { return nil }
        guard let query = try? DNSMessage(decoding: bytes) else { return Self.malformed(bytes) }
        let answer = self.answer(query, over: transport, faults)
        let limit = Int(max(query.edns?.udpPayloadSize ?? 0, UInt16(DNSMessage.plainDatagramLimit)))
        // Every record here is known to fit the wire, so encoding fails for a hostile question's echo at most.
        return transport == .udp ? try? answer.encodedForDatagram(limit: limit) : try? answer.encoded()
    }

    private func answer(_ query: DNSMessage, over transport: Transport, _ faults: Set<DemoFault>) -> DNSMessage {
        func refusal(_ rcode: DNSResponseCode) -> DNSMessage {
            var answer = DNSMessage(answering: query, rcode)
            answer.header.recursionAvailable = true
            return answer
        }
        guard query.edns.map({ $0.version == 0 }) ?? true else { return refusal(.badVersion) }
        guard query.header.opcode == .query else { return refusal(.notImplemented) }
        guard query.questions.count == 1, let question = query.questions.first else { return refusal(.formatError) }
        guard question.recordClass == .internet, question.name.isWithin(origin),
            ![.axfr, .ixfr].contains(question.type)
        else { return refusal(.refused) }
        guard !faults.contains(.dns) else { return refusal(.serverFailure) }

        var answer = DNSMessage(answering: query, authoritative: true)
        answer.header.recursionAvailable = true
        answer.answers = faults.contains(.dnsGone) ? [] : self.answers(to: question)
        if answer.answers.isEmpty {
            let exists = question.name == origin || !faults.contains(.dnsGone) && self.exists(question.name)
            answer.header.rcode = exists ? .noError : .noSuchName
            answer.authority = [soa]
        }
        return answer
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

    private func exists(_ name: DNSName) -> Bool { records.contains { $0.name.isWithin(name) } }

    /// FORMERR to a question that cannot be read, with its id and nothing else of it.
    private static func malformed(_ bytes: [UInt8]) -> [UInt8]? {
        var header = DNSHeader(id: UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
        header.isResponse = true
        header.rcode = .formatError
        return try? DNSMessage(header: header).encoded()
    }
}
