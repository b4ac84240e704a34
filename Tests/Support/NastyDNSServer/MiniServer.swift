package import DNSWire

/// One server of a ``MiniWorld``: where it is, what it serves, and what it does wrong.
package struct MiniServer: Sendable {
    /// What it does instead of the honest answer; nil is the honest answer.
    package typealias Fault = @Sendable (NastyQuery, _ honest: DNSMessage) -> [NastyAct]?

    /// A loopback address.
    package let host: String
    let zones: [MiniZone]
    let fault: Fault

    package init(_ host: String, _ zones: [MiniZone], fault: @escaping Fault = { _, _ in nil }) {
        self.host = host
        self.zones = zones
        self.fault = fault
    }

    /// Answers to nothing.
    package static func silent(_ host: String) -> MiniServer { MiniServer(host, []) { _, _ in [] } }

    func acts(_ query: NastyQuery) -> [NastyAct] {
        let honest = honest(query.message)
        if let acts = fault(query, honest) { return acts }
        let limit = Int(max(query.message.edns?.udpPayloadSize ?? 0, UInt16(DNSMessage.plainDatagramLimit)))
        let bytes = query.transport == .udp ? try? honest.encodedForDatagram(limit: limit) : try? honest.encoded()
        return [.send(bytes ?? [])]
    }

    private func honest(_ query: DNSMessage) -> DNSMessage {
        guard let question = query.questions.first else { return DNSMessage(answering: query, .formatError) }
        // DS is the parent's: a server of both answers from the parent's side (RFC 4035 section 3.1.4.1).
        let zone = zones.filter { zone in
            question.name.isWithin(zone.origin) && !(question.type == .ds && question.name == zone.origin)
        }.max { $0.origin.labels.count < $1.origin.labels.count }
        return zone?.answer(query) ?? DNSMessage(answering: query, .refused)
    }
}
