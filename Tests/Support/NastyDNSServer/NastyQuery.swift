package import DNSWire

/// A query as the server got it, with the usual answers to it ready to be bent.
package struct NastyQuery: Sendable {
    package enum Transport: Sendable { case udp, tcp }

    package let message: DNSMessage
    package let transport: Transport
    /// How many queries came before this one.
    package let place: Int
    package let sourcePort: Int?

    package var question: DNSQuestion? { message.questions.first }
    package var type: DNSRecordType? { question?.type }

    /// The empty answer, for a test to fill.
    package func reply(_ rcode: DNSResponseCode = .noError) -> DNSMessage { DNSMessage(answering: message, rcode) }

    /// An honest answer with these records.
    package func answer(_ records: DNSRecord..., rcode: DNSResponseCode = .noError) -> [UInt8] {
        var reply = reply(rcode)
        reply.answers = records
        return Self.bytes(reply)
    }

    /// An answer without records.
    package func status(_ rcode: DNSResponseCode) -> [UInt8] { Self.bytes(reply(rcode)) }

    /// TC, and nothing else.
    package func truncated() -> [UInt8] {
        var reply = reply()
        reply.header.truncated = true
        return Self.bytes(reply)
    }

    /// The message on the wire; empty when it cannot be encoded, which no test expects.
    package static func bytes(_ message: DNSMessage) -> [UInt8] { (try? message.encoded()) ?? [] }
}
