import Checks
import DNSWire

/// Whether bytes that came back are the answer to one query (RFC 5452 §9.1); where they came from is the socket's
/// business.
struct AnswerCheck: Sendable {
    enum Verdict {
        /// The answer; only header and question when it was cut off with TC set.
        case answer(DNSMessage)
        /// It carries our id but cannot be read.
        case malformed(DNSWireError)
        /// Not for this question; waiting goes on.
        /// - Parameter isForeign: Whether it carries another id.
        case stray(String, isForeign: Bool)
        /// No DNS message and not our id: waiting goes on.
        case garbage(DNSWireError)
    }

    /// One for every send so far.
    var ids: [UInt16]
    let question: DNSQuestion
    let opcode: DNSOpcode
    /// Later messages of a zone transfer may leave the question out (RFC 5936 §2.2.1).
    var questionIsOptional = false

    init(_ query: ServerQuery, id: UInt16) {
        ids = [id]
        question = query.question
        opcode = query.opcode
    }

    func verdict(on bytes: [UInt8]) -> Verdict {
        do throws(DNSWireError) {
            let message = try DNSMessage(decoding: bytes)
            let isForeign = !ids.contains(message.header.id)
            return mismatch(message).map { .stray($0, isForeign: isForeign) } ?? .answer(message)
        } catch {
            guard let start = try? DNSMessage(decodingStartOf: bytes.span), ids.contains(start.header.id) else {
                return .garbage(error)
            }
            // Some servers cut a message where the datagram ends; what is left is to be thrown away anyway.
            return start.header.truncated && mismatch(start) == nil ? .answer(start) : .malformed(error)
        }
    }

    /// Why `message` is no answer to the question; nil when it is. The question's letter case is not insisted on:
    /// servers that fold it are many, and harmless behind a connected socket and a random id.
    private func mismatch(_ message: DNSMessage) -> String? {
        let header = message.header
        guard ids.contains(header.id) else {
            return "it has the id \(header.id), not \(ids.map { "\($0)" }.joined(separator: " or "))"
        }
        guard header.isResponse else { return "it is a query" }
        guard header.opcode == opcode else { return "it answers \(header.opcode), not \(opcode)" }
        guard let asked = message.questions.first else {
            // Servers that could not or would not read the question leave it out.
            return questionIsOptional || Self.mayOmitQuestion.contains(header.rcode) ? nil : "it has no question"
        }
        guard message.questions.count == 1, asked == question else { return "it answers `\(asked)`" }
        return nil
    }

    private static let mayOmitQuestion: Set<DNSResponseCode> = [
        .formatError, .serverFailure, .notImplemented, .refused, .badVersion,
    ]
}
