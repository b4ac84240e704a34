import Checks
import DNSWire
import UpkeepCore

/// One question on its way through UDP, plain UDP and TCP, with what was sent so far.
struct ExchangeRound {
    let sender: QuerySender
    let question: DNSQuestion
    let server: Endpoint
    let recursionDesired: Bool
    let deadline: ContinuousClock.Instant
    private var sent: [SentQuestion] = []

    init(
        sender: QuerySender, question: DNSQuestion, server: Endpoint, recursionDesired: Bool,
        deadline: ContinuousClock.Instant
    ) {
        self.sender = sender
        self.question = question
        self.server = server
        self.recursionDesired = recursionDesired
        self.deadline = deadline
    }

    mutating func run(over transport: DNSTransport) async -> DNSAnswer {
        var edns = true
        var reply = await send(over: transport, edns: edns)
        guard transport == .udp else { return answer(reply) }
        if let message = reply.message, message.header.rcode == .formatError, message.edns == nil {
            edns = false
            reply = await send(over: .udp, edns: edns)
        }
        guard reply.message?.header.truncated == true else { return answer(reply) }
        // What a truncated answer holds may be part of a record set, so it is not used (RFC 2181 §9).
        reply = await send(over: .tcp, edns: edns)
        guard reply.message == nil else { return answer(reply) }
        let outcome = sent[sent.count - 1].observation.outcome
        explainTruncation(outcome)
        return DNSAnswer(message: nil, failure: NameFailure(afterTruncation: outcome), sent: sent)
    }

    private mutating func send(over transport: DNSTransport, edns: Bool) async -> ServerReply {
        var query = ServerQuery(question, at: server, over: transport, edns: edns ? DNSExtension() : nil)
        query.recursionDesired = recursionDesired
        // Without AD in the query a validating resolver keeps its verdict to itself (RFC 6840 §5.7).
        query.authenticData = recursionDesired
        let began = ContinuousClock.now
        let reply = await sender.send(query, SendTiming(began: began, deadline: deadline))
        sent.append(SentQuestion(at: began, observation: DNSExchangeObservation(reply)))
        return reply
    }

    /// Says with the failed TCP exchange why there was one.
    private mutating func explainTruncation(_ outcome: DNSExchangeObservation.Outcome) {
        let last = sent.count - 1
        let reason: String? =
            switch outcome {
            case .refused: "nothing listens on TCP"
            case .timedOut: "TCP gave no answer in time"
            case .unreachable(let reason): reason
            case .closed(let reason): reason
            case .answered, .mismatched, .malformed, .cancelled: nil
            }
        guard let reason else { return }
        sent[last].observation.outcome = .closed("the answer was truncated, and over TCP: \(reason)")
    }

    private func answer(_ reply: ServerReply) -> DNSAnswer {
        let failure =
            if let message = reply.message {
                NameFailure(rcode: message.header.rcode)
            } else {
                sent.last.flatMap { NameFailure($0.observation.outcome) }
            }
        return DNSAnswer(message: reply.message, failure: failure, sent: sent)
    }
}
