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

    /// Where a message's first question begins (RFC 1035 §4.1.1).
    private static let questionOffset = 12

    /// Puts the question's name in an answer back into the case in which it was asked for. Names further on that are
    /// pointers to it would show the letters drawn for this send.
    /// - Returns: Whether the answer repeats the case that was sent; nil when it does not begin with this question.
    func restoreCase(of answer: inout [UInt8], to asked: DNSName) -> Bool? {
        let range = Self.questionOffset..<Self.questionOffset + name.wire.count
        guard answer.count >= range.upperBound else { return nil }
        let echoed = answer[range]
        guard zip(echoed, name.wire).allSatisfy({ $0 == $1 || $0 ^ $1 == 0x20 && $0.isLetter }) else { return nil }
        let keepsCase = echoed.elementsEqual(name.wire)
        answer.replaceSubrange(range, with: asked.wire)
        return keepsCase
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
