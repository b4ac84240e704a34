import Checks
import DNSWire
import UpkeepCore

extension ServerReply {
    var rcode: DNSResponseCode? { message?.header.rcode }

    /// Extended DNS errors' codes (RFC 8914 section 4).
    var extendedErrors: [UInt16] {
        (message?.edns?.options ?? []).compactMap { if case .extendedError(let code, _) = $0 { code } else { nil } }
    }

    /// How the question went: `udp`, `udp edns`, `tcp`.
    var way: String {
        query.transport == .udp && query.edns != nil ? "udp edns" : query.transport.rawValue
    }

    /// What came of it, in a word or two.
    var result: String {
        switch outcome {
        case .answered(let message): message.header.rcode.description
        case .refused: "refused"
        case .silent: "silent"
        case .unreachable: "unreachable"
        case .mismatched: "answering something else"
        case .malformed: "unreadable"
        case .closed: "closed early"
        case .untrusted: "without TLS"
        case .cancelled: "not waited for"
        }
    }

    /// One line of the query log, e.g. `+12 ms  192.0.2.1  udp edns  A shop.example.  → NOERROR AA 1 answer, 8 ms`.
    var logLine: String {
        let flags = (query.recursionDesired ? " RD" : "") + (query.checkingDisabled ? " CD" : "")
        let question = "\(query.question.type) \(query.question.name)"
        let took = DurationText.spoken(elapsed)
        return "+\(DurationText.spoken(sentAt))  \(Phrase.place(query.server))  \(way)\(flags)  \(question)  → "
            + "\(detail), \(took)\(sends > 1 ? ", sent \(sends) times" : "")"
    }

    private var detail: String {
        switch outcome {
        case .answered(let message):
            var words = [message.header.rcode.description]
            if message.header.authoritative { words.append("AA") }
            if message.header.authenticated { words.append("AD") }
            if message.header.truncated { words.append("TC") }
            words.append(Phrase.count(message.answers.count, "answer", "answers"))
            words += extendedErrors.map { "EDE \($0)" }
            return words.joined(separator: " ")
        case .unreachable(let why), .mismatched(let why), .malformed(let why), .closed(let why), .untrusted(let why),
            .cancelled(let why):
            return "\(result): \(why)"
        case .refused, .silent: return result
        }
    }
}
