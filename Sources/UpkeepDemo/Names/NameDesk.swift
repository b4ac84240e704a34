import DNSWire

/// Where questions become answers on the wire, for one of the world's name servers.
struct NameDesk: Sendable {
    let role: NameRole
    let zones: DemoZones

    /// The answer; nil when none is given: to what is no question, and while the server is silent.
    func answer(_ bytes: [UInt8], over transport: Transport, faults: Set<DemoFault>) -> [UInt8]? {
        // RFC 1035 section 4.1.1: an answer is never answered, or two servers talk for ever.
        guard bytes.count >= 12, bytes[2] & 0x80 == 0 else { return nil }
        guard let query = try? DNSMessage(decoding: bytes) else {
            return isSilent(faults) ? nil : Self.malformed(bytes)
        }
        guard let answer = self.answer(query, faults) else { return nil }
        let limit = Int(max(query.edns?.udpPayloadSize ?? 0, UInt16(DNSMessage.plainDatagramLimit)))
        // Every record here is known to fit the wire, so encoding fails for a hostile question's echo at most.
        return transport == .udp ? try? answer.encodedForDatagram(limit: limit) : try? answer.encoded()
    }

    private func answer(_ query: DNSMessage, _ faults: Set<DemoFault>) -> DNSMessage? {
        guard let reply = reply(to: query, faults) else { return nil }
        var answer = DNSMessage(answering: query, reply.rcode, authoritative: reply.isAuthoritative)
        answer.header.recursionAvailable = role == .resolver
        answer.answers = reply.answers
        answer.authority = reply.authority
        answer.additional = reply.additional
        return answer
    }

    private func reply(to query: DNSMessage, _ faults: Set<DemoFault>) -> NameReply? {
        func refusal(_ rcode: DNSResponseCode) -> NameReply? { isSilent(faults) ? nil : NameReply(rcode) }
        guard query.edns.map({ $0.version == 0 }) ?? true else { return refusal(.badVersion) }
        guard query.header.opcode == .query else { return refusal(.notImplemented) }
        guard query.questions.count == 1, let question = query.questions.first else { return refusal(.formatError) }
        guard question.recordClass == .internet, ![.axfr, .ixfr].contains(question.type) else {
            return refusal(.refused)
        }
        return reply(to: question, faults)
    }

    private func reply(to question: DNSQuestion, _ faults: Set<DemoFault>) -> NameReply? {
        switch role {
        case .resolver: zones.resolved(question, faults)
        case .authority(let server): zones.reply(to: question, at: server, faults)
        }
    }

    /// Whether it says nothing to anybody, whatever the question.
    private func isSilent(_ faults: Set<DemoFault>) -> Bool {
        reply(to: DNSQuestion(.root, .soa), faults) == nil
    }

    /// FORMERR to a question that cannot be read, with its id and nothing else of it.
    private static func malformed(_ bytes: [UInt8]) -> [UInt8]? {
        var header = DNSHeader(id: UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
        header.isResponse = true
        header.rcode = .formatError
        return try? DNSMessage(header: header).encoded()
    }
}
