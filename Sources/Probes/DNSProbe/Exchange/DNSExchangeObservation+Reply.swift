import Checks
import DNSWire

extension DNSExchangeObservation {
    /// A reply in the words of a look-up.
    init(_ reply: ServerReply) {
        self.init(
            server: reply.query.server, question: reply.query.question.name.text(trailingDot: false),
            type: "\(reply.query.question.type)", transport: reply.query.transport, outcome: Outcome(reply.outcome),
            elapsed: reply.elapsed, strays: reply.strays)
    }
}

extension DNSExchangeObservation.Outcome {
    fileprivate init(_ outcome: ServerReply.Outcome) {
        self =
            switch outcome {
            case .answered(let message):
                .answered(
                    rcode: message.header.rcode.rawValue, authoritative: message.header.authoritative,
                    authenticated: message.header.authenticated)
            case .refused: .refused
            case .silent: .timedOut
            case .unreachable(let reason): .unreachable(reason)
            case .mismatched(let reason): .mismatched(reason)
            case .malformed(let reason): .malformed(reason)
            case .closed(let reason): .closed(reason)
            case .cancelled(let reason): .cancelled(reason)
            case .untrusted(let reason): .closed("no TLS session: \(reason)")
            }
    }
}
