import DNSWire

/// What a server says to one question, without what differs by nature: order, TTL, signatures.
struct RecordSet: Hashable, CustomStringConvertible {
    let rcode: DNSResponseCode
    let data: Set<DNSRecordData>

    init(_ message: DNSMessage, _ question: DNSQuestion) {
        rcode = message.header.rcode
        let aliases = message.aliases(of: question.name)
        let owner = aliases.last?.target ?? question.name
        data = Set((aliases + message.answer(owner, question.type)).map(\.data))
    }

    var words: String { data.isEmpty ? (rcode == .noError ? "nothing" : "\(rcode)") : description }

    var description: String { data.map(\.description).sorted().joined(separator: ", ") }
}
