import Checks
import DNSWire

/// One send of a query: an id and a letter case of its own, so that an answer tells which send it is for.
struct QuerySend: Sendable {
    let id: UInt16
    let name: DNSName
    let bytes: [UInt8]

    init(_ query: ServerQuery) throws(DNSWireError) {
        var generator = SystemRandomNumberGenerator()
        id = generator.next()
        name = query.question.name.randomisingCase(using: &generator)
        var message = DNSMessage(
            asking: DNSQuestion(name, query.question.type, query.question.recordClass), id: id,
            recursionDesired: query.recursionDesired, edns: query.edns)
        message.header.opcode = query.opcode
        message.header.authenticated = query.authenticData
        message.header.checkingDisabled = query.checkingDisabled
        message.header.reserved = query.reservedFlag
        bytes = try message.encoded()
    }
}
